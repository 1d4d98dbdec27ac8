import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { text, withButtons } from '../../contracts/chat-messages.js';
import { httpUser } from './http-user.js';
import { openPage } from './open-page.js';
import { startSandbox, testBot } from './sandbox-harness.js';

test('a page takes the place of the one before, for the one who reads it; what all read stays for them', async () => {
  const bot = testBot();
  const running = await startSandbox({ receive: bot.receive });
  const [page, other] = await Promise.all([openPage(running.url, 'u-dana', 'page-of-dana'), openPage(running.url, 'u-omar', 'page-of-omar')]);
  const [dana, omar] = [httpUser(running.url, 'u-dana', page), httpUser(running.url, 'u-omar', other)];
  const { chat } = running.sandbox;
  const channel = { channel: 'c-general' };
  const reply = (): string => {
    const last = bot.received.at(-1);
    return last?.type === 'command' || last?.type === 'action' ? last.reply : '';
  };
  const told = async (who: typeof dana) => (await who.see(channel)).filter(({ byBot }) => byBot).map((seen) => seen.text.trim());
  const turnsPage = async (place: string) => {
    const shown = (await dana.see(channel)).find((seen) => seen.text.trim() === place);
    if (!shown) throw new Error(`Dana does not see ${place}`);
    await dana.press(shown.ref, 'On track');
  };

  await dana.command(channel, 'status');
  await chat.respond(reply(), withButtons('One, for Dana'), 'private');
  await turnsPage('One, for Dana');
  await chat.respond(reply(), text('Two, for Dana'), 'private', { replace: true });
  expect([await told(dana), await told(omar)]).toEqual([['Two, for Dana'], []]);

  await dana.command(channel, 'status --here');
  await chat.respond(reply(), withButtons('One, for all'), 'public');
  await turnsPage('One, for all');
  await chat.respond(reply(), text('Two, for Dana again'), 'private', { replace: true });
  expect(await told(omar)).toEqual(['One, for all']);
  await chat.respond(reply(), text('Two, for all'), 'public', { replace: true });
  expect([await told(dana), await told(omar)]).toEqual([['Two, for Dana', 'Two, for all', 'Two, for Dana again'], ['Two, for all']]);

  page.close();
  other.close();
  await running.stop();
  await rm(running.folder, { recursive: true });
});
