import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { freshFolder, run, startProduct } from './product.js';
import type { Product, Ran } from './product.js';
import { visit } from './visitor.js';

/** A school's first plan: one objective, checked every working day. */
function planFile(starts: Temporal.PlainDate): string {
  return `
organization: { key: fern-hollow, name: Fern Hollow School, time-zone: America/Chicago }
units:
  - { key: school, name: Fern Hollow School }
people:
  - { email: orla.finch@fernhollow.example.org, name: Orla Finch, unit: school }
  - { email: bram.castillo@fernhollow.example.org, name: Bram Castillo, unit: school }
plan:
  code: FH
  title: Every child reads
  unit: school
  starts: ${starts.toString()}
  ends: ${starts.add({ years: 1 }).toString()}
goals:
  - code: "1"
    title: Every child reads by nine
    objectives:
      - { code: 1.a, title: Reading hour every day, owner: Orla Finch, cadence: { every: day, at: "09:00" } }
`;
}

let folder: Awaited<ReturnType<typeof freshFolder>>;
let product: Product;
let browser: Browser;
beforeAll(async () => {
  folder = await freshFolder();
  [product, browser] = await Promise.all([startProduct('serve', folder.path), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.kill();
  await folder?.remove();
});

test('an empty server, a plan file, a steward, a start, a pause: each shows on the page without a reload', async () => {
  const cli = (...args: string[]): Promise<Ran> => run(folder.path, args);
  const window = await browser.newPage();
  await window.goto(product.url);
  await window.getByText('Nobody is in this workspace yet.').waitFor();

  const file = join(folder.path, 'plan.yaml');
  await writeFile(file, planFile(Temporal.Now.plainDateISO('America/Chicago')));
  const shown = await cli('import', file);
  expect(shown.code).toBe(1);
  expect(shown.out).toContain('Every child reads');
  const imported = await cli('import', file, '--yes');
  expect(imported).toMatchObject({ code: 0, err: '' });
  await window.getByRole('main').waitFor();
  await window.close();

  // What the import says comes next is what comes next.
  expect(imported.out).toContain('throughline grant EMAIL steward');
  expect((await cli('grant', 'bram.castillo@fernhollow.example.org', 'steward')).code).toBe(0);
  expect(imported.out).toContain('throughline start --plan FH');
  const preview = await cli('start', '--plan', 'FH');
  expect(preview.code).toBe(1);
  expect(preview.out).toMatch(/09:00 America\/Chicago  orla.finch@fernhollow.example.org  1\.a/u);

  const orla = await visit(browser, product.url, { as: 'u-orla-finch' });
  await orla.move('week');
  expect(await orla.posts().count()).toBe(0);
  expect(await cli('start', '--plan', 'FH', '--yes')).toMatchObject({ code: 0, err: '' });
  await orla.move('next-prompt');
  await orla.heard('1.a · Reading hour every day');
  await orla.write('On track');
  await orla.heard('Filed under 1.a Reading hour every day');

  expect((await cli('pause')).code).toBe(0);
  const before = await orla.posts().count();
  await orla.move('week');
  expect(await orla.posts().count()).toBe(before);
  expect(orla.complaints).toEqual([]);
  expect(await product.stop()).toBe(0);
});
