import { expect, test } from 'vitest';
import { openedParts } from '../../src/app/opened.js';
import { recordingLog } from '../support/recording-log.js';

test('the last one opened is closed first, and each once', async () => {
  const closed: string[] = [];
  const parts = openedParts(recordingLog());
  for (const name of ['lock', 'database', 'queue']) parts.add(name, async () => void closed.push(name));
  expect(await parts.close(1_000)).toEqual([]);
  expect(await parts.close(1_000)).toEqual([]);
  expect(closed).toEqual(['queue', 'database', 'lock']);
});

test('what hangs or fails is named, and what lies beneath is closed all the same', async () => {
  const closed: string[] = [];
  const log = recordingLog();
  const parts = openedParts(log);
  parts.add('lock', async () => void closed.push('lock'));
  parts.add('queue', () => Promise.reject(Object.assign(new Error('secret words'), { code: 'gone' })));
  parts.add('worker', () => new Promise(() => undefined));
  expect(await parts.close(100)).toEqual(['worker', 'queue']);
  expect(closed).toEqual(['lock']);
  expect(log.lines).toEqual([{ level: 'warn', event: 'part.not-closed', fields: { part: 'queue', code: 'gone' } }]);
});
