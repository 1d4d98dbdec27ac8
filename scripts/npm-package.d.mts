/** Where what was fetched is kept. */
export const cache: string;

export interface CheckedPackage {
  readonly name: string;
  readonly version: string;
  /** Of the package, in base64. */
  readonly sha512: string;
  /** A file of the package. */
  readonly program: string;
  /** Of that file, in hexadecimal. */
  readonly sha256: string;
  /** Where its files are to be. */
  readonly folder: string;
}

export function ensurePackage(wanted: CheckedPackage): string | undefined;
