import { describe, expect, it } from 'vitest';
import { audit } from '../../src/cli/commands/audit';
import { checkRulebook } from '../../src/cli/commands/check-rulebook';
import { generate } from '../../src/cli/commands/generate';
import { showSql } from '../../src/cli/commands/show-sql';
import { COMMANDS, helpOn } from '../../src/cli/help';
import { printed } from './support/printed';

const RUN = { audit, 'check-rulebook': checkRulebook, 'show-sql': showSql, generate };
const optionsIn = (text: string): string[] => [...new Set(text.match(/--[a-z-]+/g))].sort();

describe.each(COMMANDS)('the help of decorum %s', (command) => {
  it.each(['en', 'zh'] as const)('is printed when asked for, in %s', async (locale) => {
    const { code, text } = await printed(RUN[command], ['--help', '--lang', locale]);
    expect(text).toBe(helpOn(command, locale));
    expect(text.startsWith(`decorum ${command} `)).toBe(true);
    expect(code).toBe(0);
  });

  it('names the same options in both languages', () => {
    expect(optionsIn(helpOn(command, 'zh'))).toEqual(optionsIn(helpOn(command, 'en')));
    expect(helpOn(command, 'zh')).toMatch(/\p{Script=Han}/u);
    expect(helpOn(command, 'en')).not.toMatch(/\p{Script=Han}/u);
  });
});

it('the help of the program names every command in both languages', () => {
  for (const locale of ['en', 'zh'] as const)
    for (const command of COMMANDS) expect(helpOn('all', locale)).toContain(`decorum ${command} `);
});
