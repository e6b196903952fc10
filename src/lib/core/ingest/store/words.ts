import { DICTIONARIES, type DictionaryName } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { ByteDictionary } from '../cells/byte-dictionary';

const AT_ONCE = 1 << 16;

/** The dictionaries of a workspace and how much of each the engine already has. Codes never change while a file is loaded. */
export class Words {
  private readonly stored = new Map<DictionaryName, number>();
  private readonly dictionaries = Object.fromEntries(
    DICTIONARIES.map((word) => [word, new ByteDictionary()])
  ) as Record<DictionaryName, ByteDictionary>;

  of(word: DictionaryName): ByteDictionary {
    return this.dictionaries[word];
  }

  async store(engine: Engine): Promise<void> {
    for (const word of DICTIONARIES) {
      const dictionary = this.dictionaries[word];
      for (let from = this.stored.get(word) ?? 0; from < dictionary.size; from += AT_ONCE) {
        const rows = Math.min(AT_ONCE, dictionary.size - from);
        const codes = Int32Array.from({ length: rows }, (_, index) => from + index);
        await engine.append(
          `word_${word}`,
          { code: { type: 'int32', values: codes }, text: dictionary.words(from, from + rows) },
          rows
        );
        this.stored.set(word, from + rows);
      }
    }
  }
}
