import { get, set } from 'idb-keyval';
import type { Mapping } from '#lib/core/ingest';

const KEY = 'decorum-mappings';

/** Mappings kept between visits under their names. They say how files are read and hold no row of any. */
export class Mappings {
  list = $state.raw<Mapping[]>([]);

  /** A browser that keeps nothing is no reason to stop. */
  async start(): Promise<void> {
    const kept = await get<Mapping[]>(KEY).catch(() => undefined);
    if (kept) this.list = kept;
  }

  async save(mapping: Mapping): Promise<void> {
    await this.put([...this.list.filter(({ name }) => name !== mapping.name), mapping]);
  }

  async remove(name: string): Promise<void> {
    await this.put(this.list.filter((mapping) => mapping.name !== name));
  }

  /** Answers the mapping of a file, or the first mistake in it. */
  async import(file: Blob): Promise<{ mapping: Mapping } | { mistake: string }> {
    const { parseMapping } = await import('#lib/core/ingest');
    const read = parseMapping(await file.text());
    if ('mapping' in read) return read;
    const { path, message } = read.mistakes[0]!;
    return { mistake: path === '' ? message : `${path}: ${message}` };
  }

  async export(mapping: Mapping): Promise<{ name: string; blob: Blob }> {
    const { mappingText } = await import('#lib/core/ingest');
    const blob = new Blob([mappingText(mapping)], { type: 'application/json' });
    return { name: `${mapping.name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')}.mapping.json`, blob };
  }

  private async put(list: Mapping[]): Promise<void> {
    this.list = list;
    await set(KEY, list).catch(() => undefined);
  }
}
