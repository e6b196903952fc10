/** Options whose label or value holds every word of the query, whatever the case or width. */
export function matching<T extends { value: string; label: string }>(
  options: readonly T[],
  query: string
): T[] {
  const fold = (text: string) => text.normalize('NFKC').toLowerCase();
  const words = fold(query).split(/\s+/).filter(Boolean);
  return options.filter((option) => {
    const text = fold(`${option.label} ${option.value}`);
    return words.every((word) => text.includes(word));
  });
}
