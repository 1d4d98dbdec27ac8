import { expect, test } from 'vitest';
import { settingsOfWords } from '../../src/cli/settings-of-words.js';

test('what a server does may be said where it is started; the last word counts', () => {
  expect(settingsOfWords(['serve'], { ROLE: 'web' })).toEqual({});
  expect(settingsOfWords(['serve', '--role', 'worker'], {})).toEqual({ ROLE: 'worker' });
  expect(settingsOfWords(['serve', '--role=web', '--role', 'all'], {})).toEqual({ ROLE: 'all' });
  // Half said: the command line itself is refused then.
  expect(settingsOfWords(['serve', '--role'], {})).toEqual({ ROLE: '' });
});

test('a command says little unless told otherwise; what is tried out has nothing of a real deployment', () => {
  expect(settingsOfWords(['status'], {})).toEqual({ LOG_LEVEL: 'error' });
  expect(settingsOfWords(['status'], { LOG_LEVEL: 'debug' })).toEqual({ LOG_LEVEL: 'debug' });
  expect(settingsOfWords(['try'], { DATABASE_URL: 'postgresql://h/d', ROLE: 'worker' })).toMatchObject({ DATABASE_URL: undefined, ROLE: 'all', SANDBOX: 'on' });
});
