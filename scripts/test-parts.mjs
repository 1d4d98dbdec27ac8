// The real parts that the tests run against: PostgreSQL, Redis, Chromium, a Slack workspace, Teams’ Playground. Where one is missing or too old and this
// is a Debian with root, it is installed from Debian's packages; elsewhere the message says how to get it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { env, getuid, stderr } from 'node:process';
import { ensureLocalSlack } from './local-slack.mjs';
import { ensurePlayground } from './playground.mjs';

const DEBIAN_POSTGRES = '/usr/lib/postgresql';

/** Each part: what is wrong with it on this machine (nothing where it is fine), and how to get it. */
const PARTS = [
  { name: 'PostgreSQL', debian: 'postgresql', fault: postgresFault, elsewhere: 'Install PostgreSQL 15 or later so that `postgres` and `initdb` are in the PATH (macOS: brew install postgresql@17).' },
  { name: 'Redis', debian: 'redis-server', fault: redisFault, elsewhere: 'Install Redis 6.2 or later so that `redis-server` is in the PATH (macOS: brew install redis).' },
  { name: 'Chromium', debian: 'chromium', fault: chromiumFault, elsewhere: 'Install Chromium so that `chromium` is in the PATH, or name its executable in CHROMIUM.' },
];

/** Makes sure that every part is there; says what is wrong and how to get it, and returns false, where it cannot. */
export function ensureParts() {
  const faults = installedFaults(PARTS);
  return tell([...faults, ensureLocalSlack(), ensurePlayground()].filter((line) => line !== undefined));
}

/** As `ensureParts`, for PostgreSQL and Redis alone. */
export function ensureServers() {
  return tell(installedFaults(PARTS.filter(({ name }) => name !== 'Chromium')));
}

function installedFaults(parts) {
  const wanting = parts.filter((part) => part.fault(env, DEBIAN_POSTGRES) !== undefined);
  if (wanting.length > 0 && isDebianRoot()) installFromDebian(wanting);
  return faultsOf(parts, env, DEBIAN_POSTGRES);
}

function tell(faults) {
  for (const line of faults) stderr.write(`${line}\n`);
  return faults.length === 0;
}

/** A line for each part that the tests cannot use, with how to mend it. `debianFolder`: where Debian keeps its PostgreSQL servers. */
export function partFaults(environment, debianFolder = DEBIAN_POSTGRES) {
  return faultsOf(PARTS, environment, debianFolder);
}

function faultsOf(parts, environment, debianFolder) {
  return parts.flatMap((part) => {
    const fault = part.fault(environment, debianFolder);
    return fault === undefined ? [] : [`The tests need ${part.name}: ${fault}. ${part.elsewhere} On Debian or Ubuntu: apt-get install ${part.debian}`];
  });
}

/** The server the tests take is the newest of Debian's, else the first in the PATH (test/support/postgres.ts). */
function postgresFault(environment, debianFolder) {
  const debian = existsSync(debianFolder) ? readdirSync(debianFolder).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...debian.map((version) => join(debianFolder, version, 'bin')), ...pathFolders(environment)];
  const folder = folders.find((one) => existsSync(join(one, 'postgres')) && existsSync(join(one, 'initdb')));
  if (folder !== undefined) return tooOld(join(folder, 'postgres'), [15]);
  const half = folders.find((one) => existsSync(join(one, 'postgres')));
  return half === undefined ? '`postgres` is missing' : `\`initdb\` is missing beside ${join(half, 'postgres')}`;
}

function redisFault(environment) {
  const server = inPath('redis-server', environment);
  return server === undefined ? '`redis-server` is missing' : tooOld(server, [6, 2]);
}

function chromiumFault(environment) {
  if (environment.CHROMIUM) return existsSync(environment.CHROMIUM) ? undefined : `CHROMIUM names ${environment.CHROMIUM}, which is not there`;
  return inPath('chromium', environment) === undefined ? '`chromium` is missing' : undefined;
}

/** What is wrong with the version that a program says it has. */
function tooOld(program, [major, minor = 0]) {
  const { stdout, error } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  const [, has, hasMinor = '0'] = /(\d+)\.?(\d+)?/.exec(stdout ?? '') ?? [];
  if (has === undefined) return `${program} does not run (${error?.code ?? 'no version'})`;
  const isOld = Number(has) < major || (Number(has) === major && Number(hasMinor) < minor);
  return isOld ? `${program} is version ${has}.${hasMinor}, older than ${major}${minor > 0 ? `.${minor}` : ''}` : undefined;
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
  return getuid?.() === 0 && existsSync('/etc/debian_version') && inPath('apt-get', env) !== undefined;
}

function pathFolders(environment) {
  return (environment.PATH ?? '').split(':').filter((folder) => folder !== '');
}

function inPath(program, environment) {
  return pathFolders(environment).map((folder) => join(folder, program)).find((path) => existsSync(path));
}
