import { expect, test } from 'vitest';
import { migrationsFolder, readMigrations } from '../../prisma/engine/migration-files.js';

/** The last migration before the first release that others may be running: what stands in it and before it, nobody upgrades past. */
const RELEASED = '20261122105015_let_in';

/** What the release before would fall over, or wait for, while it still serves; and what to do instead. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/\bDROP\s+(?:TABLE|COLUMN|TYPE|FUNCTION|TRIGGER)\b/iu, 'the release before may still use it: stop using it now, and drop it in a later release'],
  [/\bRENAME\b/iu, 'the release before knows it by its old name: add the new one, fill both, drop the old one in a later release'],
  [/\bALTER\s+COLUMN\s+"?\w+"?\s+(?:SET\s+DATA\s+)?TYPE\b/iu, 'this writes the whole table anew while everybody waits: add another column'],
  [/\bALTER\s+COLUMN\s+"?\w+"?\s+SET\s+NOT\s+NULL\b/iu, 'the release before may still write rows without it: first a release that always fills it'],
  [/\bALTER\s+COLUMN\s+"?\w+"?\s+DROP\s+DEFAULT\b/iu, 'the release before leaves it to its default'],
  [/\bADD\s+COLUMN\s+"?\w+"?\s+(?!(?:[^;,]*\bDEFAULT\b))[^;,]*\bNOT\s+NULL\b/iu, 'the release before writes rows without it: give it a default'],
];

function refusals(script: string): readonly string[] {
  const statements = script.replace(/--.*$/gmu, '').split(';');
  return statements.flatMap((statement) => REFUSED.flatMap(([pattern, why]) => (pattern.test(statement) ? [`${statement.trim()}: ${why}`] : [])));
}

test('every migration since the first release can run while the release before it still serves', async () => {
  const migrations = await readMigrations(migrationsFolder());
  expect(migrations.map(({ name }) => name)).toContain(RELEASED);
  expect(migrations.filter(({ name }) => name > RELEASED).flatMap(({ name, script }) => refusals(script).map((refusal) => `${name}: ${refusal}`))).toEqual([]);
});

test.each([
  ['ALTER TABLE "Plan" DROP COLUMN "motto"', 1],
  ['ALTER TABLE "Plan" RENAME COLUMN "motto" TO "aim"', 1],
  ['ALTER TABLE "Plan" ALTER COLUMN "title" SET DATA TYPE VARCHAR(20)', 1],
  ['ALTER TABLE "Plan" ALTER COLUMN "motto" SET NOT NULL', 1],
  ['ALTER TABLE "Plan" ADD COLUMN     "level" TEXT NOT NULL', 1],
  ['ALTER TABLE "Plan" ADD COLUMN "level" TEXT NOT NULL,\nADD COLUMN "other" TEXT NOT NULL DEFAULT \'x\'', 1],
  ['ALTER TABLE "Plan" ADD COLUMN     "level" TEXT NOT NULL DEFAULT \'school\'', 0],
  ['ALTER TABLE "Plan" ADD COLUMN "level" TEXT;\n-- DROP TABLE "Plan"\nCREATE INDEX "Plan_level" ON "Plan" ("level")', 0],
])('%s: %i refused', (script, count) => {
  expect(refusals(script)).toHaveLength(count);
});
