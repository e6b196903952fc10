import { audit } from './commands/audit';
import { HELP } from './help';
import { UsageError } from './usage-error';

const [command, ...rest] = process.argv.slice(2);

async function run(): Promise<number> {
  if (command === 'audit') return audit(rest);
  if (command === undefined || command === 'help' || command === '--help' || command === '-h') {
    process.stdout.write(HELP);
    return command === undefined ? 2 : 0;
  }
  throw new UsageError(`there is no command "${command}"; "decorum --help" lists them`);
}

try {
  process.exitCode = await run();
} catch (error) {
  const reason =
    error instanceof UsageError ? error.message : `this should not have happened: ${String(error)}`;
  process.stderr.write(`decorum: ${reason}\n`);
  if (!(error instanceof UsageError) && process.env.DECORUM_DEBUG) console.error(error);
  process.exitCode = 2;
}
