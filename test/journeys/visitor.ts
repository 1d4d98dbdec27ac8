import type { Browser, Locator, Page } from 'playwright-core';
import { sandboxText } from '../../src/text/sandbox/index.js';
import type { SandboxText } from '../../src/text/sandbox/index.js';

import { PAGE_PATIENCE_MS } from '../support/browser.js';
import { readMessage } from './read-message.js';
import type { ReadMessage } from './read-message.js';

/** Longest wait for anything the product does by itself, in milliseconds. */
const PATIENCE_MS = 60_000;

/** A file as somebody attaches it. */
export interface Attached {
  readonly name: string;
  readonly mimeType: string;
  readonly text: string;
}

/** Somebody at the sandbox's page, who can be anyone of the district, one after the other. */
export interface Visitor {
  readonly page: Page;
  /** What the browser complained of: errors on its console, faults in scripts, failed requests. */
  readonly complaints: readonly string[];
  /** Becomes a person, by the list beside the conversations. */
  be(name: string): Promise<void>;
  /** Opens a conversation: `Throughline` for the direct messages, else a channel such as `#strategic-plan`. */
  open(place: string): Promise<void>;
  /** Writes in the open conversation, or in the thread under one of its messages. */
  write(words: string, options?: { readonly files?: readonly Attached[]; readonly thread?: Locator }): Promise<void>;
  /** Messages of the open conversation that contain these words, the latest last. */
  posts(words?: string | RegExp): Locator;
  /** The latest message of the bot with these words, once it is there. */
  heard(words: string | RegExp): Promise<Locator>;
  /** Presses a button of a message, by its name as a screen reader says it. */
  press(post: Locator, button: string | RegExp): Promise<void>;
  /** Asks a question with `/plan` and reads the answer, once one with these words is there. */
  ask(command: string, words: string | RegExp): Promise<ReadMessage>;
  /** Fills the open form by its labels and sends it. */
  fill(values: Readonly<Record<string, string>>, files?: Readonly<Record<string, Attached>>): Promise<void>;
  /** Changes the words of an own message. */
  edit(words: string | RegExp, to: string): Promise<void>;
  /** Moves time by the clock bar and waits until all that came due has happened. Gives the time on the clock then. */
  move(step: 'hour' | 'day' | 'week' | 'next-prompt'): Promise<string>;
  close(): Promise<void>;
}

/** Opens the page in a window of its own. */
export async function visit(browser: Browser, url: string, options: { readonly as?: string; readonly at?: string } = {}): Promise<Visitor> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(PAGE_PATIENCE_MS);
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints = watch(page);
  await page.goto(`${url}/#${new URLSearchParams({ ...options }).toString()}`);
  await page.getByRole('main').waitFor();

  const words = async (): Promise<SandboxText> => sandboxText((await page.locator('html').getAttribute('lang')) ?? 'en');
  const posts = (text?: string | RegExp): Locator => page.locator('.conversation .post').filter(text === undefined ? {} : { hasText: text });
  const heard = async (text: string | RegExp): Promise<Locator> => {
    const found = posts(text).and(page.locator('[data-author="throughline"]')).last();
    await found.waitFor();
    return found;
  };

  async function send(pane: string): Promise<void> {
    const composer = page.locator(`${pane} .composer`);
    await composer.getByRole('textbox').press('Enter');
    await composer.locator('textarea:placeholder-shown, .fault').first().waitFor();
    if (await composer.locator('.fault').isVisible()) throw new Error(await composer.locator('.fault').innerText());
  }

  const visitor: Visitor = {
    page,
    complaints,
    posts,
    heard,
    async be(name) {
      if ((await page.locator('.you-name').innerText()) === name) return;
      await page.locator('.person').filter({ hasText: name }).click();
      await page.locator('.you-name').filter({ hasText: name }).waitFor();
      await page.getByRole('main').waitFor();
    },
    async open(place) {
      await page.getByRole('navigation').getByRole('button', { name: new RegExp(`(^|\\s)${place.replace('#', '')}\\b`, 'u') }).click();
      await page.getByRole('heading', { level: 2, name: place, exact: true }).waitFor();
    },
    async write(text, { files = [], thread } = {}) {
      const pane = thread === undefined ? '.conversation' : '.thread';
      if (thread !== undefined) await openThread(page, thread, await words());
      const composer = page.locator(`${pane} .composer`);
      for (const file of files) {
        await composer.locator('input[type=file]').setInputFiles([asUpload(file)]);
        await composer.locator('.attachments li').filter({ hasText: file.name }).getByRole('button').waitFor();
      }
      await composer.getByRole('textbox').fill(text);
      await send(pane);
    },
    async ask(command, text) {
      const before = await posts(text).count();
      await visitor.write(`/plan ${command}`);
      await posts(text).nth(before).waitFor();
      return readMessage(posts(text).nth(before));
    },
    async press(post, button) {
      await post.getByRole('button', { name: button }).first().click();
    },
    async fill(values, files = {}) {
      const dialog = page.getByRole('dialog');
      for (const [label, value] of Object.entries(values)) {
        const control = dialog.getByLabel(label, { exact: false }).first();
        if ((await control.evaluate((element: { readonly tagName: string }) => element.tagName)) === 'SELECT') await control.selectOption({ label: value });
        else await control.fill(value);
      }
      for (const [label, file] of Object.entries(files)) {
        await dialog.getByLabel(label, { exact: false }).first().setInputFiles(asUpload(file));
        await dialog.locator('.attachments li').filter({ hasText: file.name }).getByRole('button').waitFor();
      }
      await dialog.locator('[type=submit]').click();
      await dialog.waitFor({ state: 'detached' });
    },
    async edit(text, to) {
      const { editMessage } = await words();
      const post = posts(text).filter({ has: page.getByRole('button', { name: editMessage, includeHidden: true }) }).last();
      await post.hover();
      await post.getByRole('button', { name: editMessage }).click();
      const box = page.locator('.conversation .post').getByRole('textbox', { name: editMessage });
      await box.fill(to);
      await box.press('Enter');
      await box.waitFor({ state: 'detached' });
    },
    async move(step) {
      const text = await words();
      const answered = page.waitForResponse((response) => response.url().endsWith('/api/clock'), { timeout: 180_000 });
      await page.getByRole('button', { name: text.clockStepNames[step] }).click();
      const response = await answered;
      if (!response.ok()) throw new Error(`The clock did not move: ${await response.text()}`);
      await page.locator('.clock[aria-busy=false]').waitFor();
      return page.locator('.clock-now').innerText();
    },
    close: () => page.close(),
  };
  return visitor;
}

async function openThread(page: Page, post: Locator, text: SandboxText): Promise<void> {
  const link = post.locator('.thread-link');
  if (await link.isVisible()) await link.click();
  else {
    await post.hover();
    await post.getByRole('button', { name: new RegExp(`^${text.replyTo('')}`, 'u') }).click();
  }
  await page.getByRole('complementary', { name: text.thread }).waitFor();
}

function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`fault: ${error.message}`));
  return complaints;
}

function asUpload({ name, mimeType, text }: Attached): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType, buffer: Buffer.from(text) };
}
