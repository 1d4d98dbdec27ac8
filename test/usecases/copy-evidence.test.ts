import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { folderEvidenceStore } from '../../adapters/evidence/folder.js';
import { readFile } from '../../adapters/slack/outbound/read-file.js';
import type { Database } from '../../prisma/client.js';
import { ChatError, FileError } from '../../src/errors.js';
import type { FileErrorCode } from '../../src/errors.js';
import type { EvidenceStore } from '../../src/ports.js';
import { databases } from '../support/database.js';
import { bytesOf, openCopyWorld } from './copy-evidence-world.js';
import type { CopyWorld } from './copy-evidence-world.js';

describe.each(databases)('copies of evidence on %s', (_engine, open) => {
  let database: Database;
  let world: CopyWorld;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    world = await openCopyWorld(database);
  });
  afterEach(() => world.close());

  test('a file is copied under its organization and evidence, by a name that is safe, once', async () => {
    const id = await world.files();
    expect(await world.copyOf(id)).toBeUndefined();
    await world.sweep();
    expect(await world.kept()).toEqual({ [`${world.organizationId}/${id}/Plan-uber-alles.pdf`]: 'bytes of F1' });
    expect(await world.copyOf(id)).toEqual({ state: 'copied' });
    expect(await world.row(id)).toMatchObject({ state: 'copied', store: 'folder', size: 11n, attempts: 1, leaseUntil: null });
    world.readFile = () => Promise.reject(new Error('it is not read again'));
    await world.sweep();
    expect(await world.copyOf(id)).toEqual({ state: 'copied' });
  });

  test('whoever copies goes on with what waits, beside another and no third', async () => {
    const ids = [await world.files(), await world.files(), await world.files(), await world.files(), await world.files()];
    let [now, most] = [0, 0];
    world.readFile = async (file) => {
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      return bytesOf(file.id);
    };
    await world.sweep();
    expect(most).toBeLessThanOrEqual(2);
    for (const id of ids) expect(await world.copyOf(id)).toEqual({ state: 'copied' });
  });

  test.each<[string, object, string]>([
    ['larger than the limit', { size: 1_001 }, 'too-large'],
    ['larger than a number of 32 bits', { size: 2_200_000_000 }, 'too-large'],
    ['of no size there is', { size: 1e300 }, 'too-large'],
    ['of a type that is not copied', { mimeType: 'application/x-msdownload' }, 'type-refused'],
    ['of a type that begins like another', { mimeType: 'application/pdfx' }, 'type-refused'],
  ])('a file %s is filed by reference alone, and not even asked for', async (_what, change, reason) => {
    world.readFile = () => Promise.reject(new Error('not asked for'));
    const id = await world.files(change);
    await world.sweep();
    expect(await world.copyOf(id)).toEqual({ state: 'none', reason });
    expect(await world.kept()).toEqual({});
  });

  test.each<FileErrorCode>(['too-large', 'file-gone', 'file-not-shared', 'file-elsewhere', 'file-unreadable'])('a file that the platform says is %s is not tried again', async (code) => {
    const id = await world.files();
    world.readFile = async () => {
      async function* breaking(): AsyncGenerator<Uint8Array> {
        yield Buffer.from('half of it');
        throw new FileError(code, 'no');
      }
      return breaking();
    };
    await world.sweep();
    expect(await world.copyOf(id)).toEqual({ state: 'none', reason: code });
    expect(await world.kept()).toEqual({});
  });

  test('a file whose report was taken back is not fetched', async () => {
    const id = await world.files();
    const report = await database.prisma.report.findFirstOrThrow();
    await world.store.reports.retract(world.organizationId, report.id, { personId: world.personId('ana'), at: world.clock.now() });
    await world.sweep();
    expect(await world.row(id)).toMatchObject({ state: 'refused', reason: 'taken-back' });
    expect(await world.kept()).toEqual({});
  });

  test('what a fault that passes held up is tried again later each time, and given up after a day', async () => {
    const id = await world.files();
    world.readFile = () => Promise.reject(new ChatError('temporary', 'Slack is down.'));
    await world.sweep();
    expect(await world.row(id)).toMatchObject({ state: 'waiting', reason: 'temporary', attempts: 1, dueAt: new Date('2026-09-14T15:00:30Z') });
    await world.sweep();
    expect((await world.row(id)).attempts).toBe(1);
    for (let hour = 0; hour < 40; hour += 1) {
      await world.sweep();
      world.passes(60);
    }
    expect(await world.copyOf(id)).toEqual({ state: 'none', reason: 'given-up' });
    expect((await world.row(id)).attempts).toBe(12);
  });

  test('a fault that passed leaves a copy', async () => {
    const id = await world.files();
    const works = world.readFile;
    world.readFile = () => Promise.reject(new ChatError('temporary', 'Slack is down.'));
    await world.sweep();
    world.readFile = works;
    world.passes(1);
    await world.sweep();
    expect(await world.copyOf(id)).toEqual({ state: 'copied' });
  });

  test('where the platform asks to wait, no try is spent', async () => {
    const id = await world.files();
    world.readFile = () => Promise.reject(new ChatError('rate-limited', 'Wait.', 90_000));
    await world.sweep();
    expect(await world.row(id)).toMatchObject({ state: 'waiting', attempts: 0, dueAt: new Date('2026-09-14T15:01:30Z') });
  });

  test('while the store cannot be used nothing is spent and nothing lost; what waits behind it is left alone', async () => {
    const ids = [await world.files(), await world.files(), await world.files()];
    const asked: string[] = [];
    world.readFile = async (file) => {
      asked.push(file.id);
      return bytesOf(file.id);
    };
    for (let day = 0; day < 5; day += 1) {
      await world.sweep(folderEvidenceStore('/proc/throughline'));
      world.passes(24 * 60);
    }
    expect(await world.store.copies.count()).toEqual({ waiting: 3, failed: 0 });
    expect((await world.row(ids[0] ?? '')).reason).toMatch(/^evidence-store-/);
    expect(asked.length).toBeLessThanOrEqual(10);
    await world.sweep();
    for (const id of ids) expect(await world.copyOf(id)).toEqual({ state: 'copied' });
  });

  test('after a crash in the middle somebody else takes it up; what the first one says then is dropped', async () => {
    const id = await world.files();
    const lost = await world.store.copies.claim(world.organizationId, id, world.clock.now(), 60_000);
    await world.sweep();
    expect((await world.row(id)).state).toBe('waiting');
    world.passes(2);
    await world.sweep();
    expect(await world.copyOf(id)).toEqual({ state: 'copied' });
    if (!lost) throw new Error('not claimed');
    await world.store.copies.settle(lost, { state: 'refused', reason: 'file-gone' });
    expect(await world.copyOf(id)).toEqual({ state: 'copied' });
  });

  test('one that ends the process whenever it is tried is given up', async () => {
    const id = await world.files();
    for (let crash = 0; crash < 12; crash += 1) {
      await world.store.copies.claim(world.organizationId, id, world.clock.now(), 60_000);
      world.passes(2);
    }
    await world.sweep();
    expect(await world.copyOf(id)).toEqual({ state: 'none', reason: 'given-up' });
  });

  test('of many processes that are asked for the same file, one fetches it', async () => {
    const id = await world.files();
    let reads = 0;
    world.readFile = async () => ((reads += 1), bytesOf('once'));
    await Promise.all(Array.from({ length: 6 }, () => world.hands()(world.organizationId, id)));
    expect(reads).toBe(1);
    expect(await world.copyOf(id)).toEqual({ state: 'copied' });
  });

  test('nothing of a file’s name, address or words reaches the log', async () => {
    await world.files({ name: 'Ana Lark absences.pdf', url: 'https://files.slack.com/secret-path' });
    await world.sweep();
    await world.files({ name: 'Ana Lark absences.pdf', mimeType: 'application/x-msdownload' });
    await world.sweep();
    expect(world.log.lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(world.log.lines)).not.toMatch(/Lark|secret-path|absences/);
  });
});

describe('a file as Slack keeps it', () => {
  let database: Database;
  let world: CopyWorld;
  beforeAll(async () => {
    database = await (databases[0]?.[1] ?? (() => Promise.reject(new Error('no database'))))();
    world = await openCopyWorld(database);
  });
  afterAll(async () => {
    await world.close();
    await database.close();
  });

  test('without end is let go, in memory and on the disk, however small it says it is', async () => {
    const endless = createServer((_request, response) => {
      const more = (): void => {
        for (let hasRoom = true; hasRoom && !response.destroyed; ) hasRoom = response.write(Buffer.alloc(65_536));
      };
      response.on('drain', more);
      more();
    });
    await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
    const address = endless.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/file`;
    world.readFile = (file, limit) => readFile({ token: 'xoxb-1', isFileHost: () => true }, file, limit);
    const id = await world.files({ size: 0, url });
    const store: EvidenceStore = folderEvidenceStore(world.folder);
    await world.sweep(store);
    endless.closeAllConnections();
    await new Promise((resolve) => endless.close(resolve));
    expect(await world.copyOf(id)).toEqual({ state: 'none', reason: 'too-large' });
    expect(await world.kept()).toEqual({});
  });
});
