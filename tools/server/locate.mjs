import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';

async function fileAt(candidate) {
  const found = await stat(candidate).catch(() => undefined);
  return found?.isFile() ? found : undefined;
}

/** Splits a request path into names, or answers undefined when it could leave the root or name a hidden file. */
export function safeSegments(pathname) {
  let decoded;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (/[\0\\]/.test(decoded)) return undefined;
  const segments = decoded.split('/').filter(Boolean);
  return segments.some((segment) => segment.startsWith('.')) ? undefined : segments;
}

/**
 * Finds what a request path stands for under `root`.
 * Answers `{ file, size, mtimeMs }`, `{ redirect }` for the one right spelling of a page, or undefined.
 */
export async function locate(root, pathname) {
  const segments = safeSegments(pathname);
  if (!segments) return undefined;
  const base = path.join(root, ...segments);
  const wantsFolder = segments.length === 0 || pathname.endsWith('/');
  const canonical = `/${segments.map(encodeURIComponent).join('/')}`;

  const tries = wantsFolder
    ? [[path.join(base, 'index.html')], [`${base}.html`, canonical]]
    : [[base], [`${base}.html`], [path.join(base, 'index.html'), `${canonical}/`]];
  for (const [file, redirect] of tries) {
    const found = await fileAt(file);
    if (!found) continue;
    const inside = path.relative(await realpath(root), await realpath(file));
    if (inside.startsWith('..') || path.isAbsolute(inside)) return undefined;
    return redirect ? { redirect } : { file, size: found.size, mtimeMs: found.mtimeMs };
  }
  return undefined;
}

/** The compressed copy beside a file, when the build made one and the original has not changed since. */
export async function compressedSibling({ file, mtimeMs }) {
  const found = await fileAt(`${file}.gz`);
  if (!found || found.mtimeMs < mtimeMs) return undefined;
  return { file: `${file}.gz`, size: found.size, mtimeMs: found.mtimeMs };
}
