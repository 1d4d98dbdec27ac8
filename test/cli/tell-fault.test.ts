import { expect, test } from 'vitest';
import { AppError } from '../../src/errors.js';
import { faultLevel } from '../../src/config.js';
import { createLogger } from '../../src/log.js';
import { tellFault } from '../../src/cli/tell-fault.js';
import { recordingIo } from '../support/recording-io.js';

/** An error of a driver's, with the words of somebody and a password in its message. */
function thrown(): Error {
  const cause = Object.assign(new Error('Ana wrote\n    at home: I cannot, postgres://u:hunter2@h/d'), { code: 'ECONNRESET' });
  return new Error('query with Ana in it', { cause });
}

function told(level: 'debug' | 'error', error: unknown, inServer = false): { readonly log: string; readonly err: readonly string[] } {
  const { io, printed } = recordingIo({});
  let log = '';
  tellFault(error, io, createLogger({ level, destination: { write: (line) => void (log += line) } }), { inServer });
  return { log, err: printed.err };
}

test('what nobody expected: a short word, and with debug every cause and call, and nobody’s words', () => {
  const { err, log } = told('error', thrown());
  expect(err).toEqual([expect.stringMatching(/should not have \(ECONNRESET\).*LOG_LEVEL=debug/)]);
  expect(log).not.toContain('stack');
  const more = told('debug', thrown()).log;
  expect(more).toContain('Error < Error ECONNRESET');
  expect(more.match(/at thrown /g)).toHaveLength(2);
  expect(more).not.toMatch(/Ana|home|hunter2/);
});

test('a refusal keeps its own words; with debug its causes are told as well', () => {
  const refusal = new AppError('file-odd', 'The file is odd. Mend it.', { cause: thrown() });
  expect(told('error', refusal)).toEqual({ err: ['The file is odd. Mend it.'], log: '' });
  expect(told('debug', refusal).log).toContain('AppError file-odd < Error < Error ECONNRESET');
});

test('in the server it is the server’s log that tells', () => {
  expect(told('error', thrown(), true).err).toEqual([expect.stringMatching(/running server.*Its log/)]);
});

test('a process whose settings cannot be read yet still hears the wish for more', () => {
  expect([faultLevel({ LOG_LEVEL: 'debug' }), faultLevel({}), faultLevel({ LOG_LEVEL: 'nonsense' })]).toEqual(['debug', 'error', 'error']);
});
