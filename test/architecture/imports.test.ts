import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Cruise {
  readonly summary: { readonly totalCruised: number; readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }[] };
}

const FOLDERS = ['src', 'adapters', 'jobs', 'prisma'];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sources(join(folder, entry.name));
    return /\.tsx?$/.test(entry.name) ? [join(folder, entry.name)] : [];
  });
}

// All sources are read and resolved by one thread: some twenty seconds where nothing else runs, several times that where much does.
test('every import keeps to the rules', { timeout: 180_000 }, () => {
  const output = execFileSync(process.execPath, ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...FOLDERS], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const { summary } = JSON.parse(output) as Cruise;
  const violations = summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`);
  expect(violations).toEqual([]);
  // A cruiser that cannot read TypeScript reads nothing and passes.
  expect(summary.totalCruised).toBeGreaterThanOrEqual(FOLDERS.flatMap(sources).length);
});
