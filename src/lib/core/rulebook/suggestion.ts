/** Edits (insert, delete, replace, swap of neighbours) from one word to another. */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = rows[i - 1]![j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      let best = Math.min(row[j - 1]! + 1, rows[i - 1]![j]! + 1, replaced);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      }
      row.push(best);
    }
    rows.push(row);
  }
  return rows[one.length]![other.length]!;
}

/** The word that was probably meant, or empty text. */
export function suggestionFor(word: string, words: readonly string[]): string {
  if (word.length > 60) return '';
  const plain = word.toLowerCase().replaceAll(/[-\s]/g, '_');
  let best = '';
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of words) {
    const edits = distance(plain, candidate.toLowerCase().replaceAll('-', '_'));
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}
