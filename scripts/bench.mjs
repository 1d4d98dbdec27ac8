// `npm run bench`: how fast the compiled product is beside the least that could do the same, side by side (test/bench/).
// `npm run bench -- drain start --scale 0.1 --json`: some of it, smaller, as lines of JSON.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process, { argv, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';
import { ensureServers } from './test-parts.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const FOLDERS = ['test/bench', 'test/support'];

process.exitCode = await bench();

async function bench() {
  if (!ensureServers()) return 1;
  await prepare('build');
  await compile();
  const child = spawn(execPath, [join(root, 'dist/test/bench/main.js'), ...argv.slice(2)], { cwd: root, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

/** Beside the compiled product: what is measured is what runs in production, file by file. */
async function compile() {
  const { build } = await import('esbuild');
  const entryPoints = FOLDERS.flatMap((folder) => readdirSync(join(root, folder)).flatMap((name) => (name.endsWith('.ts') && !name.endsWith('.d.ts') ? [join(root, folder, name)] : [])));
  await build({ entryPoints, outbase: root, outdir: join(root, 'dist'), bundle: false, platform: 'node', format: 'esm', target: 'node20', logLevel: 'warning' });
}
