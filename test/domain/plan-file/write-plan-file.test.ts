import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlanFile } from '../../../src/domain/plan-file/read-plan-file.js';
import { writePlanFile } from '../../../src/domain/plan-file/write-plan-file.js';
import { anyPlanDocument } from './arbitrary-plan.js';

describe('writePlanFile', () => {
  it('writes any document so that it reads back equal, and writing that gives the same file', () => {
    fc.assert(
      fc.property(anyPlanDocument, (document) => {
        const file = writePlanFile(document);
        const read = readPlanFile(file);
        expect(read).toEqual({ ok: true, document });
        expect(read.ok && writePlanFile(read.document)).toBe(file);
      }),
      { numRuns: 150 },
    );
  });
});
