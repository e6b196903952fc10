import { language, oneOf, parse, wholeNumber } from '../arguments';
import { helpOn } from '../help';
import { programTool, reasonOf } from '../program';
import { showShare } from '../progress';
import { UsageError } from '../usage-error';

const STORIES = ['cn', 'us'] as const;
const OPTIONS = {
  out: { type: 'string' },
  story: { type: 'string' },
  locale: { type: 'string' },
  size: { type: 'string' },
  seed: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' }
} as const;

/** The generator, kept with the tools. Writes the six files of a log into a folder. */
interface Generator {
  writeLog(options: {
    folder: string;
    story: (typeof STORIES)[number];
    size: number;
    seed: number;
    onProgress?(contacts: number): void;
  }): Promise<{ name: string; rows: number }[]>;
}

/** `decorum generate`: writes a made-up log. */
export async function generate(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, OPTIONS);
  const locale = language(values.lang);
  if (values.help) {
    process.stdout.write(helpOn('generate', locale));
    return 0;
  }
  if (positionals.length > 0) throw new UsageError(`generate takes options only, not "${positionals[0]}"`);
  if (values.story !== undefined && values.locale !== undefined && values.story !== values.locale)
    throw new UsageError('--story and --locale are two names of one option; give one');
  const story =
    oneOf('story', values.story, STORIES) ?? oneOf('locale', values.locale, STORIES) ?? STORIES[0];
  const size = wholeNumber('size', values.size, { least: 1, most: 100_000_000, otherwise: 20_000 });
  const seed = wholeNumber('seed', values.seed, { least: 0, most: 4_294_967_295, otherwise: 1 });
  if (!values.out) throw new UsageError('--out is missing: the folder to write to');
  const { writeLog } = await programTool<Generator>('sample-data/stream/write-log.mjs');
  try {
    const onProgress = showShare('contacts.csv', size);
    await writeLog({ folder: values.out, story, size, seed, onProgress });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code))
      throw new UsageError(`${values.out}: ${reasonOf(error)}`);
    throw error;
  }
  return 0;
}
