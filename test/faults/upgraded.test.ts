import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../prisma/engine/migrate.js';
import { migrationsFolder } from '../../prisma/engine/migration-files.js';
import { postgresMigrations } from '../../prisma/engine/migration-session.js';
import { amount, printRow } from './options.js';
import { goThroughTerm } from './term.js';
import { startFaultWorld } from './world.js';
import type { FaultWorld } from './world.js';

/** As a later release might add to what is there; what migrations may not do is in test/engine/migrations-beside.test.ts. */
const LATER = `
CREATE TABLE "Later" ("id" UUID PRIMARY KEY, "organizationId" UUID NOT NULL REFERENCES "Organization" ("id"));
ALTER TABLE "Check" ADD COLUMN "later" TEXT;
ALTER TABLE "Delivery" ADD COLUMN "later" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "InboundEvent" ADD COLUMN "later" TEXT;
ALTER TABLE "Report" ADD COLUMN "later" TEXT;
CREATE INDEX "Check_later_idx" ON "Check" ("organizationId", "later");
`;

const size = { owners: amount('FAULTS_OWNERS', { long: 20, short: 4 }), days: amount('FAULTS_DAYS', { long: 8, short: 4 }), channels: 2 };
const EVERY_MS = amount('FAULTS_EVERY_MS', { long: 5_000, short: 2_500 });

let world: FaultWorld;
let folder: string;
beforeAll(async () => {
  world = await startFaultWorld(size);
  folder = await mkdtemp(join(tmpdir(), 'throughline-later-'));
  await cp(migrationsFolder(), folder, { recursive: true });
  await mkdir(join(folder, '99991231000000_later'));
  await writeFile(join(folder, '99991231000000_later', 'migration.sql'), LATER);
});
afterAll(async () => {
  await world?.stop();
  if (folder) await rm(folder, { recursive: true });
});

test('the migrations of a later release run while this one serves, and this one still starts after them', async () => {
  const { record, untaken } = await goThroughTerm(world, {
    everyMs: EVERY_MS,
    disturb: async () => {
      await pause((size.days * EVERY_MS) / 3);
      const session = await postgresMigrations(world.database);
      try {
        expect(await migrate(session, folder)).toEqual(['99991231000000_later']);
      } finally {
        await session.close();
      }
      for (const one of world.topology.processes.filter(({ name }) => name.endsWith('-1'))) expect([one.name, await one.restart()]).toEqual([one.name, 0]);
    },
  });
  printRow('migrations of a later release while this one serves', { ...record, untaken });
  expect(untaken).toBe(0);
  expect(record.doubledDirect).toBe(0);
  for (const one of world.topology.processes) expect([one.name, (await fetch(`${one.url() ?? ''}/readyz`)).status]).toEqual([one.name, 200]);
});
