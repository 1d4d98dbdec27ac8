import { rm } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults } from '../../support/axe.js';
import { launchBrowser } from '../../support/browser.js';
import { digest, prompt, reportForm } from './rich-messages.js';
import { nonce, post, startSandbox, testBot, testClock } from './sandbox-harness.js';
import type { Running, TestBot } from './sandbox-harness.js';

let browser: Browser;
let running: Running;
let bot: TestBot;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  bot = testBot();
  running = await startSandbox({ receive: bot.receive, clock: testClock() });
  const { chat } = running.sandbox;
  const root = await chat.send({ kind: 'direct', user: 'u-dana' }, prompt, { key: 'prompt' });
  await chat.send({ kind: 'direct', user: 'u-dana' }, { summary: 'Filed.', blocks: [{ type: 'text', text: 'Filed under 2.b.' }] }, { key: 'filed', thread: root });
  await chat.send({ kind: 'channel', channel: 'c-leaders' }, digest, { key: 'digest' });
  for (const text of ['We are at 71 %, see https://example.org/results, @all', '/plan status 2', '<@u-rosa> see <#c-general>']) {
    await post(running.url, '/api/messages', { as: 'u-dana', page: 'p', nonce: nonce(), conversation: 'c-leaders', text });
  }
  bot.onInbound(async (inbound) => {
    if (inbound.type === 'action' && inbound.action === 'report.form') await chat.openForm(inbound.trigger ?? '', reportForm);
  });
});
afterAll(async () => {
  await browser.close();
  await running.stop();
  await rm(running.folder, { recursive: true });
});
afterEach(() => page.close());

async function open(options: { as?: string; at?: string; scheme?: 'light' | 'dark'; width?: number; height?: number; hasTouch?: boolean } = {}): Promise<void> {
  const { as = 'u-dana', at = '', scheme = 'light', width = 1280, height = 800, hasTouch = false } = options;
  page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme, hasTouch, reducedMotion: 'reduce' });
  await page.goto(`${running.url}/#as=${as}&at=${encodeURIComponent(at)}`);
  await page.getByRole('main').waitFor();
}

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element: { matches(selector: string): boolean }) => element.matches(':focus'));
}

