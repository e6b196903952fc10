import { audit } from './commands/audit';
import { checkRulebook } from './commands/check-rulebook';
import { generate } from './commands/generate';
import { showSql } from './commands/show-sql';
import { helpOn, isCommand, type Command } from './help';
import { language, parse } from './arguments';
import { UsageError } from './usage-error';

const RUN: Record<Command, (args: string[]) => Promise<number>> = {
  audit,
  'check-rulebook': checkRulebook,
  'show-sql': showSql,
  generate
};

/** `decorum --help`, `decorum help [COMMAND]`, and nothing at all. */
function help(words: string[]): number {
  const options = { lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
  const { values, positionals } = parse(words, options);
  const [topic] = positionals[0] === 'help' ? positionals.slice(1) : positionals;
  if (topic !== undefined && !isCommand(topic)) throw unknownCommand(topic);
  process.stdout.write(helpOn(topic ?? 'all', language(values.lang)));
  return words.length === 0 ? 2 : 0;
}

const unknownCommand = (word: string): UsageError =>
  new UsageError(`there is no command "${word}"; "decorum --help" lists them`);

async function run([command, ...rest]: string[]): Promise<number> {
  if (isCommand(command)) return RUN[command](rest);
  if (command === undefined) return help([]);
  if (command === 'help' || command.startsWith('-')) return help([command, ...rest]);
  throw unknownCommand(command);
}

// A reader such as `head` that has seen enough is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const reason =
    error instanceof UsageError ? error.message : `this should not have happened: ${String(error)}`;
  process.stderr.write(`decorum: ${reason}\n`);
  if (!(error instanceof UsageError) && process.env.DECORUM_DEBUG) console.error(error);
  process.exitCode = 2;
}
