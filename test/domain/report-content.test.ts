import { describe, expect, it } from 'vitest';
import { contentOf, withEditedPart, withoutMessage } from '../../src/domain/report-content.js';
import type { ReportPart } from '../../src/domain/report-content.js';
import type { Status } from '../../src/domain/types.js';

const words = (message: string, text: string, status?: Status, value?: number): ReportPart & { kind: 'words' } => ({
  kind: 'words', message, words: text, files: [],
  said: { readings: value === undefined ? [] : [{ measureId: 'm1', value, on: '2026-09-14' }], links: [], blockers: [], needs: [], ...(status && { status }) },
});
const form = (note: string, status?: Status): ReportPart => ({ kind: 'form', note, files: [], said: { readings: [], links: [], blockers: [], needs: [], ...(status && { status }) } });

describe('the parts of a report together', () => {
  it('say what was said last of a status and of a measure, and keep what was added', () => {
    const content = contentOf([words('a', 'on track at 93', 'on-track', 93), words('b', 'no, 91', undefined, 91), { kind: 'status', status: 'at-risk' }]);
    expect(content).toMatchObject({ status: 'at-risk', note: 'on track at 93\nno, 91', readings: [{ value: 91 }] });
  });
  it('are replaced by a form, but for files', () => {
    const file = { id: 'f', name: 'f', mimeType: '', size: 1, url: '' };
    const content = contentOf([{ ...words('a', 'x', 'on-track', 93), files: [file] }, form('y')]);
    expect(content).toMatchObject({ note: 'y', readings: [], files: [file] });
    expect(content.status).toBeUndefined();
  });
});

describe('an edited part', () => {
  it('stays in its place, so that a later button still holds', () => {
    const parts: ReportPart[] = [words('a', 'x'), { kind: 'status', status: 'at-risk' }];
    expect(contentOf(withEditedPart(parts, words('a', 'on track', 'on-track'))).status).toBe('at-risk');
  });
  it('counts after a form, for it was said later', () => {
    const parts: ReportPart[] = [words('a', 'x', 'done'), form('y', 'at-risk')];
    expect(contentOf(withEditedPart(parts, words('a', 'z', 'off-track')))).toMatchObject({ status: 'off-track', note: 'y\nz' });
  });
  it('goes with its message, and nothing else', () => {
    expect(withoutMessage([words('a', 'x'), { kind: 'status', status: 'done' }, words('b', 'y')], 'b')).toEqual([words('a', 'x'), { kind: 'status', status: 'done' }]);
  });
});
