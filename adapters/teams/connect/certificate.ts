import { createPrivateKey, X509Certificate } from 'node:crypto';
import { AppError } from '../../../src/errors.js';

/** A certificate with its key, as a token is asked for with it. */
export interface AppCertificate {
  /** SHA-256 of the certificate, in hexadecimal digits. */
  readonly thumbprintSha256: string;
  /** PKCS #8, PEM. */
  readonly privateKey: string;
  /** When it ends: milliseconds since 1970. */
  readonly validUntil: number;
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/u;
const KEY = /-----BEGIN (?:RSA |EC )?PRIVATE KEY-----[^-]+-----END (?:RSA |EC )?PRIVATE KEY-----/u;

/** Reads PEM that holds a certificate and its private key, in any order. Throws AppError `teams-certificate`; its text is not repeated. */
export function readCertificate(pem: string): AppCertificate {
  const [certificate] = CERTIFICATE.exec(pem) ?? [];
  const [key] = KEY.exec(pem) ?? [];
  if (certificate === undefined) throw unusable('holds no certificate (-----BEGIN CERTIFICATE-----)');
  if (key === undefined) throw unusable('holds no private key without a password (-----BEGIN PRIVATE KEY-----)');
  try {
    const read = new X509Certificate(certificate);
    const privateKey = createPrivateKey(key);
    if (!read.checkPrivateKey(privateKey)) throw unusable('holds a private key that belongs to another certificate');
    return { thumbprintSha256: read.fingerprint256.replaceAll(':', ''), privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), validUntil: Date.parse(read.validTo) };
  } catch (error) {
    throw error instanceof AppError ? error : unusable('cannot be read');
  }
}

function unusable(what: string): AppError {
  return new AppError('teams-certificate', `The certificate of the Teams app ${what}. Give one PEM text with the certificate that was uploaded to the app registration and its private key.`);
}
