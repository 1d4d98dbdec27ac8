import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.js';

const KEY = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const ONE = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const MANY = { SLACK_SIGNING_SECRET: 'signing', SLACK_CLIENT_ID: '12.34', SLACK_CLIENT_SECRET: 'client', SLACK_STATE_SECRET: 'nobody-guesses-this', TOKEN_KEYS: KEY, PUBLIC_URL: 'https://plan.example.org' };

/** The settings named as faulty. */
function faults(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map(({ setting }) => setting);
    throw error;
  }
  return [];
}

test('every fault at once, each with its fix, no value repeated', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://secret', PORT: 'x', REDIS_URL: 'redis://localhost' })).toThrow(/DATABASE_URL: Give[\s\S]*PORT: Give/);
  expect(() => readConfig({ DATABASE_URL: 'mysql://secret' })).not.toThrow(/secret/);
});

test('the sandbox stays off beside a real platform, and refuses to be forced', () => {
  expect(readConfig({}).sandbox.on).toBe(true);
  expect(readConfig(ONE).sandbox.on).toBe(false);
  expect(() => readConfig({ ...ONE, SANDBOX: 'on' })).toThrow(/SANDBOX_BESIDE_REAL/);
  expect(readConfig({ ...ONE, SANDBOX: 'on', SANDBOX_BESIDE_REAL: 'yes' }).sandbox.on).toBe(true);
  expect(() => readConfig({ REDIS_URL: 'redis://localhost' })).toThrow(/DATABASE_URL/);
});

test('what is set says how Slack is reached and in which workspaces', () => {
  expect(readConfig({}).slack).toBeUndefined();
  expect(readConfig({ TOKEN_KEYS: KEY, PUBLIC_URL: 'https://plan.example.org/' })).toMatchObject({ publicUrl: 'https://plan.example.org', tokenKeys: [{ id: 'k1' }] });
  expect(readConfig(ONE).slack).toEqual({ transport: { kind: 'socket', appToken: 'xapp-1' }, tenancy: { kind: 'one', botToken: 'xoxb-1' } });
  expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', SLACK_ORGANIZATION: 'lakeshore' }).slack).toEqual({
    transport: { kind: 'http', signingSecret: 's' },
    tenancy: { kind: 'one', botToken: 'xoxb-1', organization: 'lakeshore' },
  });
  expect(readConfig(MANY).slack).toMatchObject({ transport: { kind: 'http' }, tenancy: { kind: 'many', clientId: '12.34', publicUrl: 'https://plan.example.org', tokenKeys: [{ id: 'k1' }] } });
  const { SLACK_SIGNING_SECRET: _signing, ...others } = MANY;
  expect(readConfig({ ...others, SLACK_APP_TOKEN: 'xapp-1' }).slack).toMatchObject({ transport: { kind: 'socket' }, tenancy: { kind: 'many' } });
});

