import { describe, expect, it } from 'vitest';
import type { Backend, LoadedFile, LoadOptions, LoadOutcome } from './backend';
import { Files } from './files.svelte';

const LOADED: LoadedFile = {
  id: 1,
  name: 'log.csv',
  table: 'contacts',
  size: 10,
  format: 'text',
  isPacked: false,
  container: null,
  sheet: null,
  mapping: null,
  encoding: 'UTF-8',
  delimiter: ',',
  zone: 'Asia/Shanghai',
  rows: 3,
  loaded: 2,
  rejected: 1,
  duplicates: 0,
  issues: 4,
  from: 20_513,
  to: 20_514,
  columns: [],
  notes: [],
  isSample: false
};
const refused = (code: string): LoadOutcome => ({
  loaded: [],
  refused: [{ code, severity: 'error', at: { file: 'log.csv' }, params: {} }]
});

function desk(answers: (LoadOutcome | Error)[]) {
  const asked: LoadOptions[] = [];
  let kept: LoadedFile[] = [];
  const backend = {
    async load(_files: File[], options: LoadOptions) {
      asked.push(options);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      if (answer?.loaded.length) kept = answer.loaded;
      return answer;
    },
    files: async () => kept,
    cancel: () => undefined
  } as unknown as Backend;
  let changes = 0;
  const files = new Files(backend, async () => void (changes += 1));
  return { files, asked, changes: () => changes };
}

const log = [new File(['x'], 'log.csv')];

describe('loading files', () => {
  it('asks for the zone and loads the same file again with the answer', async () => {
    const { files, asked } = desk([refused('zone_needed'), { loaded: [LOADED], refused: [] }]);
    await files.load(log);
    expect([files.question?.code, files.list.length, files.refused.length]).toEqual(['zone_needed', 0, 0]);
    await files.answer({ zone: 'Asia/Shanghai' });
    expect(asked[1]).toEqual({ zone: 'Asia/Shanghai' });
    expect([files.question, files.list.length]).toEqual([null, 1]);
  });

  it('keeps the first answer when a second question follows', async () => {
    const { files, asked } = desk([
      refused('zone_needed'),
      refused('ambiguous_day_month'),
      { loaded: [LOADED], refused: [] }
    ]);
    await files.load(log);
    await files.answer({ zone: 'UTC' });
    await files.answer({ dayMonth: 'dmy' });
    expect(asked[2]).toEqual({ zone: 'UTC', dayMonth: 'dmy' });
  });

  it('changes nothing when a file is refused', async () => {
    const { files, changes } = desk([refused('no_table')]);
    await files.load(log);
    expect([files.refused.map(({ code }) => code), changes()]).toEqual([['no_table'], 0]);
  });

  it('says nothing of a load that was cancelled', async () => {
    const { files, changes } = desk([new DOMException('cancelled', 'AbortError')]);
    await files.load(log);
    expect([files.error, files.isLoading, changes()]).toEqual([null, false, 0]);
  });

  it('counts rejected rows and data issues as doubts', async () => {
    const { files } = desk([{ loaded: [LOADED], refused: [] }]);
    await files.load(log);
    expect(files.doubts).toBe(5);
  });

  it('puts a reloaded file in the place of the earlier one', async () => {
    const { files, asked } = desk([
      { loaded: [LOADED], refused: [] },
      { loaded: [LOADED], refused: [] }
    ]);
    await files.load(log, { zone: 'UTC' });
    await files.reload(1);
    expect(asked[1]).toEqual({ zone: 'UTC', replace: [1] });
  });
});

describe('files given while a load is under way', () => {
  it('wait for their turn and are loaded after it', async () => {
    const { files, asked } = desk([
      { loaded: [LOADED], refused: [] },
      { loaded: [LOADED], refused: [] }
    ]);
    const first = files.load(log);
    await files.load([new File(['y'], 'next.csv')]);
    expect([asked.length, files.waiting.map(({ name }) => name)]).toEqual([1, ['next.csv']]);
    await first;
    expect([asked.length, files.waiting.length]).toEqual([2, 0]);
  });

  it('wait for the answer to a question, or for its being put aside', async () => {
    const { files, asked } = desk([refused('zone_needed'), { loaded: [LOADED], refused: [] }]);
    const first = files.load(log);
    await files.load([new File(['y'], 'next.csv')]);
    await first;
    expect([files.question?.code, asked.length]).toEqual(['zone_needed', 1]);
    await files.dismiss();
    expect([files.question, asked.length]).toEqual([null, 2]);
  });

  it('are forgotten when the load is given up', async () => {
    const { files, asked } = desk([new DOMException('cancelled', 'AbortError')]);
    const first = files.load(log);
    await files.load([new File(['y'], 'next.csv')]);
    files.cancel();
    await first;
    expect([asked.length, files.waiting.length]).toEqual([1, 0]);
  });
});
