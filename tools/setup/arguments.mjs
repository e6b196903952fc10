/** The port after `--port` (or in `--port=N`), else `fallback`. Throws a sentence on anything that is no port. */
export function portFrom(args, fallback) {
  const at = args.findIndex((arg) => arg === '--port' || arg.startsWith('--port='));
  if (at < 0) return fallback;
  const text = args[at].includes('=') ? args[at].slice('--port='.length) : args[at + 1];
  const port = Number(text);
  if (text && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`--port wants a number from 0 to 65535, not "${text ?? ''}".`);
}
