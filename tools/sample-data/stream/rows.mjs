// Files that are written while they are made. A row is an array of values; null and undefined are empty cells.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';

const BLOCK_CHARACTERS = 1 << 20;

const needsQuotes = /[",\r\n]/;
export const cell = (value) => {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export class RowFile {
  rows = 0;
  #text;
  #out;
  #failure = null;

  constructor(folder, name, header, start = '') {
    this.name = name;
    this.#out = createWriteStream(path.join(folder, name), 'utf8');
    this.#out.on('error', (error) => (this.#failure = error));
    this.#text = `${start}${header.map(cell).join(',')}\n`;
  }

  add(values) {
    this.line(values.map(cell).join(','));
  }

  /** A row that is text already. */
  line(text) {
    this.#text += `${text}\n`;
    this.rows += 1;
  }

  /** Lets the disk catch up. */
  async flush(isLast = false) {
    if (this.#failure) throw this.#failure;
    if (!isLast && this.#text.length < BLOCK_CHARACTERS) return;
    const text = this.#text;
    this.#text = '';
    if (text !== '' && !this.#out.write(text)) await once(this.#out, 'drain');
  }

  async close() {
    await this.flush(true);
    this.#out.end();
    await once(this.#out, 'finish');
  }
}
