import { installWithApt } from './apt.mjs';
import { run } from './run.mjs';

async function hasChineseFont() {
  const { code, output } = await run('fc-list', [':lang=zh', 'family'], { capture: true });
  return code === 0 && output.trim() !== '';
}

/** Sees to it that Chinese text has glyphs in the browser tests. Answers false when it could not. */
export async function ensureChineseFonts() {
  if (process.platform !== 'linux' || (await hasChineseFont())) return true;
  return installWithApt(['fontconfig', 'fonts-noto-cjk']);
}
