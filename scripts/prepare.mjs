// Makes a checkout ready to run: packages, the database client, the compiled files. Does only what is
// missing or out of date, so that the second start takes seconds. Needs Node and npm, nothing else.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, execPath, exit, platform, stderr, versions } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 19];

/** Everything up to `packages` or `build`; says what it does on standard error, for it may take minutes. */
export async function prepare(until) {
  checkNode();
  const lock = hashOf([join(root, 'package-lock.json')]);
  whenChanged(join(root, 'node_modules/.throughline'), lock, 'Installing packages', () =>
    run(npm(), ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'The packages could not be installed'),
  );
  run(execPath, ['scripts/generate-client.mjs'], 'The database client could not be generated');
  if (until === 'packages') return;
  const sources = hashOf(['src', 'prisma', 'adapters', 'jobs'].flatMap((folder) => filesIn(join(root, folder))).concat(join(root, 'package-lock.json')));
  await whenChanged(join(root, 'dist/.built-from'), sources, 'Building', async () => {
    run(execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], 'The sources do not compile');
    const { buildPage } = await import(pathToFileURL(join(root, 'scripts/build-page.mjs')).href);
    await buildPage(join(root, 'dist/adapters/sandbox'));
  });
  const tables = hashOf([...filesIn(join(root, 'prisma/migrations')), join(root, 'package-lock.json')]);
  await whenChanged(join(root, 'dist/.empty-database-made-from'), tables, 'Making an empty database', async () => {
    for (const name of readdirSync(join(root, 'dist/prisma'))) if (name.startsWith('empty-database-')) rmSync(join(root, 'dist/prisma', name));
    const { writeEmptyDatabase } = await import(pathToFileURL(join(root, 'dist/prisma/engine/empty-database.js')).href);
    await writeEmptyDatabase();
  });
}

function checkNode() {
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  fail(`Throughline needs Node ${OLDEST_NODE.join('.')} or later; this is ${versions.node}. Get a newer one from nodejs.org.`);
}

function whenChanged(stampFile, stamp, doing, work) {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return undefined;
  stderr.write(`${doing} …\n`);
  const done = () => {
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, stamp);
  };
  const working = work();
  return working instanceof Promise ? working.then(done) : done();
}

function run(command, args, fault) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', shell: platform === 'win32' && command !== execPath });
  if (result.status === 0) return;
  fail(`${fault}.\n${result.stdout ?? ''}${result.stderr ?? result.error?.message ?? ''}`);
}

function npm() {
  return platform === 'win32' ? 'npm.cmd' : 'npm';
}

function fail(message) {
  stderr.write(`${message}\n`);
  exit(1);
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'generated')
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) if (statSync(file).isFile()) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

if (argv[1] === fileURLToPath(import.meta.url)) await prepare(argv[2] ?? 'build');
