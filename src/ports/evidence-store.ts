/** What a file is as it is put away. */
export interface FileAbout {
  /** As the platform told it, such as `application/pdf`. */
  readonly mimeType: string;
}

/**
 * Where copies of files are kept that are filed as evidence: a folder, or a bucket. Keys are made by `evidenceKey`:
 * names of plain letters, digits, `.`, `-` and `_`, with `/` between them; any other key is refused with a `TypeError`.
 * A store that cannot be used rejects with AppError `evidence-store-unreachable`, `evidence-store-refused` or
 * `evidence-store-full`; trying again may help.
 */
export interface EvidenceStore {
  readonly kind: EvidenceStoreKind;
  /**
   * Keeps the bytes under a key, all of them or none, and gives how many there were. What lies there already is
   * replaced. No more of the stream is held in memory than a few megabytes. What `bytes` throws comes out as it is.
   */
  put(key: string, bytes: AsyncIterable<Uint8Array>, about: FileAbout): Promise<number>;
  /** How many bytes lie under a key; undefined where there are none. */
  stat(key: string): Promise<{ readonly size: number } | undefined>;
  /** Reads what lies under a key, in pieces; undefined where nothing does. */
  get(key: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Resolves where the store can be used, as far as that shows without changing anything in it; else rejects as `put` does. */
  check(): Promise<void>;
}

export const EVIDENCE_STORE_KINDS = ['folder', 's3'] as const;
export type EvidenceStoreKind = (typeof EVIDENCE_STORE_KINDS)[number];

/** What is copied into the evidence store. Everything else is kept by reference alone. */
export interface EvidenceLimits {
  readonly maxBytes: number;
  /** Types that are copied: `application/pdf`, or with a star at the end, `image/*`. */
  readonly types: readonly string[];
}
