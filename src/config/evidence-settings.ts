import { z } from 'zod';

/** A name in one piece, such as a key's id. */
const word = z.string().regex(/^\S+$/);
/** `type/subtype` as RFC 6838 writes it, or the beginning of one with a star after it. */
const TYPE = /^(\*|[a-z0-9][a-z0-9!#$&^_.+-]*\/(\*|[a-z0-9][a-z0-9!#$&^_.+-]*\*?))$/u;
const types = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim().toLowerCase()).filter((one) => one !== ''))
  .pipe(z.array(z.string().regex(TYPE)).min(1));

/** An address without a path, for the bucket's name follows. */
const endpoint = z.url({ protocol: /^https?$/ }).transform((text, context): string => {
  const { origin, pathname, search, hash, username } = new URL(text);
  if (pathname === '/' && search === '' && hash === '' && username === '') return origin;
  context.addIssue({ code: 'custom', message: 'no address of a service' });
  return z.NEVER;
});

/** What people hand in as evidence, and nothing that a computer runs. */
const USUAL_TYPES = [
  'application/pdf',
  'image/*',
  'text/plain',
  'text/csv',
  'text/markdown',
  'application/rtf',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.*',
  'application/vnd.oasis.opendocument.*',
];

/** Where copies of files go that are filed as evidence; none of it set: they are kept by reference alone. */
export const EVIDENCE_SETTINGS = {
  EVIDENCE_FOLDER: { schema: z.string().min(1).optional(), fix: 'Name a folder for copies of evidence, or leave it out.' },
  EVIDENCE_S3_ENDPOINT: { schema: endpoint.optional(), fix: 'Give the address of the S3 service without the bucket, such as https://s3.us-east-1.amazonaws.com, or leave it out.' },
  EVIDENCE_S3_BUCKET: { schema: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u).optional(), fix: 'Give the name of the bucket: 3 to 63 small letters, digits, dots and hyphens.' },
  EVIDENCE_S3_REGION: { schema: word.default('us-east-1'), fix: 'Give the region of the bucket, such as us-east-1, or leave it out.' },
  EVIDENCE_S3_KEY_ID: { schema: word.optional(), fix: 'Give the id of an access key that may list the bucket and read and write what is in it.' },
  EVIDENCE_S3_SECRET: { schema: word.optional(), fix: 'Give the secret of that access key.' },
  EVIDENCE_MAX_MB: { schema: z.coerce.number().int().min(1).max(1_000).default(25), fix: 'Give how many megabytes a file may have to be copied, 1 to 1000.' },
  EVIDENCE_TYPES: { schema: types.default(USUAL_TYPES), fix: 'Write the types that are copied, separated by commas, such as application/pdf,image/*; * alone is every type.' },
} as const;

type EvidenceRead = { readonly [N in keyof typeof EVIDENCE_SETTINGS]: z.output<(typeof EVIDENCE_SETTINGS)[N]['schema']> };
type EvidenceFault = { readonly setting: keyof typeof EVIDENCE_SETTINGS; readonly fix: string };

/** Where copies of evidence go, and of which files. */
export interface EvidenceConfig {
  readonly place:
    | { readonly kind: 'folder'; readonly folder: string }
    | { readonly kind: 's3'; readonly endpoint: string; readonly bucket: string; readonly region: string; readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly limits: { readonly maxBytes: number; readonly types: readonly string[] };
}

const MEGABYTE = 1_000_000;

/**
 * Where copies of evidence go, if anywhere; what is half given, or given both ways, is one fault each.
 * @param misfits the settings that were given and do not fit: they have their own fault already
 */
export function readEvidence(read: EvidenceRead, misfits: readonly string[]): { readonly evidence?: EvidenceConfig; readonly faults: readonly EvidenceFault[] } {
  const { EVIDENCE_FOLDER: folder, EVIDENCE_S3_ENDPOINT: endpoint, EVIDENCE_S3_BUCKET: bucket, EVIDENCE_S3_REGION: region, EVIDENCE_S3_KEY_ID: accessKeyId, EVIDENCE_S3_SECRET: secretAccessKey } = read;
  const s3 = { EVIDENCE_S3_ENDPOINT: endpoint, EVIDENCE_S3_BUCKET: bucket, EVIDENCE_S3_KEY_ID: accessKeyId, EVIDENCE_S3_SECRET: secretAccessKey };
  const names = Object.keys(s3) as (keyof typeof s3)[];
  const isS3 = names.some((name) => s3[name] !== undefined || misfits.includes(name));
  const limits = { maxBytes: read.EVIDENCE_MAX_MB * MEGABYTE, types: read.EVIDENCE_TYPES };
  if (folder !== undefined && isS3) return { faults: [{ setting: 'EVIDENCE_FOLDER', fix: 'EVIDENCE_S3_… is set too, and copies go to one place. Keep EVIDENCE_FOLDER for a folder, or EVIDENCE_S3_… for a bucket, and leave the other out.' }] };
  if (folder !== undefined) return { evidence: { place: { kind: 'folder', folder }, limits }, faults: [] };
  if (!isS3) return { faults: [] };
  const faults = names.filter((name) => s3[name] === undefined && !misfits.includes(name)).map((setting) => ({ setting, fix: `Copies of evidence to a bucket need it. ${EVIDENCE_SETTINGS[setting].fix.replace(/,? or leave it out\.$/u, '.')}` }));
  if (endpoint === undefined || bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined) return { faults };
  return { evidence: { place: { kind: 's3', endpoint, bucket, region, accessKeyId, secretAccessKey }, limits }, faults };
}
