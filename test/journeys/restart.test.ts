import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { freshFolder, startProduct } from './product.js';
import type { Product } from './product.js';
import { visit } from './visitor.js';

let folder: Awaited<ReturnType<typeof freshFolder>>;
let product: Product;
let browser: Browser;
beforeAll(async () => {
  folder = await freshFolder();
  [product, browser] = await Promise.all([startProduct('try', folder.path), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.kill();
  await folder?.remove();
});

test('killed while one answers and time moves: after the restart the page shows everything, once', async () => {
  const before = await visit(browser, product.url, { as: 'u-priya-nandakumar' });
  await before.move('next-prompt');
  await before.heard('1.a ·');
  const other = await visit(browser, product.url, { as: 'u-marguerite-solano', at: 'c-strategic-plan' });
  await before.write('On track: positive feelings about school are at 64 %.');
  // The clock is on its way over the digest of Monday when the lights go out.
  await other.page.getByRole('button', { name: 'Move time forward by one week' }).click();
  await other.page.locator('.clock[aria-busy=true]').waitFor();
  await product.kill();
  await other.page.getByText('The connection was lost. Trying again…').waitFor();
  await Promise.all([before.close(), other.close()]);

  product = await startProduct('try', folder.path);
  const after = await visit(browser, product.url, { as: 'u-priya-nandakumar' });
  await after.heard('Filed under 1.a');
  await after.move('week');
  expect(await after.posts('1.a ·').count()).toBe(1);
  expect(await after.posts('On track: positive feelings').count()).toBe(2);
  expect(await after.posts('Filed under 1.a').count()).toBe(1);
  await after.heard('Answered. Thank you.');

  await after.open('#strategic-plan');
  await after.heard('Monday, September 14 to Monday, September 21');
  await after.heard('Positive feelings about school: 64 %, target 75 %');
  expect(await after.posts('Monday, September 14 to Monday, September 21').count()).toBe(1);
  expect(product.errors()).toBe('');
});
