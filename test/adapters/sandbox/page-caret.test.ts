import { rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.js';
import { pageUser } from './page-user.js';
import { startSandbox, testBot } from './sandbox-harness.js';
import type { Running } from './sandbox-harness.js';

let browser: Browser;
let running: Running;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  running = await startSandbox({ receive: testBot().receive });
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${running.url}/#as=u-dana`);
  await page.getByRole('navigation').waitFor();
  await pageUser(page, running.sandbox.chat, 'u-dana').write('direct', 'We are fine, mostly.');
});
afterAll(async () => {
  await browser.close();
  await running.stop();
  await rm(running.folder, { recursive: true });
});

/** Presses a button; answers what has the focus, and where its caret stands, the moment that `shown` is in the page. */
async function focusAfter(button: string, shown: string): Promise<readonly [string | undefined, number | null]> {
  return page.evaluate(
    `new Promise((resolve) => {
      const look = () => document.querySelector(${JSON.stringify(shown)}) && resolve([document.activeElement?.tagName, document.activeElement?.selectionStart ?? null]);
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
      document.querySelector(${JSON.stringify(button)}).click();
    })`,
  );
}

// Later is too late: a caret that moves once the box is there moves under whoever types at once.
test('the box of an edit has the focus, with the caret after the last word, as soon as it is there', async () => {
  expect(await focusAfter('.post-tools [aria-label="Edit message"]', '.post-editor textarea')).toEqual(['TEXTAREA', 'We are fine, mostly.'.length]);
});
