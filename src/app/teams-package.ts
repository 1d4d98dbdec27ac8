import { writePackage } from '../../adapters/teams/connect/package/write-package.js';
import type { PackageOptions } from '../../adapters/teams/connect/package/manifest.js';

export { MESSAGES_PATH } from '../../adapters/teams/teams-routes.js';

export type TeamsPackageOptions = PackageOptions;

/** The app package as a ZIP file. */
export function teamsPackage(options: TeamsPackageOptions): Uint8Array {
  return writePackage(options);
}
