import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { auditFiles, verdictsOf } from '../support/audit';
import { projectFile, readProject, shippedRulebook } from '../support/files';
import { filesOf, type Example } from './example';

let engine: Engine;
beforeAll(async () => void (engine = await createDuckDbNode()));
afterAll(() => engine.close());

const found = async (books: string[], example: Omit<Example, 'name' | 'expect'>) => {
  const { judgement } = await auditFiles(
    engine,
    filesOf({ name: '', expect: {}, ...example }),
    books.map(shippedRulebook),
    { zone: example.zone ?? 'UTC' }
  );
  const verdicts = await verdictsOf(engine, judgement, 1);
  return Object.fromEntries([...verdicts].filter(([, ids]) => ids.length > 0));
};

describe('rulebooks side by side', () => {
  it('each find a late call to Massachusetts, and only its own finds one at nine sharp', async () => {
    const verdicts = await found(['us-reg-f', 'us-ma'], {
      zone: 'America/New_York',
      defaults: {
        contacts: {
          channel: 'call',
          agency: 'A',
          account: '1',
          outcome: 'no_answer',
          place: 'home',
          region: 'US-MA',
          time_zone: 'America/New_York'
        }
      },
      contacts: [
        { id: 'nine', at: '2026-03-10 21:00:00', consumer: 'P1', account: '1' },
        { id: 'later', at: '2026-03-10 21:30:00', consumer: 'P2', account: '2' },
        { id: 'elsewhere', at: '2026-03-10 21:30:00', consumer: 'P3', account: '3', region: 'US-NY' }
      ]
    });
    expect(verdicts).toEqual({
      'us-reg-f/inconvenient-hours': ['elsewhere', 'later'],
      'us-ma/waking-hours': ['later', 'nine']
    });
  });

  it('find one act once in China: the law on cards adds to the standard and repeats nothing of it', async () => {
    const verdicts = await found(['cn-gbt-45251', 'cn-cards'], {
      zone: 'Asia/Shanghai',
      defaults: {
        contacts: {
          channel: 'call',
          agency: '甲机构',
          account: '1',
          consumer: 'P1',
          outcome: 'conversation',
          product: '信用卡',
          recorded: true
        }
      },
      contacts: [
        { id: 'late', at: '2026-03-10 22:30' },
        { id: 'unrecorded', at: '2026-03-11 10:00', recorded: false },
        { id: 'colleague', at: '2026-03-12 10:00', party: 'third_party', outcome: 'third_party' }
      ]
    });
    expect(verdicts).toEqual({
      'cn-gbt-45251/quiet-hours': ['late'],
      'cn-cards/card-recording': ['unrecorded'],
      'cn-cards/card-third-person': ['colleague']
    });
  });

  it('hand over in India at the turn of the year without a gap or a double finding', async () => {
    const verdicts = await found(['in-rbi'], {
      zone: 'Asia/Kolkata',
      defaults: {
        contacts: { channel: 'call', agency: 'A', account: '1', consumer: 'P1', outcome: 'no_answer' }
      },
      contacts: [
        { id: 'old-year', at: '2026-12-31 19:30' },
        { id: 'new-year', at: '2027-01-01 19:30' }
      ]
    });
    expect(verdicts).toEqual({
      'in-rbi/calling-hours': ['old-year'],
      'in-rbi/contact-hours': ['new-year']
    });
  });
});

it('every rulebook is in the index under its own name, and nothing else is', () => {
  const { rulebooks } = JSON.parse(readProject('static/rulebooks/index.json')) as {
    rulebooks: { id: string; path: string }[];
  };
  const folders = readdirSync(projectFile('static/rulebooks'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory()
  );
  expect(rulebooks.map(({ id }) => id).sort()).toEqual(folders.map(({ name }) => name).sort());
  for (const { id, path } of rulebooks) expect(path).toBe(`${id}/rulebook.yaml`);
});
