// Takes the README's picture of the sandbox, test/journeys/sandbox.png:
//
//   npm run build && node scripts/screenshot.mjs
//
// It starts Throughline with the sample district in a folder of its own, answers a check in words, and
// photographs the answer. Needs Chromium, as the tests do.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { env, execPath, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const picture = join(root, 'test/journeys/sandbox.png');
const executablePath = [env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find((path) => path && existsSync(path));
if (!executablePath) throw new Error('No Chromium found. Install it, or name its executable in CHROMIUM.');

const folder = mkdtempSync(join(tmpdir(), 'throughline-picture-'));
const server = spawn(execPath, ['dist/src/cli/main.js', 'try'], { cwd: root, env: { ...env, THROUGHLINE_DATA: folder, SANDBOX_PORT: '0', PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
const gone = once(server, 'exit');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  // 1280 pixels by 800, of a window somewhat larger.
  const page = await browser.newPage({ viewport: { width: 1536, height: 960 }, deviceScaleFactor: 1280 / 1536, reducedMotion: 'reduce' });
  await page.goto(`${await address()}/#as=u-hollis-tran`);
  const heard = (words) => page.locator('.conversation .post').filter({ hasText: words }).last().waitFor();

  // Monday, Tuesday, Wednesday; on Thursday there are two checks in one message.
  for (let day = 0; day < 4; day += 1) {
    const moved = page.waitForResponse((response) => response.url().endsWith('/api/clock'));
    await page.getByRole('button', { name: 'Move time forward to the next prompt' }).click();
    await moved;
    await page.locator('.clock[aria-busy=false]').waitFor();
  }
  await heard('3.a ·');
  await page.getByRole('textbox', { name: 'Message Throughline' }).fill('1.f is on track: self-efficacy rose to 57 %. We need two rooms on Fridays.');
  await page.keyboard.press('Enter');
  await heard('Filed under 1.f');
  await page.mouse.move(1530, 950);
  await page.screenshot({ path: picture });
  stdout.write(`${picture}\n`);
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await gone;
  rmSync(folder, { recursive: true, force: true });
}

/** Where the page is, once the server says so. */
async function address() {
  let said = '';
  for await (const chunk of server.stdout) {
    said += chunk;
    const found = /Open (http:\S+)/.exec(said)?.[1];
    if (found) return found;
  }
  throw new Error('Throughline did not start. Run `npm run build` first.');
}
