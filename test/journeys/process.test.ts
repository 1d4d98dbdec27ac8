import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../prisma/client.js';
import type { Database } from '../../prisma/client.js';
import { readServerFiles } from '../../prisma/engine/server-file.js';
import type { ServerFile } from '../../prisma/engine/server-file.js';
import type { PostView } from '../../adapters/sandbox/api.js';
import { openPage, readState } from '../adapters/sandbox/open-page.js';
import { nonce, post } from '../adapters/sandbox/sandbox-harness.js';
import { freshFolder, interrupt, run, startProduct } from './product.js';
import type { Product } from './product.js';

/** Owners of sample plan 2 who are asked on its first Monday at nine, and their items. */
const OWNERS = [
  ['u-priya-nandakumar', '1.a'],
  ['u-rosa-delgado', '1.c'],
] as const;
const ROUNDS = 3;

describe('the process', () => {
  let folder: Awaited<ReturnType<typeof freshFolder>>;
  let product: Product | undefined;

  beforeEach(async () => {
    folder = await freshFolder();
  });
  afterEach(async () => {
    await product?.kill();
    product = undefined;
    await folder.remove();
  });
  const start = async (command: Parameters<typeof startProduct>[0] = 'try'): Promise<Product> => {
    product = await startProduct(command, folder.path);
    return product;
  };
  const move = (url: string, to: string) => post(url, '/api/clock', { as: 'u-devon-achterberg', to });
  const say = async (url: string, user: string, text: string, name = nonce()) => {
    const page = await openPage(url, user, `page-${nonce()}`);
    try {
      return await post(url, '/api/messages', { as: user, page: page.page, nonce: name, conversation: `direct:${user}`, text, files: [] });
    } finally {
      page.close();
    }
  };
  const seen = async (url: string, user: string): Promise<string[]> => (await readState(url, user)).posts.map(textOf);
  /** Waits for something, at most a minute; `rest` tells what is still missing then. */
  const until = async (what: () => Promise<boolean>, rest: () => Promise<unknown[]>): Promise<void> => {
    for (let tries = 0; tries < 600; tries += 1) {
      if (await what()) return;
      await pause(100);
    }
    expect(await rest()).toEqual([]);
  };

  test('killed at any point, it loses no stored answer and no digest, and doubles none', async () => {
    let { url } = await start();
    await move(url, 'next-prompt');
    const said: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      // What was answered with 200 is stored; the clock is on the move meanwhile.
      const moving = move(url, 'week').catch(() => undefined);
      for (const [user, code] of OWNERS) {
        const words = `${code}: round ${round} is on track, 6${round} % in the pulse`;
        const answer = await say(url, user, words).catch(() => undefined);
        if (answer?.status === 200) said.push(`${user} ${words}`);
        await pause(40 * round);
      }
      await product?.kill();
      await moving;
      ({ url } = await start());
    }
    expect(said.length).toBeGreaterThan(0);
    // A kill may come before the clock has moved at all: from here on a digest a week is certain.
    for (let week = 0; week < ROUNDS; week += 1) await move(url, 'week');

    for (const [user] of OWNERS) {
      const own = said.filter((line) => line.startsWith(user)).map((line) => line.slice(user.length + 1));
      const lost = async (): Promise<string[]> => {
        const filed = await answers(url, user);
        return own.filter((words) => !filed.some((message) => message.includes(words)));
      };
      await until(async () => (await lost()).length === 0, lost);
    }
    const digests = (await readState(url, 'u-devon-achterberg')).posts.filter((one) => one.conversation === 'c-strategic-plan').map(textOf);
    const periods = digests.map((text) => /(\w+day, \w+ \d+) to (\w+day, \w+ \d+)/u.exec(text)?.slice(1) ?? []);
    // Of three weeks that nothing cuts short one Monday may be closed, so that its digest comes after them.
    expect(periods.length).toBeGreaterThanOrEqual(ROUNDS - 1);
    // Each begins where the one before ended: none is missing, none came twice.
    expect(periods.slice(1).map(([from]) => from)).toEqual(periods.slice(0, -1).map(([, to]) => to));
    expect(product?.errors()).not.toMatch(/"level":"?(error|50)/);
  });

  test('what a killed process had in hand is taken up at the next start, not when its lease ends', async () => {
    const { url } = await start();
    await move(url, 'next-prompt');
    expect((await say(url, 'u-rosa-delgado', '1.c is on track')).status).toBe(200);
    await product?.kill();
    const inHand = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
      const database = await openDatabase({ folder: folder.path });
      return work(database).finally(() => database.close());
    };
    await inHand(({ prisma }) => prisma.inboundEvent.updateMany({ data: { state: 'working', attempts: 1, leaseUntil: new Date(Date.now() + 3_600_000) } }));
    const again = await start();
    // One person's words are worked on in their order: an answer to these says that those before were taken up.
    await say(again.url, 'u-rosa-delgado', '1.c: 64 % in the pulse');
    const unanswered = async () => ((await answers(again.url, 'u-rosa-delgado')).some((message) => message.includes('64 % in the pulse')) ? [] : ['no answer yet']);
    await until(async () => (await unanswered()).length === 0, unanswered);
    expect(await again.stop()).toBe(0);
    expect(await inHand(({ prisma }) => prisma.inboundEvent.count({ where: { state: { not: 'done' } } }))).toBe(0);
  });

  /** What the bot has answered somebody: what it filed, or asked back with their words. */
  async function answers(url: string, user: string): Promise<string[]> {
    return (await readState(url, user)).posts.filter((one) => one.author === 'throughline').map(textOf);
  }

  test('a second process on the same data folder is refused; commands go through the first', async () => {
    const { url } = await start();
    const second = await run(folder.path, ['serve']);
    expect(second.code).toBe(1);
    expect(second.err).toContain(folder.path);
    const exported = await run(folder.path, ['export']);
    expect([exported.code, exported.err]).toEqual([0, '']);
    expect(exported.out).toContain('code: MB-2026');
    const doctor = await run(folder.path, ['doctor']);
    expect(doctor.out).toContain('Everything works.');
    const paused = await run(folder.path, ['pause']);
    expect(paused.code).toBe(0);
    await move(url, 'week');
    expect(await seen(url, 'u-priya-nandakumar')).toEqual([]);
    // Nobody to ask: a start that wants a yes is not done.
    expect((await run(folder.path, ['start'])).code).toBe(1);
    expect((await run(folder.path, ['start', '--yes'])).code).toBe(0);
    await move(url, 'week');
    expect((await seen(url, 'u-priya-nandakumar')).length).toBeGreaterThan(0);
    const unchanged = join(folder.path, 'plan.yaml');
    expect((await run(folder.path, ['export', '--out', unchanged])).code).toBe(0);
    expect(await readFile(unchanged, 'utf8')).toContain('MB-2026');
    const again = await run(folder.path, ['import', unchanged, '--yes']);
    expect([again.code, again.out.trim()]).toEqual([0, 'Nothing to change.']);
  });

  test('as a service, told to stop, it finishes and ends with 0; health says so while it runs', async () => {
    const running = await start('service');
    const { health, url: door } = await serverOf(folder.path);
    expect((await fetch(`${health}/healthz`)).status).toBe(200);
    expect((await fetch(`${health}/readyz`)).status).toBe(200);
    // Commands have a door of their own; the one that others can reach does not know them.
    expect((await fetch(`${health}/control`, { method: 'POST', body: '{}' })).status).toBe(404);
    expect((await fetch(`${door}/control`, { method: 'POST', body: '{}' })).status).toBe(403);
    expect(await running.stop()).toBe(0);
    await expect(fetch(`${health}/healthz`)).rejects.toThrow();
  });

  test('killed or told to stop at any point of its start, it leaves nothing that keeps the next one from starting', async () => {
    for (const afterMs of [300, 1_500, 4_000]) expect(await interrupt(folder.path, 'SIGKILL', afterMs)).toBeNull();
    // Before it listens for signals one ends it; later it finishes its start and stops in good order.
    for (const afterMs of [300, 3_000]) expect([0, null]).toContain(await interrupt(folder.path, 'SIGTERM', afterMs));
    await start('serve');
    const { health } = await serverOf(folder.path);
    expect((await fetch(`${health}/readyz`)).status).toBe(200);
    expect(await product?.stop()).toBe(0);
  });

  test('commands without a server: a plan comes in, a steward is named, it starts', async () => {
    const cli = (...args: string[]) => run(folder.path, args);
    expect((await cli('import', 'prisma/seed/5-priorities.yaml')).code).toBe(1);
    expect((await cli('import', 'prisma/seed/5-priorities.yaml', '--yes')).code).toBe(0);
    const nobody = await cli('grant', 'nobody@example.org', 'steward');
    expect([nobody.code, nobody.out]).toEqual([1, '']);
    const listed = await cli('schedule', '--from', '2026-09-01', '--to', '2026-12-31', '--json');
    const rows = JSON.parse(listed.out) as Record<string, string>[];
    expect(rows.length).toBeGreaterThan(0);
    const ofFile = await cli('schedule', '--from', '2026-09-01', '--to', '2026-12-31', '--json', '--file', 'prisma/seed/5-priorities.yaml');
    expect(JSON.parse(ofFile.out)).toEqual(rows);
    const person = rows[0]?.['person'] ?? '';
    expect((await cli('grant', person, 'steward')).code).toBe(0);
    const started = await cli('start', '--yes');
    expect([started.code, started.out]).toEqual([0, expect.stringContaining(person)]);
    expect(started.out).toContain('is running, but nobody is asked until people are matched in chat.');
    expect((await cli('nonsense')).code).toBe(2);
    expect((await cli('import', 'no-such-file.yaml')).err).toContain('no-such-file.yaml');
  });
});

/** The one server that wrote itself down last. */
async function serverOf(folder: string): Promise<ServerFile> {
  const [server] = await readServerFiles(folder);
  if (!server) throw new Error('No server wrote itself down.');
  return server;
}

function textOf({ content }: PostView): string {
  return content.kind === 'message' ? JSON.stringify(content.message) : content.kind === 'text' ? content.text : '';
}
