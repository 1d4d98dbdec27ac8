import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Where it is: as CHROMIUM says, else in the PATH. The same places that `npm test` looks at before it begins. */
const PLACES = env['CHROMIUM'] === undefined ? (env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'chromium')) : [env['CHROMIUM']];

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium of this machine. Throws with what to install where there is none. */
export function findBrowser(): string {
  const found = PLACES.find(canRun);
  if (found === undefined) throw new Error('There is no Chromium in the PATH, and CHROMIUM names none. Install it (Debian: apt-get install chromium).');
  return found;
}

/** How long a page of the tests may take to show something, in milliseconds: long, for a machine with a lot to do. */
export const PAGE_PATIENCE_MS = 120_000;

/** Starts Chromium; the caller closes it. It speaks to nothing but the pages it is given. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: ARGS });
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
