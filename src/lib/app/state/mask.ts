const ELLIPSIS = '…';

/** The ends of an id, enough to recognise and too little to use: `6222…0193`. */
export function maskId(id: string): string {
  const letters = [...id];
  const shown = letters.length >= 12 ? 4 : letters.length >= 8 ? 2 : letters.length >= 3 ? 1 : 0;
  if (shown === 0) return ELLIPSIS;
  return letters.slice(0, shown).join('') + ELLIPSIS + letters.slice(-shown).join('');
}
