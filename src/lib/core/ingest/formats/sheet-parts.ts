import { attribute, decoded, scanned, type XmlReader } from './xml-scanner';
import type { ZipEntry } from './zip';

/** What the cells of a sheet point at. */
export interface SheetParts {
  sheet: ZipEntry;
  strings: readonly string[];
  /** By style of a cell: whether its numbers are dates. */
  isDate: readonly boolean[];
}

const REFERENCE = /_x([0-9A-Fa-f]{4})_/g;
/** Built-in formats that are dates or times, the East Asian ones included. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Characters that XML cannot hold stand in a workbook as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(REFERENCE, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;

/** The parts of one sheet of an XLSX workbook; null when it is put together in a way that is not known here. */
export async function sheetParts(entries: readonly ZipEntry[], sheet: string): Promise<SheetParts | null> {
  const entry = (path: string | undefined) => entries.find(({ name }) => name === path);
  const roots = await relations(entry('_rels/.rels'), '');
  const book = entry(roots.find(({ type }) => type === 'officeDocument')?.path);
  if (book === undefined || !book.name.endsWith('.xml')) return null;
  const folder = book.name.slice(0, book.name.lastIndexOf('/') + 1);
  const links = await relations(entry(`${folder}_rels/${book.name.slice(folder.length)}.rels`), folder);
  const id = await idOfSheet(book, sheet);
  const own = entry(links.find((link) => link.id === id && link.type === 'worksheet')?.path);
  if (own === undefined) return null;
  const linked = (type: string) => links.find((link) => link.type === type)?.path;
  const [strings, styles] = [linked('sharedStrings'), linked('styles')];
  if ((strings !== undefined && !entry(strings)) || (styles !== undefined && !entry(styles))) return null;
  return {
    sheet: own,
    strings: strings === undefined ? [] : await sharedStrings(entry(strings)!),
    isDate: styles === undefined ? [] : await dateStyles(entry(styles)!)
  };
}

interface Relation {
  id: string;
  type: string;
  path: string;
}

async function relations(entry: ZipEntry | undefined, folder: string): Promise<Relation[]> {
  const found: Relation[] = [];
  if (entry !== undefined)
    await tags(entry, (name, get) => {
      const target = get('Target');
      if (name !== 'Relationship' || target === null) return;
      const type = (get('Type') ?? '').replace(/^.*\//, '');
      found.push({ id: get('Id') ?? '', type, path: resolved(folder, target) });
    });
  return found;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/'))
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  return parts.join('/');
}

async function idOfSheet(book: ZipEntry, sheet: string): Promise<string | null> {
  let id: string | null = null;
  await tags(book, (name, get, text) => {
    if (name === 'sheet' && id === null && get('name') === sheet)
      id = /\s[\w.-]+:id\s*=\s*(["'])(.*?)\1/.exec(` ${text}`)?.[2] ?? null;
  });
  return id;
}

async function dateStyles(styles: ZipEntry): Promise<boolean[]> {
  const { isDateFormat } = await import('hucre');
  const own = new Map<number, boolean>();
  const found: boolean[] = [];
  let isInCells = false;
  await tags(styles, (name, get) => {
    if (name === 'numFmt') own.set(Number(get('numFmtId')), isDateFormat(get('formatCode') ?? ''));
    if (/Xfs$|^(dxfs|cellStyles)$/.test(name)) isInCells = name === 'cellXfs';
    if (name !== 'xf' || !isInCells) return;
    const id = Number(get('numFmtId') ?? 0);
    found.push(own.get(id) ?? isBuiltInDate(id));
  });
  return found;
}

async function tags(
  entry: ZipEntry,
  found: (name: string, get: (attribute: string) => string | null, attributes: string) => void
): Promise<void> {
  const reader: XmlReader = {
    wantsText: false,
    open: (name, text, from, to) =>
      found(name, (wanted) => attribute(wanted, text, from, to), text.slice(from, to)),
    close: () => undefined,
    text: () => undefined
  };
  for await (const _ of scanned(entry.stream(), reader, () => null));
}

/** Of a rich text the runs one after another; how it is pronounced is no part of it. */
class StringReader implements XmlReader {
  readonly strings: string[] = [];
  wantsText = false;
  private plain = '';
  private rich: string | null = null;
  private run = '';
  private isInRun = false;
  private isInSound = false;

  open(name: string): void {
    if (name === 'si') {
      this.plain = '';
      this.rich = null;
    } else if (name === 'r') {
      this.isInRun = true;
      this.run = '';
    } else if (name === 'rPh') this.isInSound = true;
    else if (name === 't' && !this.isInSound) {
      this.wantsText = true;
      if (this.isInRun) this.run = '';
      else this.plain = '';
    }
  }

  text(text: string, isDecoded: boolean): void {
    const said = isDecoded ? text : decoded(text);
    if (this.isInRun) this.run += said;
    else this.plain += said;
  }

  close(name: string): void {
    if (name === 't') this.wantsText = false;
    else if (name === 'rPh') this.isInSound = false;
    else if (name === 'r') {
      this.isInRun = false;
      this.rich = (this.rich ?? '') + unescaped(this.run);
    } else if (name === 'si') this.strings.push(this.rich ?? unescaped(this.plain));
  }
}

async function sharedStrings(entry: ZipEntry): Promise<string[]> {
  const reader = new StringReader();
  for await (const _ of scanned(entry.stream(), reader, () => null));
  return reader.strings;
}
