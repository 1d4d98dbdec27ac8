import { expect, test } from 'vitest';
import { ensureLocalSlack } from '../../scripts/local-slack.mjs';

test('elsewhere than on Linux on x64 it says where the tests run', () => {
  expect(ensureLocalSlack({ system: 'darwin', processor: 'arm64' })).toMatch(/Linux on x64 only \(this is darwin on arm64\).*docker run/);
  expect(ensureLocalSlack({ system: 'linux', processor: 'arm64' })).toContain('this is linux on arm64');
});

test('the one that is there is the one that was checked', () => {
  expect(ensureLocalSlack()).toBeUndefined();
});
