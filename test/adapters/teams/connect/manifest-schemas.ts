import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

/** The package's own index fetches schemas by network; its files are read instead. */
const folder = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json')), 'build/json-schemas/teams');

/** Every numbered version of the manifest's schema that there is, the oldest first. */
export const schemaVersions: readonly string[] = readdirSync(folder)
  .flatMap((name) => /^v(\d+\.\d+)$/.exec(name)?.[1] ?? [])
  .sort((one, other) => minor(one) - minor(other));

/** The number after the dot; all are 1.x. */
export function minor(version: string): number {
  return Number(version.split('.')[1]);
}

/** What a schema of a version finds wrong, one line each; none where it fits. */
export function faultsOf(version: string, schema: 'MicrosoftTeams' | 'MicrosoftTeams.Localization', value: unknown): readonly string[] {
  // Its patterns are written for expressions without the `u` flag.
  const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(join(folder, `v${version}`, `${schema}.schema.json`), 'utf8')));
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}
