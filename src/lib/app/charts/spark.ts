/** Paths of a small zero-based line in a box; a gap ends one path and starts the next. */
export function sparkPaths(values: readonly (number | null)[], width: number, height: number): string[] {
  const top = Math.max(0, ...values.map((value) => value ?? 0)) || 1;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const round = (n: number) => Math.round(n * 100) / 100;
  const paths: string[] = [];
  let path = '';
  values.forEach((value, i) => {
    if (value != null)
      path += `${path ? 'L' : 'M'}${round(i * step)} ${round(height - 1 - (value / top) * (height - 2))}`;
    if (path && (value == null || i === values.length - 1)) {
      paths.push(path.includes('L') ? path : `${path}h0.01`);
      path = '';
    }
  });
  return paths;
}
