// `npm test`: everything, from a bare checkout. `npm run test:unit`: the part that needs no database, queue or browser.
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { argv, execPath, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';
import { ensureParts } from './test-parts.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const unitOnly = argv[2] === 'unit';

const STEPS = [
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'] },
  { name: "types of the sandbox's page", args: ['node_modules/typescript/bin/tsc', '-p', 'adapters/sandbox/page/tsconfig.json'] },
  { name: 'lint', args: ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.'] },
  { name: 'tests', args: ['node_modules/vitest/vitest.mjs', 'run'] },
];

if (unitOnly) {
  await prepare('packages');
  step({ name: 'unit tests', args: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit'] });
} else {
  if (!ensureParts()) exit(1);
  await prepare('build');
  for (const one of STEPS) step(one);
}

function step({ name, args }) {
  const began = performance.now();
  stdout.write(`— ${name}\n`);
  const { status } = spawnSync(execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    stderr.write(`— ${name}: failed\n`);
    exit(status ?? 1);
  }
  stdout.write(`— ${name}: passed in ${Math.round((performance.now() - began) / 1_000)} s\n`);
}
