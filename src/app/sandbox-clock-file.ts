import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { makeFolder } from '../../prisma/engine/make-folder.js';
import { movableClock, systemClock } from '../clock.js';
import type { MovableClock } from '../clock.js';

/** The sandbox's clock goes on where it was left. Throws AppError `clock-offset` where what was kept is damaged. */
export function openSandboxClock(dataFolder: string): Promise<MovableClock> {
  return movableClock(clockFile(dataFolder));
}

/** Sets a sandbox that has not run yet to a moment of its own; one that has keeps its time. */
export async function setSandboxStart(dataFolder: string, moment: Temporal.Instant): Promise<void> {
  const file = clockFile(dataFolder);
  if ((await file.load()) === undefined) await file.save(moment.since(systemClock.now()).total('milliseconds'));
}

/** Its distance from the machine's time, kept in the data folder. */
function clockFile(dataFolder: string): { load(): Promise<number | undefined>; save(offsetMs: number): Promise<void> } {
  const folder = join(dataFolder, 'sandbox');
  const path = join(folder, 'clock.json');
  return {
    load: async () => {
      const text = await readFile(path, 'utf8').catch(() => undefined);
      // An empty text would count as 0.
      return text === undefined ? undefined : text.trim() === '' ? Number.NaN : Number(text);
    },
    save: async (offsetMs) => {
      await makeFolder(folder);
      await writeFile(`${path}.new`, String(offsetMs));
      await rename(`${path}.new`, path);
    },
  };
}
