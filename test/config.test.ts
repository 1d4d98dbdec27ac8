import { expect, test } from 'vitest';
import { readConfig } from '../src/config.js';

test('every fault at once, each with its fix, no value repeated', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://secret', PORT: 'x', REDIS_URL: 'redis://localhost' })).toThrow(/DATABASE_URL: Give[\s\S]*PORT: Give/);
  expect(() => readConfig({ DATABASE_URL: 'mysql://secret' })).not.toThrow(/secret/);
});

test('the sandbox stays off beside a real platform, and refuses to be forced', () => {
  expect(readConfig({}).sandbox.on).toBe(true);
  expect(readConfig({ SLACK_BOT_TOKEN: 'x' }).sandbox.on).toBe(false);
  expect(() => readConfig({ SLACK_BOT_TOKEN: 'x', SANDBOX: 'on' })).toThrow(/SANDBOX_BESIDE_REAL/);
  expect(readConfig({ SLACK_BOT_TOKEN: 'x', SANDBOX: 'on', SANDBOX_BESIDE_REAL: 'yes' }).sandbox.on).toBe(true);
  expect(() => readConfig({ REDIS_URL: 'redis://localhost' })).toThrow(/DATABASE_URL/);
});