describe.each(['light', 'dark'] as const)('axe finds nothing, %s', (scheme) => {
  test('in direct messages with a thread and suggestions open', async () => {
    await open({ scheme });
    await page.getByRole('button', { name: '1 reply' }).click();
    await page.getByRole('complementary', { name: 'Thread' }).waitFor();
    await page.getByRole('textbox', { name: 'Message Throughline' }).fill('/plan ');
    await page.getByRole('listbox').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  test('in a channel with a digest', async () => {
    await open({ scheme, at: 'c-leaders' });
    await page.getByText('Where the plan stands').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  test('with a form open, before and after it is refused', async () => {
    await open({ scheme });
    await page.getByRole('button', { name: 'Write more' }).click();
    await page.getByRole('dialog', { name: 'Report on 2.b' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'File report' }).click();
    await page.getByText('Please mend what is marked.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  test('on a phone, with the drawer closed and open', async () => {
    await open({ scheme, width: 360, height: 740, hasTouch: true, at: 'c-leaders' });
    await page.getByText('Where the plan stands').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open people and channels' }).click();
    await page.getByRole('navigation').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  test('while one edits a message or a profile', async () => {
    await open({ scheme, at: 'c-leaders' });
    await page.getByRole('button', { name: 'Edit message' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Edit message' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Edit profile' }).click();
    await page.getByRole('dialog', { name: 'Edit profile' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });
});

describe('the keyboard alone', () => {
  test('answers a prompt, from the first Tab to the form sent', async () => {
    await open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to messages');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.className')).toBe('posts');
    const writeMore = page.getByRole('button', { name: 'Write more' });
    await tabTo('Write more');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Report on 2.b' }).waitFor();

    await page.keyboard.press('Shift+Tab');
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement === document.body || document.querySelector("dialog").contains(document.activeElement)')).toBe(true);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await hasFocus(writeMore)).toBe(true);

    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('button', { name: 'File report' }).focus();
    await page.keyboard.press('Enter');
    const status = page.getByRole('combobox', { name: /Status/u });
    await page.getByText('Please mend what is marked.').waitFor();
    await expect.poll(() => hasFocus(status)).toBe(true);
    expect(await status.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator(`[id="${await status.getAttribute('aria-describedby')}"]`).innerText()).toBe('Please fill this in.');
    await page.keyboard.press('o');
    await page.getByRole('textbox', { name: /What happened/u }).focus();
    await page.keyboard.type('Typed.');
    const before = bot.received.length;
    await page.getByRole('button', { name: 'File report' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(bot.received.slice(before)).toMatchObject([{ type: 'form', values: { status: 'on-track', note: 'Typed.' } }]);
  });

  test('comes to the place to write without going through every button', async () => {
    await open();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to writing');
    await page.keyboard.press('Enter');
    expect(await hasFocus(page.getByRole('textbox', { name: 'Message Throughline' }))).toBe(true);
  });

  test('opens and closes a thread, and comes back to where it was', async () => {
    await open();
    const replies = page.getByRole('button', { name: '1 reply' });
    await replies.focus();
    await page.keyboard.press('Enter');
    const box = page.getByRole('textbox', { name: 'Reply in thread' });
    await expect.poll(() => hasFocus(box)).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    expect(await hasFocus(replies)).toBe(true);
  });

  test('walks suggestions while the focus stays in the text', async () => {
    await open();
    const box = page.getByRole('textbox', { name: 'Message Throughline' });
    await box.focus();
    await page.keyboard.type('/plan of @');
    await page.getByRole('option', { name: 'Rosa Medina' }).waitFor();
    const active = async () => page.locator(`[id="${await box.getAttribute('aria-activedescendant')}"]`).innerText();
    const first = await active();
    await page.keyboard.press('ArrowDown');
    await expect.poll(active).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    await expect.poll(active).toBe(first);
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await page.keyboard.type('Om');
    await page.getByRole('option', { name: 'Omar Haddad' }).waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => box.inputValue()).toBe('/plan of @Omar Haddad ');
    const before = bot.received.length;
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('again');
    await page.keyboard.press('Enter');
    await expect.poll(() => bot.received.slice(before)).toMatchObject([{ type: 'command', text: 'of <@u-omar> \nagain' }]);
  });

  async function tabTo(label: string): Promise<void> {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate('document.activeElement.textContent')) === label) return;
    }
    throw new Error(`Tab does not reach "${label}".`);
  }
});

describe('what is said', () => {
  test('new messages are announced once, also those of another conversation', async () => {
    await open();
    const live = page.locator('[aria-live=polite]');
    await running.sandbox.chat.send({ kind: 'channel', channel: 'c-general' }, { summary: 'The bus is late.', blocks: [] }, { key: nonce() });
    await expect.poll(() => live.innerText()).toBe('New message from Throughline: The bus is late.');
    await page.getByRole('button', { name: /general.*1 unread/u }).waitFor();
  });

  test('the page has one main heading, landmarks, and its language', async () => {
    await open({ as: 'u-rosa' });
    expect(await page.locator('h1').count()).toBe(1);
    for (const role of ['main', 'navigation', 'banner'] as const) expect(await page.getByRole(role).count(), role).toBe(1);
    expect(await page.locator('html').getAttribute('lang')).toBe('es-MX');
  });

  test('all around the conversations speaks the person’s language', async () => {
    await open({ as: 'u-rosa' });
    await page.getByRole('button', { name: '+1 semana: Adelantar el tiempo una semana' }).waitFor();
    await page.getByRole('heading', { name: 'Mensajes directos' }).waitFor();
    await page.getByText(/Lun, 14 de sep de 2026/u).waitFor();
    const box = page.getByRole('textbox', { name: 'Mensaje para Throughline' });
    await box.fill('/estado');
    await box.press('Enter');
    await page.getByText('Ese comando no se conoce aquí. Pruebe /plan ayuda.').waitFor();
  });
});

describe('room', () => {
  test.each([360, 390, 768, 1024, 1280])('nothing runs out of a window %i wide', async (width) => {
    await open({ width, at: 'c-leaders' });
    await page.getByText('Where the plan stands').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await page.evaluate('[...document.querySelectorAll(".posts")].every((box) => box.scrollWidth <= box.clientWidth)')).toBe(true);
  });
});
