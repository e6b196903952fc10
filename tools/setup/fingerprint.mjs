import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

async function filesUnder(root, name, keep) {
  const full = path.join(root, name);
  const found = await stat(full).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return keep(name) ? [name] : [];
  const names = (await readdir(full)).map((entry) => `${name}/${entry}`).filter(keep);
  return (await Promise.all(names.map((entry) => filesUnder(root, entry, keep)))).flat();
}

/** SHA-256 over the names and bytes of all files under `places` (files or folders) that `keep` lets through. */
export async function fingerprint(root, places, keep = () => true) {
  const names = (await Promise.all(places.map((place) => filesUnder(root, place, keep)))).flat().sort();
  const hash = createHash('sha256');
  for (const name of names) {
    const bytes = await readFile(path.join(root, name));
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
