import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { Plain, RulebookIssue } from './types';

/** Longer texts are refused: a rulebook is read by people. Characters. */
const MAX_LENGTH = 1_000_000;
const MAX_DEPTH = 24;
/** Brackets open at once, and columns before the first word of a line, beyond which a text is not even parsed. */
const MAX_BRACKETS = 64;
const MAX_INDENT = 128;
const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype', '<<'];

export type Path = readonly (string | number)[];

interface Spot {
  value: number;
  key: number | null;
  /** The scalar as written. */
  source: string | null;
}

/** A YAML text as plain values that remember where they stood. */
export interface YamlText {
  value: Plain;
  /** Where a value stands (`key`: where its key stands); the nearest place around it when it is not there. */
  place(path: Path, key?: 'key'): { line: number; column: number };
  /** A scalar as written (`1.10`, where the number is 1.1). */
  source(path: Path): string | null;
}

const keyOf = (path: Path): string => JSON.stringify(path);
const at = (offset: number, lines: LineCounter): { line: number; column: number } => {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
};

export function issueAt(
  code: string,
  place: { line: number; column: number },
  path: Path,
  params: Partial<RulebookIssue['params']> = {},
  severity: RulebookIssue['severity'] = 'error'
): RulebookIssue {
  const key = String(path.at(-1) ?? '');
  return {
    code: `rulebook_issue_${code}`,
    severity,
    ...place,
    path: path.join('.'),
    params: { key, expected: '', got: '', suggestion: '', ...params }
  };
}

class Walk {
  readonly issues: RulebookIssue[] = [];
  readonly spots = new Map<string, Spot>();

  constructor(readonly lines: LineCounter) {}

  refuse(code: string, offset: number, path: Path, got: string): null {
    this.issues.push(issueAt(code, at(offset, this.lines), path, { got }));
    return null;
  }

  value(node: unknown, path: Path, key: number | null, around: number): Plain {
    const offset = (node as { range?: [number, number, number] } | null)?.range?.[0] ?? key ?? around;
    const spot: Spot = { value: offset, key, source: null };
    this.spots.set(keyOf(path), spot);
    if (path.length > MAX_DEPTH) return this.refuse('too_deep', offset, path, '');
    const { tag } = (node ?? {}) as { tag?: string };
    if (tag !== undefined) return this.refuse('tag', offset, path, tag.replace('tag:yaml.org,2002:', '!!'));
    if (isAlias(node)) return this.refuse('alias', offset, path, `*${node.source}`);
    if (isMap(node)) {
      if (node.anchor) this.refuse('alias', offset, path, `&${node.anchor}`);
      const map: { [key: string]: Plain } = {};
      for (const { key: name, value } of node.items) this.entry(map, name, value, path, offset);
      return map;
    }
    if (isSeq(node)) {
      if (node.anchor) this.refuse('alias', offset, path, `&${node.anchor}`);
      return node.items.map((item, index) => this.value(item, [...path, index], null, offset));
    }
    if (!isScalar(node)) return null;
    if (node.anchor) this.refuse('alias', offset, path, `&${node.anchor}`);
    spot.source = node.source ?? null;
    return this.scalar(node.value, offset, path, node.source ?? '');
  }

  private entry(
    map: { [key: string]: Plain },
    name: unknown,
    value: unknown,
    path: Path,
    around: number
  ): void {
    const offset = (name as { range?: [number, number, number] } | null)?.range?.[0] ?? around;
    if (!isScalar(name) || name.value === null || typeof name.value === 'object') {
      this.refuse('wants_text_key', offset, path, '');
      return;
    }
    const key = typeof name.value === 'string' ? name.value : (name.source ?? String(name.value));
    if (FORBIDDEN_KEYS.includes(key)) this.refuse('forbidden_key', offset, [...path, key], key);
    else map[key] = this.value(value, [...path, key], offset, offset);
  }

  private scalar(value: unknown, offset: number, path: Path, source: string): Plain {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    return this.refuse('wants_plain', offset, path, source);
  }
}

