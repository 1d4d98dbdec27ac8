import { writePackage } from '../../adapters/teams/connect/package/write-package.js';
import type { PackageOptions } from '../../adapters/teams/connect/package/manifest.js';

export type TeamsPackageOptions = PackageOptions;

/** Where Azure's Bot Service sends what happens in Teams, after the public address. */
export const TEAMS_ENDPOINT = '/api/messages';

/** The app package as a ZIP file. */
export function teamsPackage(options: TeamsPackageOptions): Uint8Array {
  return writePackage(options);
}
