import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.js';
import { BAY } from './support/bay.js';

const KEYS = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const APP = { MICROSOFT_APP_ID: BAY.app, MICROSOFT_TENANT_ID: BAY.tenant, TOKEN_KEYS: KEYS };
const faultsOf = (environment: Readonly<Record<string, string>>): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map(({ setting }) => setting);
  }
};

describe('Teams', () => {
  test('is off where nothing names an app; the sandbox is on then', () => {
    expect(readConfig({})).not.toHaveProperty('teams');
    expect(readConfig({ MICROSOFT_CLOUD: 'gcc', TEAMS_ORGANIZATION: 'lakeshore' })).toMatchObject({ sandbox: { on: true } });
  });

  test('has one app with a secret, single-tenant unless said', () => {
    const { teams, sandbox } = readConfig({ ...APP, MICROSOFT_APP_ID: BAY.app.toUpperCase(), MICROSOFT_APP_SECRET: 's', TEAMS_ORGANIZATION: 'lakeshore' });
    expect(teams).toMatchObject({ cloud: 'public', app: { appId: BAY.app, tenant: BAY.tenant, organization: 'lakeshore', credentials: { type: 'single-tenant', proof: { kind: 'secret', secret: 's' } } } });
    expect(sandbox.on).toBe(false);
  });

  test('takes a certificate, an older registration and a managed identity', () => {
    expect(readConfig({ ...APP, MICROSOFT_APP_CERTIFICATE: '/run/secrets/app.pem', MICROSOFT_APP_TYPE: 'multi-tenant' }).teams?.app?.credentials).toEqual({ type: 'multi-tenant', proof: { kind: 'certificate', certificate: '/run/secrets/app.pem' } });
    expect(readConfig({ ...APP, MICROSOFT_APP_TYPE: 'managed-identity' }).teams?.app?.credentials).toEqual({ type: 'managed-identity' });
  });

  test('serves organizations that are connected otherwise, without an app of the settings', () => {
    const { teams, sandbox } = readConfig({ TEAMS: 'on', TOKEN_KEYS: KEYS, MICROSOFT_CLOUD: 'gcc-high' });
    expect(teams).toMatchObject({ cloud: 'gcc-high' });
    expect(teams).not.toHaveProperty('app');
    expect(sandbox.on).toBe(false);
  });

  test('can be off where an app is named', () => {
    expect(readConfig({ ...APP, MICROSOFT_APP_SECRET: 's', TEAMS: 'off' })).not.toHaveProperty('teams');
  });

  test.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
    ['no tenant, no proof, no keys', { MICROSOFT_APP_ID: BAY.app }, ['TOKEN_KEYS', 'MICROSOFT_TENANT_ID', 'MICROSOFT_APP_SECRET']],
    ['no app', { MICROSOFT_TENANT_ID: BAY.tenant, MICROSOFT_APP_SECRET: 's', TOKEN_KEYS: KEYS }, ['MICROSOFT_APP_ID']],
    ['a secret and a certificate', { ...APP, MICROSOFT_APP_SECRET: 's', MICROSOFT_APP_CERTIFICATE: 'c' }, ['MICROSOFT_APP_SECRET']],
    ['a managed identity with a secret', { ...APP, MICROSOFT_APP_SECRET: 's', MICROSOFT_APP_TYPE: 'managed-identity' }, ['MICROSOFT_APP_SECRET']],
    ['a managed identity with a certificate', { ...APP, MICROSOFT_APP_CERTIFICATE: 'c', MICROSOFT_APP_TYPE: 'managed-identity' }, ['MICROSOFT_APP_CERTIFICATE']],
    ['an app id that is none', { ...APP, MICROSOFT_APP_ID: 'throughline', MICROSOFT_APP_SECRET: 's' }, ['MICROSOFT_APP_ID']],
    ['a tenant by its name', { ...APP, MICROSOFT_TENANT_ID: 'bay.example', MICROSOFT_APP_SECRET: 's' }, ['MICROSOFT_TENANT_ID']],
    ['another cloud', { ...APP, MICROSOFT_APP_SECRET: 's', MICROSOFT_CLOUD: 'moon' }, ['MICROSOFT_CLOUD']],
    ['on without keys', { TEAMS: 'on' }, ['TOKEN_KEYS']],
    ['keys that are none', { ...APP, TOKEN_KEYS: 'k1:short', MICROSOFT_APP_SECRET: 's' }, ['TOKEN_KEYS']],
    ['the sandbox beside it', { ...APP, MICROSOFT_APP_SECRET: 's', SANDBOX: 'on' }, ['SANDBOX']],
    ['Slack and Teams without keys', { MICROSOFT_APP_ID: BAY.app, MICROSOFT_TENANT_ID: BAY.tenant, MICROSOFT_APP_SECRET: 's', SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 's', SLACK_SIGNING_SECRET: 's', SLACK_STATE_SECRET: 'sixteen characters', PUBLIC_URL: 'https://plan.example' }, ['TOKEN_KEYS']],
  ])('%s: each fault is named once', (_what, environment, expected) => {
    expect(faultsOf(environment)).toEqual(expected);
  });

  test('no fault repeats a secret', () => {
    expect(() => readConfig({ MICROSOFT_APP_ID: 'x', MICROSOFT_APP_SECRET: 'the-secret', MICROSOFT_APP_CERTIFICATE: 'the-certificate' })).not.toThrow(/the-secret|the-certificate/);
  });
});
