import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Tests and what only tests use. */
export const TEST_CODE = /\.(test|fixture)\.ts$|\/oracle\.ts$/;

/** One import of one file. */
export interface Import {
  readonly specifier: string;
  readonly onlyTypes: boolean;
}

/** One source file below src/. */
export interface SourceFile {
  /** Path from src/, with `lib/` left out: `core/sql/fragment.ts`, `cli/main.ts`. */
  readonly place: string;
  readonly isTest: boolean;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Uses of the clock or of randomness, as written. */
  readonly impurities: readonly string[];
}

const GENERATED = /(^|\/)(generated|node_modules)(\/|$)/;
const CLOCKS: Readonly<Record<string, readonly string[]>> = {
  Date: ['now'],
  Math: ['random'],
  performance: ['now', 'timeOrigin'],
  crypto: ['randomUUID', 'getRandomValues']
};

function scriptOf(name: string, text: string): string {
  if (!name.endsWith('.svelte')) return text;
  return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');
}

function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const clause = node.importClause;
    const named = clause?.namedBindings;
    const eachIsType =
      named !== undefined &&
      ts.isNamedImports(named) &&
      named.elements.length > 0 &&
      !clause?.name &&
      named.elements.every((element) => element.isTypeOnly);
    const onlyTypes = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || eachIsType;
    return { specifier: node.moduleSpecifier.text, onlyTypes };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, onlyTypes: node.isTypeOnly };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const target = node.arguments[0];
    if (target && ts.isStringLiteralLike(target)) return { specifier: target.text, onlyTypes: false };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    const literal = node.argument.literal;
    if (ts.isStringLiteral(literal)) return { specifier: literal.text, onlyTypes: true };
  }
  return undefined;
}

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const object = node.expression.getText().replace(/^globalThis\./, '');
    if (CLOCKS[object]?.includes(node.name.text)) return `${object}.${node.name.text}`;
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
    return 'new Date() without an argument';
  }
  return undefined;
}

/** What a file imports and where it looks at the clock, read from its syntax tree (comments and strings do not count). */
export function readSource(name: string, text: string): Pick<SourceFile, 'imports' | 'impurities'> {
  const tree = ts.createSourceFile(`${name}.ts`, scriptOf(name, text), ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const impurities: string[] = [];
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found) imports.push(found);
    const impurity = impurityOf(node);
    if (impurity) impurities.push(impurity);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { imports, impurities };
}

function namesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((full) => !GENERATED.test(path.relative(folder, full)));
}

/** Every TypeScript, JavaScript and Svelte file below src/, generated code left out. */
export function sourceFiles(src: string): SourceFile[] {
  return namesBelow(src)
    .filter((full) => /\.(ts|js|svelte)$/.test(full) && !full.endsWith('.d.ts'))
    .map((full) => {
      const text = readFileSync(full, 'utf8');
      const place = path
        .relative(src, full)
        .split(path.sep)
        .join('/')
        .replace(/^lib\//, '');
      const isTest = TEST_CODE.test(place);
      return { place, isTest, lines: text.trimEnd().split('\n').length, ...readSource(full, text) };
    });
}

/** Folders below `root` that directly hold at least one source file, from `root`. */
export function foldersWithFiles(root: string, pattern: RegExp): string[] {
  const folders = namesBelow(root)
    .filter((full) => pattern.test(full))
    .map((full) => path.relative(root, path.dirname(full)).split(path.sep).join('/'));
  return [...new Set(folders)].sort();
}
