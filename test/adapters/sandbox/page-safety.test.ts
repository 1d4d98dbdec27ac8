import { rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Form } from '../../../src/domain/message.js';
import { launchBrowser } from '../../support/browser.js';
import { gate } from '../../support/eventually.js';
import type { SandboxDirectory } from '../../../adapters/sandbox/directory.js';
import { nonce, post, startSandbox, testBot, testClock } from './sandbox-harness.js';
import type { Running, TestBot, TestClock } from './sandbox-harness.js';

const HOSTILE = '<img src=x onerror="window.wasHit=1"><script>window.wasHit=1</script>';
const directory: SandboxDirectory = {
  people: [
    { user: 'u-dana', name: 'Dana Whitfield', timeZone: 'America/Chicago', locale: 'en-US' },
    { user: 'u-eve', name: `${HOSTILE}\u202Eeve`, title: HOSTILE, timeZone: 'Mars/Olympus', locale: 'xx-invalid-locale' },
    { user: 'u-zero', name: '\u200B\u2060', timeZone: 'UTC' },
    { user: 'u-noor', name: 'نور الدين', timeZone: 'Asia/Amman', locale: 'ar' },
  ],
  channels: [{ channel: 'c-all', name: `all${HOSTILE}`, members: ['u-dana', 'u-eve', 'u-zero', 'u-noor'], isPrivate: false }],
};

let browser: Browser;
let running: Running;
let bot: TestBot;
let clock: TestClock;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  bot = testBot();
  clock = testClock();
  running = await startSandbox({ receive: bot.receive, directory, clock });
  complaints = [];
});
afterEach(async () => {
  await page.close();
  await running.stop();
  await rm(running.folder, { recursive: true });
});

async function open(as = 'u-dana', at = ''): Promise<void> {
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused/u.test(message.text())) complaints.push(message.text());
  });
  page.on('dialog', () => complaints.push('a dialog opened'));
  await page.goto(`${running.url}/#as=${as}&at=${encodeURIComponent(at)}`);
  await page.getByRole('main').waitFor();
}
const box = () => page.locator('.conversation .composer').getByRole('textbox');
const wasHit = () => page.evaluate('window.wasHit');

test('people’s words stay words wherever they are shown', async () => {
  const { chat } = running.sandbox;
  const write = (as: string, text: string) => post(running.url, '/api/messages', { as, page: 'p', nonce: nonce(), conversation: 'c-all', text });
  await write('u-eve', `${HOSTILE} javascript:alert(1) https://example.org/"onmouseover="window.wasHit=1 \u202Egnp.exe <@u-eve>`);
  await chat.send({ kind: 'channel', channel: 'c-all' }, {
    summary: HOSTILE,
    blocks: [
      { type: 'heading', text: HOSTILE },
      { type: 'text', text: [HOSTILE, { bold: HOSTILE }, { link: { url: 'javascript:window.wasHit=1', text: HOSTILE } }, { link: { url: 'https://example.org/real', text: 'report.\u202Efdp' } }, { mention: { user: HOSTILE, name: HOSTILE } }] },
      { type: 'quote', text: HOSTILE, by: HOSTILE },
      { type: 'list', items: [HOSTILE] },
      { type: 'facts', facts: [{ label: HOSTILE, value: HOSTILE }] },
      { type: 'status', status: 'at-risk', label: HOSTILE, text: HOSTILE },
      { type: 'buttons', buttons: [{ action: 'a', value: HOSTILE, label: HOSTILE, description: HOSTILE }] },
      { type: 'chart', chart: { kind: 'line', title: HOSTILE, text: HOSTILE, series: [{ name: HOSTILE, points: [{ x: HOSTILE, y: 1 }] }] } },
    ],
  }, { key: nonce() });
  bot.onInbound((inbound) => (inbound.type === 'action' ? chat.openForm(inbound.trigger ?? '', { id: 'f', title: HOSTILE, submit: HOSTILE, cancel: HOSTILE, context: '', fields: [{ type: 'text', name: 'n', label: HOSTILE, hint: HOSTILE, value: HOSTILE }, { type: 'select', name: 's', label: 'S', options: [{ value: HOSTILE, label: HOSTILE }] }] }) : Promise.resolve()));

  await open('u-dana', 'c-all');
  await page.locator('.chart').waitFor();
  await page.locator('.post .button').click();
  await page.getByRole('dialog').waitFor();
  expect(await page.locator('img, script:not([src="/page.js"]), [onerror], [onmouseover], a[href^="javascript"]').count()).toBe(0);
  expect(await page.locator('.post').first().innerText()).toContain(HOSTILE);
  expect(await page.evaluate('document.body.innerText')).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
  const links = await page.locator('.post a').evaluateAll((all: { getAttribute(name: string): string | null }[]) => all.map((link) => [link.getAttribute('href'), link.getAttribute('rel')]));
  expect(links).toEqual(['https://example.org/', 'https://example.org/real'].map((url) => [url, 'noopener noreferrer nofollow']));
  expect(await wasHit()).toBeUndefined();
  expect(complaints).toEqual([]);
});

