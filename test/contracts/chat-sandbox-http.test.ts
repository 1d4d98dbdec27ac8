import { rm } from 'node:fs/promises';
import { httpUser } from '../adapters/sandbox/http-user.js';
import { openPage } from '../adapters/sandbox/open-page.js';
import { startSandbox, testBot } from '../adapters/sandbox/sandbox-harness.js';
import { chatContract } from './chat.contract.js';

chatContract('the sandbox through its HTTP API', async () => {
  const bot = testBot();
  const running = await startSandbox({ receive: bot.receive });
  const [ana, ben] = await Promise.all([openPage(running.url, 'u-dana', 'page-of-dana'), openPage(running.url, 'u-omar', 'page-of-omar')]);
  return {
    chat: running.sandbox.chat,
    ana: httpUser(running.url, 'u-dana', ana),
    ben: httpUser(running.url, 'u-omar', ben),
    channel: 'c-general',
    received: bot.received,
    offered: bot.offered,
    failNext: (count) => bot.failNext(count),
    readFile: async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer()),
    async stop() {
      ana.close();
      ben.close();
      await running.stop();
      await rm(running.folder, { recursive: true });
    },
  };
});
