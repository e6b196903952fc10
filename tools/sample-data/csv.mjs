/** One CSV text: header and rows of values, quoted where they must be. */
export function csv(header, rows, { separator = ',', end = '\n' } = {}) {
  const cell = (value) => {
    const text = value === null || value === undefined ? '' : String(value);
    return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [header, ...rows].map((row) => row.map(cell).join(separator) + end).join('');
}

export const BOM = '\uFEFF';
