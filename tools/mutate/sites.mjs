// Where a source can be mutated: comparisons, boundaries, bounds of windows and logical words, in SQL templates and beside them.
import ts from 'typescript';

/** In the text of SQL templates: [what, into]. The first rule that fits at a place is taken. */
const IN_SQL = [
  [/(?<![:=<>!-])(<>|<=|>=|<|>|=)(?![=>])/g, (op) => FLIPPED[op]],
  [/(?<=[\s)])[+-](?=[\s])/g, (op) => (op === '+' ? '-' : '+')],
  [/\b(arg_min|arg_max|min|max|least|greatest|bool_or|bool_and)(?=\()/g, (word) => FLIPPED[word]],
  [/\b(current row|unbounded preceding|1 preceding)/g, (bound) => FLIPPED[bound]],
  [/\bis (not )?(null|true|false)\b/g, (test) => FLIPPED[test]],
  [/\bnot (?!null|false|true|in\b|distinct|materialized)/g, () => ''],
  [/\b(and|or)\b/g, (word) => (word === 'and' ? 'or' : 'and')]
];

const FLIPPED = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '=': '<>',
  '<>': '=',
  min: 'max',
  max: 'min',
  arg_min: 'arg_max',
  arg_max: 'arg_min',
  least: 'greatest',
  greatest: 'least',
  bool_or: 'bool_and',
  bool_and: 'bool_or',
  'current row': '1 preceding',
  '1 preceding': 'current row',
  'unbounded preceding': '1 preceding',
  'is null': 'is not null',
  'is not null': 'is null',
  'is true': 'is not false',
  'is not false': 'is true',
  'is false': 'is not true',
  'is not true': 'is false'
};

const IN_CODE = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+'
};

/** Words that belong to `between … and …` are no logic. */
const isBetween = (text, at) => /\bbetween\b(?:(?!\band\b)[^])*$/.test(text.slice(0, at));

function inText(text, start) {
  const sites = [];
  const masked = text.replace(/'[^']*'/g, (literal) => '_'.repeat(literal.length));
  for (const [pattern, into] of IN_SQL) {
    for (const match of masked.matchAll(pattern)) {
      const [what] = match;
      if (what === 'and' && isBetween(masked, match.index)) continue;
      // `is null` and the like are one site, not a `not` of their own.
      if (what.startsWith('not') && /\bis $/.test(masked.slice(0, match.index))) continue;
      sites.push({
        from: start + match.index,
        to: start + match.index + what.length,
        what,
        into: into(what)
      });
    }
  }
  return sites;
}

/** Sites of a file, in order: {from, to, what, into, sql} and for code the expression's ends {left, right}. */
export function sitesOf(source, text) {
  const file = ts.createSourceFile(source, text, ts.ScriptTarget.Latest, true);
  const sites = [];
  const inSql = (node, skipEnd) =>
    sites.push(
      ...inText(text.slice(node.getStart() + 1, node.end - skipEnd), node.getStart() + 1).map((s) => ({
        ...s,
        sql: true
      }))
    );
  const visit = (node) => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql') {
      const { template } = node;
      if (ts.isNoSubstitutionTemplateLiteral(template)) inSql(template, 1);
      else {
        inSql(template.head, 2);
        for (const span of template.templateSpans)
          inSql(span.literal, ts.isTemplateTail(span.literal) ? 1 : 2);
      }
    }
    if (ts.isBinaryExpression(node)) {
      const what = node.operatorToken.getText();
      if (IN_CODE[what] !== undefined)
        sites.push({
          from: node.operatorToken.getStart(),
          to: node.operatorToken.end,
          left: node.getStart(),
          right: node.end,
          what,
          into: IN_CODE[what],
          sql: false
        });
    }
    if (!ts.isTypeNode(node) && !ts.isImportDeclaration(node)) ts.forEachChild(node, visit);
  };
  visit(file);
  return sites
    .sort((a, b) => a.from - b.from)
    .map((site) => ({ ...site, line: text.slice(0, site.from).split('\n').length }));
}

/** The file with every site switched by `globalThis.decorumMutant`: its number, `first` being that of the first site. */
export function instrumented(text, sites, first) {
  const edits = [];
  sites.forEach(({ from, to, left, right, what, into, sql }, i) => {
    const id = first + i;
    const put = (at, order, insert, upTo = at) => edits.push({ at, upTo, order, insert });
    if (sql) put(from, 0, `\${globalThis.eitherSql(${id}, sql\`${what}\`, sql\`${into}\`)}`, to);
    else {
      // At one place closings of inner expressions come first, then openings of outer ones.
      put(left, 1e6 - (right - left), `globalThis.eitherOf(${id}, '${what}', '${into}', () => (`);
      put(from, 0, '), () => (', to);
      put(right, -1e6 + (right - left), '))');
    }
  });
  edits.sort((a, b) => a.at - b.at || a.order - b.order);
  let out = '';
  let at = 0;
  for (const { at: from, upTo, insert } of edits) {
    out += text.slice(at, from) + insert;
    at = upTo;
  }
  return out + text.slice(at);
}
