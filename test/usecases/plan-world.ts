import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import type { CommandIo } from '../../src/cli/io.js';
import { runImport } from '../../src/cli/import.js';
import type { Store } from '../../src/ports.js';
import type { OpenTestDatabase } from '../support/database.js';
import { recordingIo } from '../support/recording-io.js';
import type { Printed } from '../support/recording-io.js';

export const SAMPLES = ['1-strategic-areas', '2-goals-and-objectives', '3-key-indicators', '4-work-plan', '5-priorities'] as const;

/** The text of a sample plan. */
export function sample(name: (typeof SAMPLES)[number]): string {
  return readFileSync(new URL(`../../prisma/seed/${name}.yaml`, import.meta.url), 'utf8');
}

/** A person at a terminal: what they were told, what they answer, their files. */
export type Terminal = Printed & { readonly io: CommandIo };

export function terminal(says = true): Terminal {
  const { io, printed } = recordingIo({ says });
  return { io, ...printed };
}

/** An empty database with its store. */
export async function openWorld(open: OpenTestDatabase): Promise<{ readonly database: Database; readonly store: Store }> {
  const database = await open();
  return { database, store: createStore(database.prisma) };
}

export const MORNING = Temporal.Instant.from('2026-09-14T12:45:00Z');

/** Imports a file without being asked, and gives what was said. */
export async function importText(store: Store, text: string, now = MORNING): Promise<{ readonly code: number; readonly out: readonly string[]; readonly err: readonly string[] }> {
  const at = terminal();
  at.files.set('plan.yaml', text);
  const code = await runImport({ file: 'plan.yaml', yes: true }, store, at.io, now);
  return { code, out: at.out, err: at.err };
}
