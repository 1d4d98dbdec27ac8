import { afterAll, beforeAll, expect, test } from 'vitest';
import { s3EvidenceStore } from '../../adapters/evidence/s3.js';
import type { S3Options } from '../../adapters/evidence/s3.js';
import { startS3 } from '../support/s3.js';
import type { TestS3 } from '../support/s3.js';
import { evidenceStoreContract, faultOf } from './evidence-store.contract.js';

let s3: TestS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.stop());

evidenceStoreContract('S3', () => ({ store: s3EvidenceStore(s3.options), nowhere: s3EvidenceStore({ ...s3.options, endpoint: 'http://127.0.0.1:9' }) }));

test.each<[string, Partial<S3Options>, RegExp]>([
  ['a wrong secret', { secretAccessKey: 'c2VjcmV0' }, /EVIDENCE_S3_SECRET does not belong/],
  ['an unknown key', { accessKeyId: 'c2VjcmV0' }, /EVIDENCE_S3_KEY_ID is not known/],
  ['a bucket that is not there', { bucket: 'elsewhere' }, /EVIDENCE_S3_BUCKET does not exist/],
])('%s is told with its mend, and without what was given', async (_name, over, told) => {
  const store = s3EvidenceStore({ ...s3.options, ...over });
  async function* some(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('some');
  }
  for (const use of [() => store.check(), () => store.put('o/e/plan.pdf', some(), { mimeType: 'application/pdf' })]) {
    const { code, message } = await faultOf(use());
    expect(code).toBe('evidence-store-refused');
    expect(message).toMatch(told);
    expect(message).not.toMatch(/c2VjcmV0/);
  }
});
