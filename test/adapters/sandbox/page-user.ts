import type { Page } from 'playwright-core';
import { BOT, directConversation } from '../../../adapters/sandbox/directory.js';
import { sandboxText } from '../../../src/text/sandbox/index.js';
import type { SandboxText } from '../../../src/text/sandbox/index.js';
import type { Chat, MessageRef } from '../../../src/ports/chat.js';
import type { ChatUser, Place, Seen } from '../../contracts/chat-driver.js';

/** As much of a browser's elements as is read here: these tests are compiled without the browser's types. */
interface ShownElement {
  readonly innerText: string;
  readonly tagName: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelector(selector: string): ShownElement | null;
  querySelectorAll(selector: string): Iterable<ShownElement>;
}

/** A person who uses the sandbox's page in a browser, by what it says and shows. */
export function pageUser(page: Page, chat: Chat, user: string): ChatUser {
  async function words(): Promise<SandboxText> {
    return sandboxText((await chat.profile(user))?.locale ?? 'en');
  }
  const post = (ref: Pick<MessageRef, 'message'>, within = '.conversation') => page.locator(`${within} [data-message="${ref.message}"]`);

  async function go(place: Place): Promise<string> {
    const channel = place === 'direct' ? undefined : await chat.channel(place.channel);
    const name = channel?.name ?? BOT.name;
    await page.getByRole('navigation').getByRole('button', { name: new RegExp(`(^|\\s)${name}\\b`, 'u') }).click();
    await page.getByRole('heading', { level: 2, name: channel === undefined ? name : `#${name}`, exact: true }).waitFor();
    return place === 'direct' ? directConversation(user) : place.channel;
  }
  async function openThread(ref: MessageRef): Promise<void> {
    const text = await words();
    const link = post(ref).locator('.thread-link');
    if (await link.isVisible()) await link.click();
    else {
      await post(ref).hover();
      await post(ref).getByRole('button', { name: new RegExp(`^${text.replyTo('')}`, 'u') }).click();
    }
    await page.getByRole('complementary', { name: text.thread }).waitFor();
  }
  async function closeThread(): Promise<void> {
    const close = page.getByRole('button', { name: (await words()).closeThread });
    if (await close.isVisible()) await close.click();
  }
  async function read(within: string, conversation: string): Promise<readonly Seen[]> {
    return page.locator(`${within} .post`).evaluateAll(
      (posts: readonly ShownElement[], { conversation: place, bot }) =>
        posts.map((element) => {
          const content = element.querySelector('.post-content');
          for (const unseen of content?.querySelectorAll('.unseen') ?? []) unseen.setAttribute('hidden', '');
          const text = content?.innerText ?? '';
          for (const unseen of content?.querySelectorAll('.unseen') ?? []) unseen.removeAttribute('hidden');
          return {
            ref: { conversation: place, message: element.getAttribute('data-message') ?? '' },
            text,
            byBot: element.getAttribute('data-author') === bot,
            links: [...(content?.querySelectorAll('a[href]') ?? [])].map((link) => link.getAttribute('href') ?? ''),
          };
        }),
      { conversation, bot: BOT.user },
    );
  }
  /** Presses Enter and waits until the words are gone, or the page says why they stay. */
  async function send(pane: string): Promise<void> {
    const composer = page.locator(`${pane} .composer`);
    await composer.getByRole('textbox').press('Enter');
    await composer.locator('[aria-busy], textarea:placeholder-shown, .fault').first().waitFor();
    if (await composer.locator('.fault').isVisible()) throw new Error(await composer.locator('.fault').innerText());
  }

  return {
    user,
    async see(place, thread) {
      const conversation = await go(place);
      if (thread === undefined) return read('.conversation', conversation);
      if (!(await post(thread).isVisible())) return [];
      await openThread(thread);
      const seen = await read('.thread', conversation);
      await closeThread();
      return seen.filter((one) => one.ref.message !== thread.message).map((one) => ({ ...one, thread: thread.message }));
    },
    async write(place, text, options = {}) {
      await go(place);
      if (options.thread !== undefined) await openThread(options.thread);
      const pane = options.thread === undefined ? '.conversation' : '.thread';
      const composer = page.locator(`${pane} .composer`);
      for (const file of options.files ?? []) {
        const taken = composer.locator('.attachments li').filter({ hasText: file.name.split('/').at(-1) ?? '' });
        await composer.locator('input[type=file]').setInputFiles([{ name: file.name, mimeType: file.mimeType, buffer: Buffer.from(file.bytes) }]);
        await taken.getByRole('button').waitFor();
      }
      await composer.getByRole('textbox').fill(text);
      await send(pane);
      await closeThread();
    },
    async command(place, text) {
      await go(place);
      const box = page.locator('.conversation .composer').getByRole('textbox');
      await box.fill('');
      await box.pressSequentially('/plan ');
      for (const part of text.split(/(\{[^}]+\})/u)) {
        const named = /^\{(.+)\}$/u.exec(part)?.[1];
        if (named === undefined) {
          await box.pressSequentially(part);
          continue;
        }
        const name = (await chat.profile(named))?.name ?? named;
        await box.pressSequentially(`@${name.slice(0, 3)}`);
        await page.getByRole('option', { name }).waitFor();
        await box.press('Enter');
      }
      await send('.conversation');
    },
    async edit(ref, text) {
      const { editMessage } = await words();
      await post(ref).hover();
      await post(ref).getByRole('button', { name: editMessage }).click();
      const box = post(ref).getByRole('textbox', { name: editMessage });
      await box.fill(text);
      await box.press('Enter');
      await box.waitFor({ state: 'detached' });
    },
    async remove(ref) {
      const text = await words();
      await post(ref).hover();
      await post(ref).getByRole('button', { name: text.deleteMessage }).click();
      const dialog = page.getByRole('dialog', { name: text.deleteQuestion });
      await dialog.getByRole('button', { name: text.delete }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    async press(ref, label) {
      await post(ref).getByRole('button', { name: label }).click();
    },
    openForm: async () => (await page.getByRole('dialog').getByRole('heading').allInnerTexts())[0],
    async fill(values, files = {}) {
      const dialog = page.getByRole('dialog');
      for (const [name, value] of Object.entries(values)) {
        const control = dialog.locator(`[name="${name}"]`);
        if (await control.evaluate((element: ShownElement) => element.tagName === 'SELECT')) await control.selectOption(value);
        else await control.fill(value);
      }
      for (const [name, file] of Object.entries(files)) {
        await dialog.locator(`[name="${name}"]`).setInputFiles({ name: file.name, mimeType: file.mimeType, buffer: Buffer.from(file.bytes) });
        await dialog.locator('.attachments').getByText(file.name).waitFor();
        await dialog.getByRole('button', { name: (await words()).removeFile(file.name) }).waitFor();
      }
      await dialog.locator('[type=submit]').click();
    },
    dismiss: () => page.keyboard.press('Escape'),
    async changeProfile({ name, timeZone, locale }) {
      await page.getByRole('button', { name: (await words()).editProfile }).click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('[name=name]').fill(name);
      await dialog.locator('[name=timeZone]').fill(timeZone);
      await dialog.locator('[name=locale]').selectOption(locale);
      await dialog.locator('[type=submit]').click();
      await dialog.waitFor({ state: 'detached' });
    },
  };
}
