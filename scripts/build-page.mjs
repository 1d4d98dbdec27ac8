// Bundles the sandbox's page: page.js and page.css, nothing fetched from anywhere else.
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'adapters/sandbox/page');

/**
 * Builds the page into a folder.
 * @param {string} folder where `page.js` and `page.css` go
 * @returns {Promise<void>}
 */
export async function buildPage(folder) {
  await build({
    entryPoints: [
      { in: join(source, 'main.tsx'), out: 'page' },
      { in: join(source, 'styles/page.css'), out: 'page' },
    ],
    outdir: folder,
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
}

if (argv[1] === fileURLToPath(import.meta.url)) await buildPage(join(root, 'dist/adapters/sandbox'));
