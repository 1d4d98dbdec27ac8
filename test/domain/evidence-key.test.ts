import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceKey, isEvidenceKey, safeFileName } from '../../src/domain/evidence-key.js';

const [ORGANIZATION, EVIDENCE] = ['0191f0a0-0000-7000-8000-000000000001', '0191f0a0-0000-7000-8000-000000000002'];

test('whatever a file is called, its key is safe and lies under its evidence', () => {
  const hostile = fc.constantFrom('../../etc/passwd', '..', '.', '', '/', '\\\\host\\share', 'a\u0000b', 'CON', '-rf', '.env', '%2e%2e%2f', 'a'.repeat(5_000), '\u202Efdp.exe', 'ñ'.repeat(300));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: fc.constantFrom('.', '/', '\\', '-', 'a', ' ', '~') }), hostile), (name) => {
      const key = evidenceKey(ORGANIZATION, EVIDENCE, name);
      expect(isEvidenceKey(key)).toBe(true);
      expect(key.split('/')).toHaveLength(3);
      expect(key.split('/').at(-1)?.length).toBeLessThanOrEqual(86);
    }),
  );
});

test.each([
  ['Attendance plan (final).pdf', 'Attendance-plan-final.pdf'],
  ['Año nuevo – informe.docx', 'Ano-nuevo-informe.docx'],
  ['../../etc/passwd', 'etc-passwd'],
  ['.env', 'file.env'],
  ['報告.pdf', 'file.pdf'],
  ['', 'file'],
  ['con.txt', 'file-con.txt'],
  ['archive.tar.gz', 'archive.tar.gz'],
])('%j is kept as %j', (name, kept) => {
  expect(safeFileName(name)).toBe(kept);
});

test.each(['a/../b', '../a', '/a', 'a/', 'a//b', '.a', 'a/.b', 'a b', 'a/\u0000', 'a:b'])('%j is no key', (key) => {
  expect(isEvidenceKey(key)).toBe(false);
});
