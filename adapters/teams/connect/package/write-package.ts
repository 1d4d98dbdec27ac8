import { strToU8, zipSync } from 'fflate';
import { COLOR_ICON, OUTLINE_ICON } from './icons.js';
import { teamsLocalization } from './localization.js';
import { teamsManifest } from './manifest.js';
import type { PackageOptions } from './manifest.js';

/** A ZIP file keeps a time with each file; the same one, so that the same options give the same bytes. */
const ZIP_TIME = '2026-01-01T00:00:00';

/** The app package as Teams takes it: a ZIP file with the manifest, its other language and the icons at its root. */
export function writePackage(options: PackageOptions): Uint8Array {
  const json = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, undefined, 2)}\n`);
  const png = (base64: string): [Uint8Array, { level: 0 }] => [Buffer.from(base64, 'base64'), { level: 0 }];
  return zipSync(
    { 'manifest.json': json(teamsManifest(options)), 'es.json': json(teamsLocalization('es')), 'color.png': png(COLOR_ICON), 'outline.png': png(OUTLINE_ICON) },
    { mtime: ZIP_TIME },
  );
}
