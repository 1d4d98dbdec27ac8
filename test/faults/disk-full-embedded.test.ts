import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterAll, expect, test } from 'vitest';
import { folderEvidenceStore } from '../../adapters/evidence/folder.js';
import { openDatabase } from '../../prisma/client.js';
import { startTopology } from '../../scripts/topology.mjs';
import { watchEmbedded } from '../../src/app/embedded-watch.js';
import { OWNER, seed } from '../app/app-world.js';
import { eventually } from '../support/eventually.js';
import { LAKE } from '../support/local-slack.js';
import { smallDisk } from '../support/small-disk.js';
import { amount, printRow } from './options.js';
import { handOver, saysOf, write } from './owners.js';
import type { Said } from './owners.js';
import { startPlatform } from './platform.js';

const ROUNDS = amount('FAULTS_ROUNDS', { long: 10, short: 1 });
const USER = { id: 'U0ORLA', name: 'Orla Finch', email: OWNER };
/** More than fit into the room that the database has left in its files. */
const MANY = 500;
const TODO = 'The disk that holds the database is full. Free space on it;';

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

test('the disk of the embedded database and of the evidence is full: each says so, and goes on by itself once there is room', async () => {
  const disk = smallDisk(160);
  if (!disk) {
    // Of a container that may mount none only this can be said; what PostgreSQL's own word does is seen in the other row.
    printRow('disk full, embedded', { disk: 'none may be mounted here' });
    return;
  }
  closing.push(() => disk.remove());
  const folder = join(disk.folder, 'data');
  await mkdir(folder);
  await seed({ folder });
  const platform = await startPlatform([USER]);
  closing.push(() => platform.stop());
  const lines: string[] = [];
  const settings = { PATH: env['PATH'], HOME: env['HOME'], THROUGHLINE_DATA: folder, SLACK_BOT_TOKEN: LAKE.botToken, SLACK_SIGNING_SECRET: LAKE.signingSecret, SLACK_API_URL: platform.url };
  const topology = await startTopology({ all: 1, env: settings, onLine: (_, line) => void lines.push(line) });
  closing.push(() => topology.stop());
  const world = { topology, platform };
  const logged = (event: string): number => lines.filter((line) => line.includes(`"event":"${event}"`)).length;
  const evidence = folderEvidenceStore(join(disk.folder, 'evidence'));
  const paper = (): AsyncIterable<Uint8Array> => (async function* () { yield Buffer.alloc(100_000); })();

  const refused: Said[] = [];
  let taken = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    await disk.fill();
    const first = refused.length;
    for (let tries = 0; refused.length === first && tries < MANY; tries += 1) {
      const said = saysOf(world, USER.id, '1.a');
      if (await handOver(world, said)) taken += 1;
      else refused.push(said);
    }
    expect(refused).toHaveLength(round);
    await expect(evidence.put(`o/e${round}/paper.pdf`, paper(), { mimeType: 'application/pdf' })).rejects.toMatchObject({ code: 'evidence-store-full', message: expect.stringContaining('EVIDENCE_FOLDER is full. Free space') as string });
    await disk.free();
    // The platform hands it over again, and whatever was taken meanwhile is worked through.
    for (const said of refused.slice(first)) if (await write(world, said)) taken += 1;
    await eventually(() => expect(logged('inbound.answered')).toBe(taken), 180_000);
    expect(await evidence.put(`o/e${round}/paper.pdf`, paper(), { mimeType: 'application/pdf' })).toBe(100_000);
  }
  printRow('disk full, embedded', { disk: 'mounted', rounds: ROUNDS, taken, refused: refused.length, answered: logged('inbound.answered'), said: logged('database.disk-full') });
  expect(lines.filter((line) => line.includes('"event":"database.disk-full"') && line.includes(TODO)).length).toBeGreaterThan(0);
  expect(await topology.stop()).toEqual([0]);
});

test('a write-ahead log that finds no room ends the embedded database: that is noticed, and it opens again with all that was kept', async () => {
  const disk = smallDisk(160);
  if (!disk) return;
  closing.push(() => disk.remove());
  const folder = join(disk.folder, 'data');
  await mkdir(folder);
  const organization = await seed({ folder });
  const database = await openDatabase({ folder });
  const watch = watchEmbedded(database, { everyMs: 100, patienceMs: 3_000 });
  await disk.fill();
  // As much as a segment of the log holds, and more.
  for (let megabytes = 0, isFull = false; megabytes < 40 && !isFull; megabytes += 1) {
    isFull = await database.prisma.$executeRaw`SELECT pg_logical_emit_message(false, 'test', repeat('x', 1000000))`.then(() => false, () => true);
  }
  await watch.gone;
  await database.close();
  await disk.free();
  const again = await openDatabase({ folder });
  expect((await again.prisma.organization.findMany()).map(({ id }) => id)).toEqual([organization]);
  await again.close();
});
