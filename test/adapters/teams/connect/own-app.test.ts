import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOwnApp } from '../../../../adapters/teams/connect/own-app.js';
import type { OwnApp } from '../../../../adapters/teams/connect/own-app.js';
import { TokenRefused } from '../../../../adapters/teams/connect/app-credentials.js';
import { AppError, ChatError } from '../../../../src/errors.js';
import { recordingLog } from '../../../support/recording-log.js';

let token: () => Promise<string>;
let keep: () => Promise<string | undefined>;
let onKept: (organizationId: string) => Promise<void>;
let kept: string[];
let log: ReturnType<typeof recordingLog>;
let app: OwnApp;
beforeEach(() => {
  vi.useFakeTimers();
  token = async () => 'a-token';
  keep = async () => 'organization-1';
  kept = [];
  onKept = async (organizationId) => void kept.push(organizationId);
  log = recordingLog();
  app = createOwnApp({ tokens: { get: () => token() }, keep: () => keep(), onKept: (organizationId) => onKept(organizationId), log });
});
afterEach(() => {
  app.stop();
  vi.useRealTimers();
});
const refused = (): Promise<never> => Promise.reject(new ChatError('workspace-gone', 'no token', undefined, { cause: new TokenRefused('7000222', true) }));
const waits = async (seconds: number): Promise<void> => void (await vi.advanceTimersByTimeAsync(seconds * 1_000));

test('works once there is a token and its tenant is kept', async () => {
  await expect(app.ready()).rejects.toMatchObject({ code: 'not-asked' });
  app.begin();
  await waits(0);
  await app.ready();
  expect(kept).toEqual(['organization-1']);
});

test('is tried again, later and later, by Microsoft’s own number meanwhile', async () => {
  token = refused;
  app.begin();
  await waits(7);
  await expect(app.ready()).rejects.toMatchObject({ code: '7000222' });
  expect(log.lines.map(({ event, fields }) => [event, fields])).toEqual(Array.from({ length: 3 }, () => ['teams.not-connected', { code: '7000222' }]).concat([['teams.not-connected', { code: '7000222' }]]));
  token = async () => 'a-token';
  await waits(8);
  await app.ready();
});

test('says what keeps its tenant from being kept', async () => {
  keep = () => Promise.reject(new AppError('teams-organization', 'several'));
  app.begin();
  await waits(0);
  await expect(app.ready()).rejects.toMatchObject({ code: 'teams-organization' });
  keep = async () => undefined;
  await app.again();
  await app.ready();
  expect(kept).toEqual([]);
});

test('works also while people cannot be matched', async () => {
  onKept = () => Promise.reject(new ChatError('temporary', 'no roster'));
  await app.again();
  await app.ready();
  await waits(0);
  expect(log.lines).toMatchObject([{ event: 'teams.people-not-matched', fields: { code: 'temporary' } }]);
});

test('is not tried again once it is stopped', async () => {
  let tries = 0;
  token = () => {
    tries += 1;
    return refused();
  };
  app.begin();
  await waits(0);
  app.stop();
  await waits(600);
  expect(tries).toBe(1);
});
