import { expect, test } from 'vitest';
import { watchEmbedded } from '../../src/app/embedded-watch.js';
import { eventually, pause } from '../support/eventually.js';

/** A database that answers until told otherwise, and how often it was asked. */
function played(engine: 'pglite' | 'postgres') {
  const asked = { times: 0, isGone: false };
  const ping = async (): Promise<void> => {
    asked.times += 1;
    if (asked.isGone) throw new Error('gone');
  };
  return { asked, database: { engine, ping } };
}

test('an embedded database that answers no more is told of, and one that answers is not', async () => {
  const { asked, database } = played('pglite');
  const watch = watchEmbedded(database, { everyMs: 2 });
  let isTold = false;
  void watch.gone.then(() => (isTold = true));
  await eventually(() => expect(asked.times).toBeGreaterThan(3));
  expect(isTold).toBe(false);
  asked.isGone = true;
  await watch.gone;
});

test('an embedded database that says nothing at all, for nobody gives its session back, is gone too', async () => {
  await watchEmbedded({ engine: 'pglite', ping: () => new Promise(() => undefined) }, { everyMs: 2, patienceMs: 10 }).gone;
});

test('a server is left to itself, and so is one that is being closed', async () => {
  const [server, closing] = [played('postgres'), played('pglite')];
  const watches = [server, closing].map(({ database }) => watchEmbedded(database, { everyMs: 2 }));
  await eventually(() => expect(closing.asked.times).toBeGreaterThan(1));
  watches[1]?.stop();
  closing.asked.isGone = true;
  let isTold = false;
  for (const { gone } of watches) void gone.then(() => (isTold = true));
  await pause(30);
  expect([server.asked.times, isTold]).toEqual([0, false]);
});