test('names that cannot be seen, or run the other way, are safe to show; unknown zones and languages too', async () => {
  await open('u-eve');
  await page.getByText('UTC').first().waitFor();
  const names = await page.locator('[data-person] .row-name > bdi').allInnerTexts();
  expect(names).toEqual(['Dana Whitfield', 'u-zero', 'نور الدين']);
  await page.locator('[data-person=u-noor]').click();
  await page.getByText(/Jordan|Amman|GMT\+3/u).first().waitFor();
  expect(complaints).toEqual([]);
});

test('the page keeps what could not be saved, says so, and sends it once when it can', async () => {
  await open();
  bot.failNext(1);
  await box().fill('Ninety-three percent.');
  await box().press('Enter');
  await page.getByRole('alert').filter({ hasText: 'Not saved, please try again.' }).waitFor();
  expect(await box().inputValue()).toBe('Ninety-three percent.');
  expect(await page.locator('.post').count()).toBe(0);
  await box().press('Enter');
  await page.locator('.post').filter({ hasText: 'Ninety-three percent.' }).waitFor();
  await expect.poll(() => box().inputValue()).toBe('');
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(new Set(bot.offered.map((inbound) => inbound.key)).size).toBe(1);
});

test('what is changed after a refusal is another act', async () => {
  await open();
  bot.failNext(1);
  await box().fill('first words');
  await box().press('Enter');
  await page.getByRole('alert').waitFor();
  await box().fill('other words');
  await box().press('Enter');
  await page.locator('.post').filter({ hasText: 'other words' }).waitFor();
  expect(new Set(bot.offered.map((inbound) => inbound.key)).size).toBe(2);
});

