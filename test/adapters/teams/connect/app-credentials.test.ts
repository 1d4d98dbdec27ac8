import { createServer } from 'node:http';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { X509Certificate } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { appTokens, TokenRefused } from '../../../../adapters/teams/connect/app-credentials.js';
import type { AppTokens } from '../../../../adapters/teams/connect/app-credentials.js';
import { readCertificate } from '../../../../adapters/teams/connect/certificate.js';
import { placesOf } from '../../../../adapters/teams/connect/clouds.js';
import type { AppCredentials } from '../../../../adapters/teams/connect/credentials.js';
import type { Cloud } from '../../../../adapters/teams/connect/clouds.js';
import { ChatError } from '../../../../src/errors.js';
import { BAY } from '../../../support/bay.js';
import { microsoftLogin } from '../../../support/microsoft-login.js';
import type { MicrosoftLogin } from '../../../support/microsoft-login.js';

const SECRET: AppCredentials = { type: 'single-tenant', proof: { kind: 'secret', secret: 'the secret' } };
let login: MicrosoftLogin;
beforeEach(() => {
  login = microsoftLogin('a-token');
});
const tokensOf = (credentials: AppCredentials = SECRET, cloud: Cloud = 'public'): AppTokens => appTokens({ appId: BAY.app, tenant: BAY.tenant, credentials }, { places: placesOf(cloud), network: login.network });