test.each([
  ['a token without a way in', { SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_SIGNING_SECRET']],
  ['a way in without a workspace', { SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN']],
  ['two ways in', { ...ONE, SLACK_SIGNING_SECRET: 's' }, ['SLACK_APP_TOKEN']],
  ['one workspace and many', { ...MANY, SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_BOT_TOKEN']],
  ['a token and half of many', { ...ONE, SLACK_CLIENT_ID: '1.2' }, ['SLACK_BOT_TOKEN']],
  ['an app without its secret', { ...MANY, SLACK_CLIENT_SECRET: '' }, ['SLACK_CLIENT_SECRET']],
  ['a secret without its app', { ...MANY, SLACK_CLIENT_ID: '' }, ['SLACK_CLIENT_ID']],
  ['many without what they need', { SLACK_APP_TOKEN: 'xapp-1', SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'c' }, ['SLACK_STATE_SECRET', 'PUBLIC_URL', 'TOKEN_KEYS']],
  ['a state secret alone', { SLACK_STATE_SECRET: 'nobody-guesses-this' }, ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN']],
  ['a state secret anyone guesses', { ...MANY, SLACK_STATE_SECRET: 'short' }, ['SLACK_STATE_SECRET']],
  ['tokens put into each other’s place', { SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' }, ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']],
  ['keys that are none', { ...MANY, TOKEN_KEYS: 'k1:AAAA' }, ['TOKEN_KEYS']],
  ['an address with a path', { ...MANY, PUBLIC_URL: 'https://plan.example.org/slack' }, ['PUBLIC_URL']],
  ['an address anyone can listen to', { ...MANY, PUBLIC_URL: 'http://plan.example.org' }, ['PUBLIC_URL']],
])('%s: one fault each', (_name, environment, expected) => {
  expect(faults(environment)).toEqual(expected);
});

test('a fault tells what to do and never what was given', () => {
  const given = { ...MANY, TOKEN_KEYS: 'k1:c2VjcmV0', SLACK_STATE_SECRET: 'c2VjcmV0', SLACK_BOT_TOKEN: 'c2VjcmV0', PUBLIC_URL: 'http://c2vjcmv0' };
  expect(() => readConfig(given)).toThrow(/openssl rand -base64 32/);
  expect(() => readConfig(given)).not.toThrow(/c2vjcmv0/i);
});

test('Slack that is set up by halves counts as a real platform', () => {
  expect(faults({ SLACK_APP_TOKEN: 'xapp-1', SANDBOX: 'on' })).toEqual(['SLACK_BOT_TOKEN', 'SANDBOX']);
});

const S3 = { EVIDENCE_S3_ENDPOINT: 'https://s3.us-east-1.amazonaws.com', EVIDENCE_S3_BUCKET: 'evidence', EVIDENCE_S3_KEY_ID: 'key', EVIDENCE_S3_SECRET: 'secret' };

test('copies of evidence go nowhere, into a folder or into a bucket', () => {
  expect(readConfig({}).evidence).toBeUndefined();
  expect(readConfig({ EVIDENCE_MAX_MB: '5' }).evidence).toBeUndefined();
  expect(readConfig({ EVIDENCE_FOLDER: '/srv/evidence', EVIDENCE_MAX_MB: '5', EVIDENCE_TYPES: 'application/pdf, IMAGE/*' }).evidence).toEqual({ place: { kind: 'folder', folder: '/srv/evidence' }, limits: { maxBytes: 5_000_000, types: ['application/pdf', 'image/*'] } });
  expect(readConfig({ ...S3, EVIDENCE_S3_ENDPOINT: 'https://s3.us-east-1.amazonaws.com/' }).evidence?.place).toEqual({ kind: 's3', endpoint: 'https://s3.us-east-1.amazonaws.com', bucket: 'evidence', region: 'us-east-1', accessKeyId: 'key', secretAccessKey: 'secret' });
  expect(readConfig({ EVIDENCE_FOLDER: 'x', EVIDENCE_TYPES: '*' }).evidence?.limits).toEqual({ maxBytes: 25_000_000, types: ['*'] });
});

test.each([
  ['a folder and a bucket', { ...S3, EVIDENCE_FOLDER: 'x' }, ['EVIDENCE_FOLDER']],
  ['a bucket by halves', { EVIDENCE_S3_BUCKET: 'evidence' }, ['EVIDENCE_S3_ENDPOINT', 'EVIDENCE_S3_KEY_ID', 'EVIDENCE_S3_SECRET']],
  ['a key without its secret', { ...S3, EVIDENCE_S3_SECRET: '' }, ['EVIDENCE_S3_SECRET']],
  ['the bucket in the address', { ...S3, EVIDENCE_S3_ENDPOINT: 'https://s3.amazonaws.com/evidence' }, ['EVIDENCE_S3_ENDPOINT']],
  ['a bucket that none is called', { ...S3, EVIDENCE_S3_BUCKET: 'Our/Files' }, ['EVIDENCE_S3_BUCKET']],
  ['a limit that is none', { EVIDENCE_FOLDER: 'x', EVIDENCE_MAX_MB: '0' }, ['EVIDENCE_MAX_MB']],
  ['types that are none', { EVIDENCE_FOLDER: 'x', EVIDENCE_TYPES: 'pdf, docx' }, ['EVIDENCE_TYPES']],
  ['no type at all', { EVIDENCE_FOLDER: 'x', EVIDENCE_TYPES: ' , ' }, ['EVIDENCE_TYPES']],
])('copies of evidence, %s: one fault each', (_name, environment, expected) => {
  expect(faults(environment)).toEqual(expected);
});

test('a fault of the evidence store never tells what was given', () => {
  expect(() => readConfig({ ...S3, EVIDENCE_S3_SECRET: 'c2VjcmV0 c2VjcmV0', EVIDENCE_S3_BUCKET: 'C2VjcmV0' })).toThrow(/EVIDENCE_S3_BUCKET[\s\S]*EVIDENCE_S3_SECRET/);
  expect(() => readConfig({ ...S3, EVIDENCE_S3_SECRET: 'c2VjcmV0 c2VjcmV0', EVIDENCE_S3_BUCKET: 'C2VjcmV0' })).not.toThrow(/c2VjcmV0/i);
});

test('a process does everything, unless it shares a PostgreSQL database with others', () => {
  const shared = { DATABASE_URL: 'postgresql://localhost/plan' };
  expect(readConfig({}).role).toBe('all');
  expect(readConfig({ ...shared, ...ONE, ROLE: 'web' }).role).toBe('web');
  // Split or not, nobody said that this is to be tried out.
  expect(readConfig({ ...shared, ROLE: 'worker' })).toMatchObject({ role: 'worker', sandbox: { on: false } });
  expect(readConfig({ ...shared, ROLE: 'all' }).sandbox.on).toBe(true);
  expect(() => readConfig({ ROLE: 'worker' })).toThrow(/ROLE: the embedded database lives in one process/);
  expect(faults({ ROLE: 'worker', DATABASE_URL: 'mysql://localhost' })).toEqual(['DATABASE_URL']);
  expect(faults({ ROLE: 'everything' })).toEqual(['ROLE']);
  expect(faults({ ...shared, ROLE: 'web', SANDBOX: 'on' })).toEqual(['SANDBOX']);
});

test('another Slack than the usual one is named by https, or is on this machine', () => {
  expect(readConfig({ ...ONE, SLACK_API_URL: 'https://slack-gov.com/api' }).slack?.apiUrl).toBe('https://slack-gov.com/api/');
  expect(readConfig({ ...ONE, SLACK_API_URL: 'http://127.0.0.1:4000/api/' }).slack?.apiUrl).toBe('http://127.0.0.1:4000/api/');
  for (const address of ['http://slack.com/api/', 'https://user@slack.com/api/', 'ftp://slack.com/', 'slack.com']) expect(faults({ ...ONE, SLACK_API_URL: address })).toEqual(['SLACK_API_URL']);
});

test('traces are sent where a collector is set up by the standard variables, and not where they turn it off', () => {
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };
  expect(readConfig({}).tracing).toBeUndefined();
  expect(readConfig({ OTEL_SERVICE_NAME: 'plan' }).tracing).toBeUndefined();
  expect(readConfig(endpoint).tracing).toEqual({ serviceName: 'throughline' });
  expect(readConfig({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://otel.example.org/v1/traces', OTEL_SERVICE_NAME: 'plan' }).tracing).toEqual({ serviceName: 'plan' });
  for (const off of [{ OTEL_SDK_DISABLED: 'true' }, { OTEL_SDK_DISABLED: 'TRUE' }, { OTEL_TRACES_EXPORTER: 'none' }]) expect(readConfig({ ...endpoint, ...off }).tracing).toBeUndefined();
  expect(faults({ ...endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc', OTEL_TRACES_EXPORTER: 'zipkin' })).toEqual(['OTEL_EXPORTER_OTLP_PROTOCOL', 'OTEL_TRACES_EXPORTER']);
});
