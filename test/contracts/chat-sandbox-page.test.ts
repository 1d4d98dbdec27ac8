import { rm } from 'node:fs/promises';
import { pageUser } from '../adapters/sandbox/page-user.js';
import { startSandbox, testBot } from '../adapters/sandbox/sandbox-harness.js';
import { launchBrowser } from '../support/browser.js';
import { chatContract } from './chat.contract.js';

chatContract('the sandbox through its page in Chromium', async () => {
  const bot = testBot();
  const running = await startSandbox({ receive: bot.receive });
  const browser = await launchBrowser();
  async function open(user: string) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${running.url}/#as=${user}`);
    await page.getByRole('navigation').waitFor();
    return pageUser(page, running.sandbox.chat, user);
  }
  return {
    chat: running.sandbox.chat,
    ana: await open('u-dana'),
    ben: await open('u-omar'),
    channel: 'c-general',
    received: bot.received,
    offered: bot.offered,
    failNext: (count) => bot.failNext(count),
    readFile: async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer()),
    async stop() {
      await browser.close();
      await running.stop();
      await rm(running.folder, { recursive: true });
    },
  };
});