test('a form waits for a file that is on its way, and is sent with it', async () => {
  const { chat } = running.sandbox;
  const form: Form = { id: 'report', title: 'Report', submit: 'File it', cancel: 'Not now', context: 'c', fields: [{ type: 'file', name: 'files', label: 'File' }] };
  bot.onInbound(async (inbound) => {
    if (inbound.type === 'action') await chat.openForm(inbound.trigger ?? '', form);
  });
  await chat.send({ kind: 'direct', user: 'u-dana' }, { summary: 'Ask.', blocks: [{ type: 'buttons', buttons: [{ action: 'report.form', value: '1', label: 'Write' }] }] }, { key: 'ask' });
  await open();
  const upload = gate();
  await page.route('**/api/files', async (route) => {
    await upload.wait;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Write' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles({ name: 'audit.csv', mimeType: 'text/csv', buffer: Buffer.from('unit,passed') });
  await dialog.getByText('audit.csv').waitFor();
  await dialog.getByRole('button', { name: 'File it' }).click({ force: true });
  upload.open();
  await dialog.locator('.attachments button').waitFor();
  await dialog.getByRole('button', { name: 'File it' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(bot.offered.flatMap((inbound) => (inbound.type === 'form' ? [inbound.files.map(({ name }) => name)] : []))).toEqual([['audit.csv']]);
});

test('100 KB are shown folded; more is refused with the reason', async () => {
  await open();
  const long = `${'evidence '.repeat(11_000)}THE END`;
  await box().fill(long);
  await box().press('Enter');
  const toggle = page.getByRole('button', { name: 'Show all' });
  await toggle.waitFor();
  expect((await page.locator('.post').boundingBox())?.height).toBeLessThan(500);
  await toggle.click();
  await page.getByRole('button', { name: 'Show less' }).waitFor();
  await box().fill(`${long}${long}`);
  await box().press('Enter');
  await page.getByRole('alert').filter({ hasText: 'at most 100 KB' }).waitFor();
});

test('a restart of the server is bridged: the page says so, and goes on', async () => {
  await open();
  const port = Number(new URL(running.url).port);
  await box().fill('a draft');
  await running.stop();
  await page.getByText('The connection was lost. Trying again…').waitFor();
  await box().press('Enter');
  await page.getByRole('alert').filter({ hasText: 'does not answer' }).waitFor();
  running = await startSandbox({ receive: bot.receive, directory, clock, folder: running.folder, port });
  await running.sandbox.chat.send({ kind: 'direct', user: 'u-dana' }, { summary: 'Back again.', blocks: [] }, { key: nonce() });
  await page.getByText('Back again.').first().waitFor();
  await page.getByText('The connection was lost').waitFor({ state: 'detached' });
  await box().press('Enter');
  await page.locator('.post').filter({ hasText: 'a draft' }).waitFor();
});

test('the clock moves on every page, waits its turn, and says where it is', async () => {
  await open();
  let finish = () => {};
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  clock.hold = () => held;
  const bar = page.getByRole('region', { name: 'Sandbox clock' });
  await bar.getByText(/Mon, Sep 14, 2026, 9:00\sAM CDT/u).waitFor();
  await bar.getByRole('button', { name: '+1 day' }).click();
  await bar.getByText('Time is moving…').waitFor();
  expect(await bar.getAttribute('aria-busy')).toBe('true');
  for (const button of await bar.getByRole('button').all()) expect(await button.getAttribute('aria-disabled')).toBe('true');
  await bar.getByRole('button', { name: '+1 week' }).click({ force: true });
  finish();
  await bar.getByText(/Tue, Sep 15, 2026, 9:00\sAM CDT/u).waitFor();
  await expect.poll(() => bar.getAttribute('aria-busy')).toBe('false');
  expect(clock.moves).toEqual(['day']);
  await bar.getByRole('button', { name: 'Next prompt' }).click();
  await bar.getByText('Nothing more is due.').waitFor();
});

test('files are shown by name, pictures as pictures, and nothing runs', async () => {
  await open();
  const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  await page.locator('.composer input[type=file]').setInputFiles([
    { name: 'dot.png', mimeType: 'image/png', buffer: dot },
    { name: 'not-a-picture.png', mimeType: 'image/png', buffer: Buffer.from('words') },
    { name: 'trap.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>') },
    { name: 'gone.txt', mimeType: 'text/plain', buffer: Buffer.from('x') },
  ]);
  await page.getByRole('button', { name: 'Remove gone.txt' }).click();
  await box().press('Enter');
  await page.getByRole('img', { name: 'dot.png' }).waitFor();
  await page.locator('a.file').filter({ hasText: 'trap.svg' }).waitFor();
  await page.locator('a.file').filter({ hasText: 'not-a-picture.png' }).waitFor();
  expect(bot.received.at(-1)).toMatchObject({ type: 'message', files: [{ name: 'dot.png' }, { name: 'not-a-picture.png' }, { name: 'trap.svg' }] });
  expect(complaints).toEqual([]);
});

test('one can be someone else, and a badge says who has something to read', async () => {
  await open();
  await running.sandbox.chat.send({ kind: 'direct', user: 'u-noor' }, { summary: 'For Noor.', blocks: [] }, { key: nonce() });
  await page.getByRole('button', { name: /نور الدين.*1 unread/u }).click();
  await page.getByText('For Noor.').first().waitFor();
  expect(new URL(page.url()).hash).toContain('as=u-noor');
  await page.locator('[data-person=u-dana]').click();
  await page.locator('[data-person=u-noor]').waitFor();
  await expect.poll(() => page.locator('[data-person=u-noor]').innerText()).not.toContain('1');
});

test('earlier messages come when asked for, and one stays where one was reading', async () => {
  for (let index = 0; index < 70; index += 1) await running.sandbox.chat.send({ kind: 'direct', user: 'u-dana' }, { summary: `Number ${index}.`, blocks: [] }, { key: nonce() });
  await open();
  await page.getByText('Number 69.').waitFor();
  expect(await page.getByText('Number 10.', { exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: 'Show earlier messages' }).click();
  await page.getByText('Number 0.', { exact: true }).waitFor();
  expect(await page.getByText('Number 20.', { exact: true }).isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Show earlier messages' }).count()).toBe(0);
  const order = await page.locator('.post .text').allInnerTexts();
  expect(order).toEqual(Array.from({ length: 70 }, (_, index) => `Number ${index}.`));
});
