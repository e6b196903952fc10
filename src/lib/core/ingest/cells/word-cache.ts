import { ByteDictionary } from './byte-dictionary';

const MOST_WORDS = 1 << 14;
const decoder = new TextDecoder();

/** Remembers what each spelling met so far means, so that a word is only looked at once. */
export class WordCache<Meaning> {
  private spellings = new ByteDictionary();
  private meanings: Meaning[] = [];

  constructor(private readonly meaningOf: (text: string) => Meaning) {}

  get(bytes: Uint8Array, start: number, end: number): Meaning {
    const code = this.spellings.codeOf(bytes, start, end);
    if (code < this.meanings.length) return this.meanings[code]!;
    const meaning = this.meaningOf(decoder.decode(bytes.subarray(start, end)));
    if (code < MOST_WORDS) this.meanings.push(meaning);
    else {
      this.spellings = new ByteDictionary();
      this.meanings = [];
    }
    return meaning;
  }
}
