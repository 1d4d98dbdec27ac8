import { S3mini } from 's3mini';
import { isEvidenceKey } from '../../src/domain/evidence-key.js';
import { AppError, errorFields, faultCode } from '../../src/errors.js';
import type { EvidenceStore } from '../../src/ports/evidence-store.js';
import { inParts } from './parts.js';
import { fromSource, storing } from './source.js';

/** A bucket of AWS S3 or of anything that speaks like it. */
export interface S3Options {
  /** Its address without the bucket, such as `https://s3.us-east-1.amazonaws.com`. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What goes up in one request, in bytes: S3 takes parts of 5 MiB or more, all but the last, and 10,000 of them. */
export const PART_BYTES = 8 * 1024 * 1024;
/** A key under which nothing lies. */
const PROBE = 'throughline/check';
/** For one request; a part goes up at half a megabit a second within it. */
const TIMEOUT_MS = 150_000;

/** Copies in a bucket. One that is larger than a part goes up in several, and is there once all of them are. */
export function s3EvidenceStore({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Options): EvidenceStore {
  // It is given no log: what it writes there holds addresses and what the service answered.
  const s3 = new S3mini({ endpoint: `${endpoint.replace(/\/+$/u, '')}/${bucket}`, region, accessKeyId, secretAccessKey, requestAbortTimeout: TIMEOUT_MS });

  async function upload(key: string, first: Uint8Array<ArrayBuffer>, rest: AsyncGenerator<Uint8Array<ArrayBuffer>>, mimeType: string): Promise<number> {
    const upload = await s3.getMultipartUploadId(key, mimeType);
    try {
      const parts = [await s3.uploadPart(key, upload, first, 1)];
      let size = first.byteLength;
      for await (const part of rest) {
        parts.push(await s3.uploadPart(key, upload, part, parts.length + 1));
        size += part.byteLength;
      }
      await s3.completeMultipartUpload(key, upload, parts);
      return size;
    } catch (error) {
      // Parts without their whole cost money; a service that cannot drop them now does so by its own rule.
      await s3.abortMultipartUpload(key, upload).catch(() => undefined);
      throw error;
    }
  }

  return {
    kind: 's3',

    async put(key, bytes, { mimeType }) {
      requireKey(key);
      return storing(storeError, async () => {
        const parts = inParts(fromSource(bytes), PART_BYTES);
        const step = await parts.next();
        const first = step.done ? new Uint8Array(0) : step.value;
        if (first.byteLength === PART_BYTES) return upload(key, first, parts, mimeType);
        await s3.putObject(key, first, mimeType);
        return first.byteLength;
      });
    },

    async stat(key) {
      requireKey(key);
      return storing(storeError, async () => ((await s3.objectExists(key)) === true ? { size: await s3.getContentLength(key) } : undefined));
    },

    async get(key) {
      requireKey(key);
      return storing(storeError, async () => (await s3.getObjectResponse(key))?.body ?? undefined);
    },

    check: () =>
      storing(storeError, async () => {
        if (await s3.bucketExists()) return;
        // Why not is said only in answer to a request for an object. That there is none of this name is as it should be.
        await s3.getObjectRaw(PROBE).catch((error: unknown) => {
          if (errorFields(error).code !== 'NoSuchKey') throw error;
        });
      }),
  };
}

function requireKey(key: string): void {
  if (!isEvidenceKey(key)) throw new TypeError('This is no key of the evidence store.');
}

/** What S3 says of a key or a right it does not know or grant, and what is wrong then. */
const REFUSALS: Readonly<Record<string, string>> = {
  InvalidAccessKeyId: 'EVIDENCE_S3_KEY_ID is not known there. Correct it.',
  SignatureDoesNotMatch: 'EVIDENCE_S3_SECRET does not belong to EVIDENCE_S3_KEY_ID. Correct it.',
  AccessDenied: 'The key of EVIDENCE_S3_KEY_ID may not use the bucket. It needs to list it and to read and write what is in it.',
  NoSuchBucket: 'The bucket of EVIDENCE_S3_BUCKET does not exist there. Create it, or correct its name.',
  PermanentRedirect: 'The bucket of EVIDENCE_S3_BUCKET is in another region. Correct EVIDENCE_S3_ENDPOINT and EVIDENCE_S3_REGION.',
  AuthorizationHeaderMalformed: 'The bucket of EVIDENCE_S3_BUCKET is in another region. Correct EVIDENCE_S3_REGION.',
};

function storeError(cause: unknown): AppError {
  const { code } = errorFields(cause);
  const known = REFUSALS[code];
  if (known !== undefined) return new AppError('evidence-store-refused', known, { cause });
  const status = typeof cause === 'object' && cause !== null && 'status' in cause && typeof cause.status === 'number' ? cause.status : undefined;
  if (status === 507) return new AppError('evidence-store-full', 'The evidence store is full. Give it more room.', { cause });
  if (status !== undefined && status >= 400 && status < 500) return new AppError('evidence-store-refused', `The evidence store refused (HTTP status ${status}, ${code}). Check EVIDENCE_S3_KEY_ID, EVIDENCE_S3_SECRET and EVIDENCE_S3_BUCKET.`, { cause });
  return new AppError('evidence-store-unreachable', `The evidence store did not answer as it should (${status === undefined ? faultCode(cause) : `HTTP status ${status}`}). Check EVIDENCE_S3_ENDPOINT and the network.`, { cause });
}