/** A certificate with its key, as an administrator makes one. */
async function makeCertificate(): Promise<{ readonly certificate: string; readonly key: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-certificate-'));
  try {
    await promisify(execFile)('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', '/CN=throughline', '-keyout', 'key.pem', '-out', 'certificate.pem'], { cwd: folder });
    return { certificate: await readFile(join(folder, 'certificate.pem'), 'utf8'), key: await readFile(join(folder, 'key.pem'), 'utf8') };
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('an app asks for a token', () => {
  test('with its secret, of its own tenant, for the Bot Connector', async () => {
    expect(await tokensOf().get()).toBe('a-token');
    const [{ url, form } = { url: '', form: new URLSearchParams() }] = login.asked;
    expect(url).toBe(`https://login.microsoftonline.com/${BAY.tenant}/oauth2/v2.0/token`);
    expect(Object.fromEntries(form)).toMatchObject({ grant_type: 'client_credentials', client_id: BAY.app, client_secret: 'the secret', scope: 'https://api.botframework.com/.default' });
  });

  test('that serves several tenants, of Microsoft’s', async () => {
    await tokensOf({ ...SECRET, type: 'multi-tenant' }).get();
    expect(login.asked[0]?.url).toBe('https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token');
  });

  test('in the clouds of the government, there', async () => {
    await tokensOf(SECRET, 'gcc-high').get();
    expect(login.asked[0]?.url).toBe(`https://login.microsoftonline.us/${BAY.tenant}/oauth2/v2.0/token`);
    expect(login.asked[0]?.form.get('scope')).toBe('https://api.botframework.us/.default');
  });

  test('once, however many wait for it, and not again while it holds', async () => {
    const tokens = tokensOf();
    expect(await Promise.all([tokens.get(), tokens.get(), tokens.get()])).toEqual(['a-token', 'a-token', 'a-token']);
    await tokens.get();
    expect(login.asked).toHaveLength(1);
    await tokens.get({ fresh: true });
    expect(login.asked).toHaveLength(2);
  });

  test('anew where the secret is another: nothing is shared between apps of the same name', async () => {
    await tokensOf().get();
    await tokensOf({ type: 'single-tenant', proof: { kind: 'secret', secret: 'another' } }).get();
    expect(login.asked.map(({ form }) => form.get('client_secret'))).toEqual(['the secret', 'another']);
  });
});

describe('with a certificate', () => {
  let made: Awaited<ReturnType<typeof makeCertificate>>;
  let other: typeof made;
  beforeAll(async () => {
    [made, other] = await Promise.all([makeCertificate(), makeCertificate()]);
  });

  test.each<readonly [string, () => string]>([
    ['the certificate first', () => made.certificate + made.key],
    ['the key first', () => made.key + made.certificate],
  ])('it signs what it asks with, %s', async (_order, pem) => {
    expect(await tokensOf({ type: 'single-tenant', proof: { kind: 'certificate', pem: pem() } }).get()).toBe('a-token');
    const assertion = login.asked[0]?.form.get('client_assertion') ?? '';
    const { publicKey } = new X509Certificate(made.certificate);
    // Its times are rounded to whole seconds, up as well.
    const { payload } = await jwtVerify(assertion, publicKey, { issuer: BAY.app, clockTolerance: 5 });
    expect(payload.sub).toBe(BAY.app);
    expect(decodeProtectedHeader(assertion)['x5t#S256']).toBe(Buffer.from(readCertificate(pem()).thumbprintSha256, 'hex').toString('base64url'));
  });

  test.each<readonly [string, () => string, RegExp]>([
    ['no certificate', () => made.key, /no certificate/],
    ['no key', () => made.certificate, /no private key/],
    ['the key of another', () => made.certificate + other.key, /another certificate/],
    ['something that only looks like one', () => '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n' + made.key, /cannot be read/],
  ])('%s is named as such, and not repeated', (_what, pem, expected) => {
    const failing = (): unknown => tokensOf({ type: 'single-tenant', proof: { kind: 'certificate', pem: pem() } });
    expect(failing).toThrow(expected);
    expect(failing).toThrow(expect.objectContaining({ code: 'teams-certificate' }));
  });
});

describe('a managed identity', () => {
  const before = { IDENTITY_ENDPOINT: process.env['IDENTITY_ENDPOINT'], IDENTITY_HEADER: process.env['IDENTITY_HEADER'] };
  const asked: (readonly [url: URL, header: string | undefined])[] = [];
  const server = createServer((request, response) => {
    asked.push([new URL(request.url ?? '', 'http://identity'), String(request.headers['x-identity-header'])]);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ access_token: 'token-of-the-place', expires_on: '4000000000', resource: 'https://api.botframework.com', token_type: 'Bearer' }));
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    process.env['IDENTITY_ENDPOINT'] = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/msi/token`;
    process.env['IDENTITY_HEADER'] = 'proof-of-the-place';
  });
  afterAll(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    server.close();
  });

  test('asks the place it runs in', async () => {
    const tokens = appTokens({ appId: BAY.app, tenant: BAY.tenant, credentials: { type: 'managed-identity' } }, { places: placesOf('public') });
    expect(await tokens.get()).toBe('token-of-the-place');
    const [[url, header] = []] = asked;
    expect(header).toBe('proof-of-the-place');
    expect(Object.fromEntries(url?.searchParams ?? [])).toMatchObject({ client_id: BAY.app, resource: 'https://api.botframework.com' });
  });
});

describe('where there is no token', () => {
  const refusalOf = async (): Promise<readonly [code: unknown, cause: unknown]> => {
    const error: unknown = await tokensOf().get().catch((thrown: unknown) => thrown);
    if (!(error instanceof ChatError) || !(error.cause instanceof TokenRefused)) throw error;
    return [error.code, error.cause.code];
  };

  test.each([
    ['a wrong secret', 7_000_215, 'invalid_client'],
    ['a secret past its end', 7_000_222, 'invalid_client'],
    ['an app that this tenant does not know', 700_016, 'unauthorized_client'],
    ['a tenant that nobody knows', 90_002, 'invalid_request'],
    ['a certificate that is not registered', 700_027, 'invalid_client'],
  ])('%s is not tried again by itself', async (_what, number, name) => {
    login.refuse({ number, name });
    expect(await refusalOf()).toEqual(['workspace-gone', String(number)]);
  });

  test('a Microsoft that is too busy is tried again', async () => {
    login.refuse({ number: 90_033, name: 'temporarily_unavailable' });
    expect(await refusalOf()).toEqual(['temporary', '90033']);
  });

  test('a Microsoft that does not answer is tried again', async () => {
    login.down(true);
    expect((await refusalOf())[0]).toBe('temporary');
  });

  test('the next try is a new one', async () => {
    const tokens = tokensOf();
    login.refuse({ number: 7_000_215, name: 'invalid_client' });
    await expect(tokens.get()).rejects.toThrow(/doctor/);
    login.refuse(undefined);
    expect(await tokens.get()).toBe('a-token');
  });
});
