// The Teams that the tests run against: Microsoft's own Agents Playground. Its licence allows evaluation and testing, so it
// is fetched by the test run and never shipped.
import { join } from 'node:path';
import { cache, ensurePackage } from './npm-package.mjs';

const NAME = '@microsoft/m365agentsplayground';
const VERSION = '0.2.28';
const SHA512 = 'EevhYW8xtEATwNg5eiFqTgZT0P5gjfCsLBwBWESSrB6+0lr9Yi9R27HJwjNGUlT3JQlxoWMgnvEQunUuyI/+2Q==';
const PROGRAM = join('dist', 'index.js');
const PROGRAM_SHA256 = 'fcd3f39d094d0be9e31441dedd05abf87614862e564f78b6c8577f1b404ee339';
const folder = join(cache, `m365agentsplayground-${VERSION}`);

/** What Node runs; its files stand around it. */
export const playgroundProgram = join(folder, 'cli.js');

/** Fetches the Playground where it is not there yet. Returns a line that says what is wrong and how to mend it, or nothing. */
export function ensurePlayground() {
  return ensurePackage({ name: NAME, version: VERSION, sha512: SHA512, program: PROGRAM, sha256: PROGRAM_SHA256, folder });
}
