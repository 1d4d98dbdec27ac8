// Draws the icons of Teams' app package from their SVG files, and writes them where the package takes them from:
//
//   node scripts/draw-icons.mjs
//
// Needed only after an icon has changed. Needs Chromium, as the tests do.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'adapters/teams/connect/package');
const executablePath = [env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find((path) => path && existsSync(path));
if (!executablePath) throw new Error('No Chromium found. Install it, or name its executable in CHROMIUM.');

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const color = await draw('color.svg', 192);
  const outline = await draw('outline.svg', 32);
  writeFileSync(
    join(folder, 'icons.ts'),
    [
      '/** The app’s icons as PNG in base64, drawn by `scripts/draw-icons.mjs` from the SVG files beside this one. */',
      '',
      '/** 192 by 192 pixels, full bleed. */',
      `export const COLOR_ICON =${lines(color)};`,
      '',
      '/** 32 by 32 pixels, white on nothing. */',
      `export const OUTLINE_ICON =${lines(outline)};`,
      '',
    ].join('\n'),
  );
} finally {
  await browser.close();
}

async function draw(file, size) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${readFileSync(join(folder, file), 'utf8')}`);
  return (await page.screenshot({ omitBackground: true })).toString('base64');
}

function lines(base64) {
  return (base64.match(/.{1,160}/g) ?? []).map((part) => `\n  '${part}'`).join(' +');
}
