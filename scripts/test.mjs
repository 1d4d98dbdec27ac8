// `npm test`: everything, from a bare checkout. `npm run test:unit`: the part that needs no database, queue or browser.
// `npm run test:faults`: what must hold when parts fail, at length; names of files after it choose some.
// `npm run test:newest`: the tests of `npm test`, but for the faults, on the newest Node and PostgreSQL; names of files after it choose some.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname } from 'node:path';
import process, { argv, env, execPath, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureNewest, newestNode, newestPostgres } from './newest.mjs';
import { prepare } from './prepare.mjs';
import { ensureParts } from './test-parts.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const VITEST = 'node_modules/vitest/vitest.mjs';
/** Of one thread each: they run side by side. */
const CHECKS = [
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'] },
  { name: "types of the sandbox's page", args: ['node_modules/typescript/bin/tsc', '-p', 'adapters/sandbox/page/tsconfig.json'] },
  { name: 'lint', args: ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.'] },
];

/** All but the faults: a dump is taken by programs that come with the server, and npm has none for the newest. */
const PROJECTS = ['unit', 'parts', 'journeys'].flatMap((name) => ['--project', name]);

// Set, not left with: what is still to be printed is printed.
process.exitCode = await ({ unit: unitTests, faults, newest }[argv[2]] ?? everything)();

async function unitTests() {
  await prepare('packages');
  return alone({ name: 'unit tests', args: [VITEST, 'run', '--project', 'unit'] });
}

/** One file after the other: each has servers and processes of its own. */
async function faults() {
  if (!ensureParts()) return 1;
  await prepare('build');
  return alone({ name: 'faults', args: [VITEST, 'run', '--project', 'faults', '--no-file-parallelism', ...argv.slice(3)], settings: { FAULTS: 'long' } });
}

/** What is built is the same; what runs it, and what it runs on, is not. */
async function newest() {
  if (!ensureParts()) return 1;
  const fault = ensureNewest();
  if (fault !== undefined) {
    stderr.write(`${fault}\n`);
    return 1;
  }
  await prepare('build');
  const settings = { POSTGRES_BIN: newestPostgres, PATH: `${dirname(newestNode)}${delimiter}${env.PATH}` };
  return alone({ name: 'tests on the newest Node and PostgreSQL', program: newestNode, args: [VITEST, 'run', ...PROJECTS, ...argv.slice(3)], settings });
}

async function everything() {
  if (!ensureParts()) return 1;
  await prepare('build');
  return (await sideBySide(CHECKS)) || (await alone({ name: 'tests', args: [VITEST, 'run'] }));
}

/** What each prints is held back until it ends, so that lines of one do not stand among those of another. Gives the code of the first that failed, else 0. */
async function sideBySide(steps) {
  stdout.write(`— ${steps.map(({ name }) => name).join(', ')}\n`);
  const codes = await Promise.all(steps.map((step) => run(step, 'pipe')));
  return codes.find((code) => code !== 0) ?? 0;
}

function alone(step) {
  stdout.write(`— ${step.name}\n`);
  return run(step, 'inherit');
}

async function run({ name, program = execPath, args, settings = {} }, output) {
  const began = performance.now();
  const child = spawn(program, args, { cwd: root, env: { ...env, ...settings }, stdio: ['ignore', output, output] });
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => printed.push(piece));
  const [code] = await once(child, 'close');
  stdout.write(Buffer.concat(printed));
  if (code === 0) stdout.write(`— ${name}: passed in ${Math.round((performance.now() - began) / 1_000)} s\n`);
  else stderr.write(`— ${name}: failed\n`);
  return code ?? 1;
}
