import { rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.js';
import { nonce, post, startSandbox, testBot, testClock } from './sandbox-harness.js';
import type { Running } from './sandbox-harness.js';

/** More than the six connections that a browser opens to one address. */
const TABS = 8;

let browser: Browser;
let running: Running;
beforeAll(async () => {
  browser = await launchBrowser();
  running = await startSandbox({ receive: testBot().receive, clock: testClock() });
});
afterAll(async () => {
  await browser.close();
  await running.stop();
  await rm(running.folder, { recursive: true });
});

const shows = (page: Page, words: string) => page.locator('.conversation .post').filter({ hasText: words }).waitFor();
const says = (text: string) => post(running.url, '/api/messages', { as: 'u-dana', page: 'p', nonce: nonce(), conversation: 'c-general', text });

test('eight tabs of two people all follow, send, and go on when the one that listened is closed', async () => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const tabs: Page[] = [];
  for (let tab = 0; tab < TABS; tab += 1) {
    const page = await context.newPage();
    await page.goto(`${running.url}/#as=${tab % 2 === 0 ? 'u-dana' : 'u-omar'}&at=c-general`);
    await page.getByRole('main').waitFor();
    tabs.push(page);
  }
  await says('for every tab');
  for (const page of tabs) await shows(page, 'for every tab');

  const last = tabs.at(-1);
  await last?.getByRole('textbox', { name: /^Message/ }).fill('from the eighth tab');
  await last?.keyboard.press('Enter');
  for (const page of tabs) await shows(page, 'from the eighth tab');

  await tabs.shift()?.close();
  await tabs.shift()?.close();
  await says('after two were closed');
  for (const page of tabs) await shows(page, 'after two were closed');
  expect(tabs).toHaveLength(TABS - 2);
  await context.close();
});