/** What the parser calls a mistake, and the issue that says it in a sentence of its own. */
const SYNTAX: Record<string, string> = {
  DUPLICATE_KEY: 'duplicate_key',
  TAG_RESOLVE_FAILED: 'tag',
  MULTIPLE_DOCS: 'several_documents',
  TAB_AS_INDENT: 'tab_indent',
  BAD_INDENT: 'bad_indent',
  BLOCK_AS_IMPLICIT_KEY: 'nested_map',
  BAD_SCALAR_START: 'reserved_start',
  MISSING_CHAR: 'not_closed'
};

/** The word at an offset: a key as written, without its quotes. */
const wordAt = (text: string, offset: number): string => {
  const [, quoted, plain = ''] =
    /^(?:["'](.{0,60}?)["']|([^\s:,\]}]{1,60}))/.exec(text.slice(offset, offset + 64)) ?? [];
  return quoted ?? plain;
};

function syntaxIssues(text: string, document: Document, lines: LineCounter): RulebookIssue[] {
  return [...document.errors, ...document.warnings].map((fault) => {
    const isUnlisted = fault.message.startsWith('Sequence item without');
    const code = isUnlisted ? 'bad_indent' : (SYNTAX[fault.code] ?? 'not_yaml');
    const [offset] = fault.pos;
    const got = {
      duplicate_key: wordAt(text, offset),
      reserved_start: text.slice(offset, offset + 1)
    }[code];
    return issueAt(code, at(offset, lines), [], { got: got ?? fault.message.split('\n')[0]! });
  });
}

/** Characters that no text a person wrote has: YAML 1.2 does not allow them, its parser lets them pass. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

function controlIssue(text: string): RulebookIssue | null {
  const offset = text.search(CONTROL);
  if (offset < 0) return null;
  const before = text.slice(0, offset).split('\n');
  const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0');
  return issueAt('control_character', { line: before.length, column: before.at(-1)!.length + 1 }, [], {
    got: `U+${code}`
  });
}

/**
 * First line that nests too deeply, or null. yaml 2.9 recurses: at a depth of some thousands Node 20 does not throw but
 * dies while compiling a regular expression on the exhausted stack.
 */
function deepLine(text: string): number | null {
  let brackets = 0;
  let line = 0;
  for (const row of text.split('\n')) {
    line++;
    if (/^[\s\-?:]*/.exec(row)![0].length > MAX_INDENT) return line;
    for (const char of row) {
      if (char === '[' || char === '{') brackets++;
      else if (char === ']' || char === '}') brackets = Math.max(0, brackets - 1);
      if (brackets > MAX_BRACKETS) return line;
    }
  }
  return null;
}

const START = { line: 1, column: 1 };

/** Plain values of a YAML 1.2 text. Aliases, tags of any kind and keys that could reach a prototype are refused. */
export function readYaml(text: string): { yaml: YamlText | null; issues: RulebookIssue[] } {
  if (text.length > MAX_LENGTH)
    return { yaml: null, issues: [issueAt('too_long', START, [], { expected: String(MAX_LENGTH) })] };
  const deep = deepLine(text);
  if (deep !== null) return { yaml: null, issues: [issueAt('too_deep', { line: deep, column: 1 }, [])] };
  const control = controlIssue(text);
  if (control !== null) return { yaml: null, issues: [control] };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: true,
    resolveKnownTags: false,
    prettyErrors: false
  });
  const issues = syntaxIssues(text, document, lines);
  if (document.directives?.yaml.explicit && document.directives.yaml.version !== '1.2') {
    issues.push(issueAt('not_yaml', START, [], { got: `%YAML ${document.directives.yaml.version}` }));
  }
  if (issues.length > 0) return { yaml: null, issues };
  const walk = new Walk(lines);
  const value = walk.value(document.contents, [], null, 0);
  if (walk.issues.length > 0) return { yaml: null, issues: walk.issues };
  const nearest = (path: Path): Spot => {
    for (let length = path.length; length > 0; length--) {
      const spot = walk.spots.get(keyOf(path.slice(0, length)));
      if (spot) return spot;
    }
    return walk.spots.get('[]')!;
  };
  return {
    yaml: {
      value,
      place: (path, key) => {
        const spot = nearest(path);
        return at(key === 'key' ? (spot.key ?? spot.value) : spot.value, lines);
      },
      source: (path) => walk.spots.get(keyOf(path))?.source ?? null
    },
    issues: []
  };
}
