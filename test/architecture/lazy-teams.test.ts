import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Metafile } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const DOOR = 'adapters/teams/sdk.ts';
let inputs: Metafile['inputs'];
beforeAll(async () => {
  const { metafile } = await build({ entryPoints: [join(root, 'src/cli/main.ts'), join(root, 'src/main.ts')], bundle: true, platform: 'node', format: 'esm', packages: 'external', write: false, metafile: true, outdir: 'none', absWorkingDir: root, logLevel: 'error' });
  inputs = metafile.inputs;
});

/** Every source that is loaded with `entries`; also what is loaded later, where asked. */
function loadedWith(entries: readonly string[], withLater: boolean): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    open.push(...(inputs[path]?.imports ?? []).filter(({ kind, external }) => external !== true && (withLater || kind !== 'dynamic-import')).map((one) => one.path));
  }
  return seen;
}

test('Microsoft’s libraries, which take most of a second to load, are loaded where Teams is set up and by nobody else', () => {
  const entries = ['src/cli/main.ts', 'src/main.ts'];
  const atOnce = loadedWith(entries, false);
  expect(atOnce.size).toBeGreaterThan(100);
  expect(atOnce).not.toContain(DOOR);
  expect(loadedWith(entries, true)).toContain(DOOR);
});
