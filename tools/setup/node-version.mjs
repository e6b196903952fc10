const OLDEST = [20, 19];

/** Throws a sentence when this Node is older than the tools can work with. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new Error(`Decorum needs Node ${OLDEST.join('.')} or later; this is Node ${version}.`);
}
