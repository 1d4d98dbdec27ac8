import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { folderEvidenceStore } from '../../adapters/evidence/folder.js';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import { contentOf } from '../../src/domain/report-content.js';
import type { Chat, EvidenceLimits, EvidenceStore, InboundFile, Store } from '../../src/ports.js';
import { copyEvidence } from '../../src/usecases/evidence/copy-evidence.js';
import { requestCopies } from '../../src/usecases/evidence/request-copies.js';
import { testClock } from '../support/clock.js';
import { createFixture } from '../support/fixture.js';
import { recordingLog } from '../support/recording-log.js';
import { emptyDatabase } from '../support/empty-database.js';

export const START = Temporal.Instant.from('2026-09-14T15:00:00Z');
const LIMITS: EvidenceLimits = { maxBytes: 1_000, types: ['application/pdf', 'text/*'] };
const HOME = { platform: 'sandbox', workspace: 'sandbox' } as const;

type ReadFile = NonNullable<Chat['readFile']>;
const NOTHING = { platform: 'sandbox', workspace: 'sandbox', send: refuse, update: refuse, respond: refuse, openForm: refuse, profile: refuse, profiles: refuse, channel: refuse } as const;
function refuse(): Promise<never> {
  return Promise.reject(new Error('copying reads files and does nothing else in chat'));
}

export async function* bytesOf(...pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}

/** A plan with files filed in it, and hands that copy them into a folder. */
export async function openCopyWorld(database: Database) {
  await emptyDatabase(database);
  const store: Store = createStore(database.prisma);
  const fixture = await createFixture(database.prisma);
  const folder = await mkdtemp(join(tmpdir(), 'throughline-copies-'));
  const clock = testClock(START);
  const log = recordingLog();
  let files = 0;
  const world = {
    ...fixture,
    store,
    folder,
    clock,
    log,
    /** What the platform gives out for a file; to be replaced by a test. */
    readFile: (async (file) => bytesOf(`bytes of ${file.id}`)) as ReadFile,
    /** Files a report that came with a file; gives the evidence's id. */
    async files(change: Partial<InboundFile> = {}): Promise<string> {
      files += 1;
      const file = { id: `F${files}`, name: 'Plan: über alles.pdf', mimeType: 'application/pdf', size: 0, url: `https://files.example.org/F${files}`, ...change };
      const content = contentOf([{ kind: 'words', message: `m${files}`, words: '', files: [file], said: { readings: [], links: [], blockers: [], needs: [] } }]);
      await store.reports.file(fixture.organizationId, { ...HOME, conversation: 'dm', message: `m${files}`, planId: fixture.planId, itemId: fixture.itemId('1.a'), personId: fixture.personId('ana'), language: 'en', late: false, source: 'words', at: START, content });
      return (await database.prisma.evidence.findFirstOrThrow({ where: { fileId: file.id } })).id;
    },
    /** A process of its own that copies. */
    hands(evidence: EvidenceStore = folderEvidenceStore(folder)) {
      return copyEvidence({ store, wallClock: clock, log, chatFor: () => ({ ...NOTHING, readFile: (file, limit) => world.readFile(file, limit) }), evidence, limits: LIMITS });
    },
    /** All that is due is copied, as by one sweep. */
    async sweep(evidence?: EvidenceStore): Promise<void> {
      const copy = world.hands(evidence);
      await requestCopies({ store, wallClock: clock, work: { copyEvidence: async (organizationId, ids) => void (await Promise.all(ids.map((id) => copy(organizationId, id)))) } });
    },
    passes(minutes: number): void {
      clock.set(clock.now().add({ minutes }));
    },
    /** What became of a file, as `/plan evidence` is told. */
    copyOf: async (evidenceId: string) => (await store.reports.evidence(fixture.organizationId, fixture.itemId('1.a'), 50)).find((row) => row.id === evidenceId)?.copy,
    row: (evidenceId: string) => database.prisma.evidenceCopy.findFirstOrThrow({ where: { evidenceId } }),
    /** Paths of what lies in the folder, with what is in each. */
    async kept(): Promise<Readonly<Record<string, string>>> {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      return Object.fromEntries(await Promise.all(paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const)));
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
  return world;
}
export type CopyWorld = Awaited<ReturnType<typeof openCopyWorld>>;
