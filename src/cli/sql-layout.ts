const TOKEN =
  /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\s+|[(),]|(?:(?:left|right|full|semi|anti|cross|inner|asof) )?join\b|(?:group|order|partition) by\b|union all\b|[a-z_][a-z0-9_]*|\d+(?:\.\d+)?(?:e[+-]?\d+)?|./giy;

const CLAUSES = new Set([
  'select',
  'from',
  'where',
  'having',
  'qualify',
  'window',
  'limit',
  'union all',
  'group by',
  'order by'
]);
const startsBlock = (word: string | undefined): boolean =>
  word === 'select' || word === 'with' || word === 'from';
const isClause = (word: string): boolean => CLAUSES.has(word) || word.endsWith('join');

function tokensOf(text: string): string[] {
  const plain = text.replace(
    /\b(group|order|partition|union|left|right|full|semi|anti|cross|inner|asof)\s+(by|all|join)\b/gi,
    '$1 $2'
  );
  return [...plain.matchAll(TOKEN)].map(([token]) => token);
}

/** A statement for people to read: one clause a line, one column a line, subqueries indented. What it means is untouched. */
export function layOut(text: string): string {
  const lines: string[] = [];
  const open: ('block' | 'inline')[] = [];
  let line = '';
  let needsSpace = false;
  const depth = (): number => open.filter((kind) => kind === 'block').length;
  const isInline = (): boolean => open.at(-1) === 'inline';
  const end = (extra = 0): void => {
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '  '.repeat(depth() + extra);
    needsSpace = false;
  };
  const put = (token: string): void => {
    line += needsSpace && line.trim() !== '' ? ` ${token}` : token;
    needsSpace = false;
  };
  const tokens = tokensOf(text);
  tokens.forEach((token, i) => {
    const next = tokens.slice(i + 1).find((each) => each.trim() !== '');
    if (token.trim() === '') needsSpace = true;
    else if (token === '(') {
      put(token);
      open.push(startsBlock(next) ? 'block' : 'inline');
      if (open.at(-1) === 'block') end();
    } else if (token === ')') {
      const kind = open.pop();
      if (kind === 'block') end();
      else needsSpace = false;
      put(token);
    } else if (token === ',') {
      put(token);
      if (isInline()) needsSpace = true;
      else end(1);
    } else if (!isInline() && isClause(token.toLowerCase())) {
      end();
      put(token);
    } else put(token);
  });
  end();
  return lines.join('\n');
}
