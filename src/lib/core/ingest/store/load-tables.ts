import { InputRefused, type Issue } from '#lib/core/domain';
import { openFile, type Opening } from '../formats/open';
import { choose } from '../mapping/choose';
import type { SourceFile } from '../text/source-file';
import { forgetFile, loadFile, refusalFor, type LoadContext, type ReadFile } from './load-file';
import type { LoadOptions } from './load-options';

/** What does not belong to the tables of an archive, such as a letter that comes with them. */
const STRANGE: readonly string[] = [
  'no_known_columns',
  'empty_file',
  'not_text',
  'looks_like_pdf',
  'looks_like_image',
  'looks_like_archive',
  'unknown_encoding',
  'old_workbook',
  'broken_workbook',
  'too_deep_inside'
];

/**
 * Reads every table of a file. A file with several is loaded as a whole or, when one of its tables raises a question or
 * cannot be used, not at all; what is no table is left out and noted.
 */
export async function loadTables(
  context: LoadContext,
  nextId: () => number,
  file: SourceFile,
  options: LoadOptions
): Promise<{ read: ReadFile[]; refused: Issue[] }> {
  const read: ReadFile[] = [];
  const refused: Issue[] = [];
  const refuse = (cause: unknown) => {
    if (!(cause instanceof InputRefused)) throw cause;
    refused.push(cause.issue);
  };
  let openings: Opening[];
  try {
    const { mapping } = options;
    const sheet = options.sheet ?? mapping?.sheet;
    openings = await openFile(file, {
      ...(options.encoding && { encoding: options.encoding }),
      ...(sheet !== undefined && { sheet }),
      isTable: (start) =>
        choose(start, true, { ...options, delimiter: ',', quote: '"' })?.layout.missing.length === 0
    });
  } catch (cause) {
    refuse(refusalFor(cause, file.name));
    return { read, refused };
  }
  for (const each of openings)
    try {
      if ('unreadable' in each) throw refusalFor(each.unreadable, each.name);
      read.push(await loadFile(context, nextId(), each.opened, file.size, options));
    } catch (cause) {
      refuse(cause);
    }
  const left = refused.filter(({ code }) => STRANGE.includes(code));
  if (read.length > 0 && left.length === refused.length) {
    if (left.length > 0) read[0]!.notes.push(leftOut(read[0]!, left));
    return { read, refused: [] };
  }
  for (const { id } of read) await forgetFile(context.engine, id);
  return { read: [], refused };
}

const leftOut = ({ givenName }: ReadFile, left: readonly Issue[]): Issue => ({
  code: 'files_left_out',
  severity: 'note',
  at: { file: givenName },
  params: { file: givenName, files: left.map(({ at }) => at.file).join(', ') }
});
