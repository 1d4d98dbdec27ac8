// The real parts that the tests run against: PostgreSQL, Redis, Chromium. Where one is missing and this
// is a Debian with root, it is installed from Debian's packages; elsewhere the message says how to get it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { env, getuid, stderr } from 'node:process';

const PARTS = [
  { name: 'PostgreSQL 15 or later', debian: 'postgresql', found: () => inPath('postgres') || debianPostgres(), elsewhere: 'Install PostgreSQL so that `postgres` and `initdb` are in the PATH (macOS: brew install postgresql@17).' },
  { name: 'Redis', debian: 'redis-server', found: () => inPath('redis-server'), elsewhere: 'Install Redis so that `redis-server` is in the PATH (macOS: brew install redis).' },
  { name: 'Chromium', debian: 'chromium', found: () => (env.CHROMIUM ? existsSync(env.CHROMIUM) : inPath('chromium')), elsewhere: 'Install Chromium so that `chromium` is in the PATH, or name its executable in CHROMIUM.' },
];

/** Makes sure that every part is there; says what is missing and how to get it, and returns false, where it cannot. */
export function ensureParts() {
  const missing = PARTS.filter((part) => !part.found());
  if (missing.length > 0 && isDebianRoot()) installFromDebian(missing);
  const still = missing.filter((part) => !part.found());
  for (const part of still) stderr.write(`${part.name} is missing, and the tests need it. ${part.elsewhere} On Debian or Ubuntu: apt-get install ${part.debian}\n`);
  return still.length === 0;
}

function installFromDebian(parts) {
  const packages = parts.map((part) => part.debian);
  stderr.write(`Installing ${packages.join(', ')} from Debian's packages …\n`);
  const options = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, encoding: 'utf8' };
  const update = spawnSync('apt-get', ['update', '-q'], options);
  const install = spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
  if (install.status !== 0) stderr.write(`${update.stderr ?? ''}${install.stdout ?? ''}${install.stderr ?? ''}\n`);
}

function isDebianRoot() {
  return getuid?.() === 0 && existsSync('/etc/debian_version') && inPath('apt-get');
}

function inPath(program) {
  return (env.PATH ?? '').split(':').some((folder) => folder !== '' && existsSync(join(folder, program)));
}

function debianPostgres() {
  const versions = '/usr/lib/postgresql';
  return existsSync(versions) && readdirSync(versions).some((version) => existsSync(join(versions, version, 'bin/initdb')));
}
