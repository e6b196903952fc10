/** Parts of the suite that `--only` can name. */
export const parts = ['types', 'lint', 'unit', 'engines', 'browser'];

/**
 * Reads `--only a,b` (or several `--only a`) and `--quick` (types, lint and unit tests in one time zone).
 * Answers `{ wants(part), zones }`; throws a sentence on anything else.
 */
export function planFrom(args) {
  const named = [];
  let isQuick = false;
  const rest = [...args];
  while (rest.length > 0) {
    const arg = rest.shift();
    if (arg === '--quick') isQuick = true;
    else if (arg === '--only') named.push(...(rest.shift() ?? '').split(','));
    else if (arg.startsWith('--only=')) named.push(...arg.slice('--only='.length).split(','));
    else throw new Error(`"${arg}" is not understood. Known: --quick, --only ${parts.join('|')}.`);
  }
  const unknown = named.find((name) => !parts.includes(name));
  if (unknown !== undefined) throw new Error(`--only wants one of ${parts.join(', ')}, not "${unknown}".`);
  const quick = ['types', 'lint', 'unit'];
  const wanted = named.length > 0 ? named : isQuick ? quick : parts;
  return { wants: (part) => wanted.includes(part), zones: isQuick ? ['UTC'] : ['UTC', 'America/New_York'] };
}
