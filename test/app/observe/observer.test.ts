import { expect, test } from 'vitest';
import { createObserver } from '../../../src/app/observe/observer.js';
import { prometheusMetrics } from '../../../src/app/observe/metrics.js';
import { listed, withTrail } from '../../../src/app/observe/trail.js';
import { AppError, ChatError } from '../../../src/errors.js';
import type { Chat, Inbound, Store, Trace } from '../../../src/ports.js';
import { recordingLog } from '../../support/recording-log.js';

const inbound: Inbound = { platform: 'slack', workspace: 'W', key: 'k', user: 'U', at: '2026-09-14T09:00:00Z', type: 'home' };

function observed() {
  const metrics = prometheusMetrics();
  const spans: string[] = [];
  const log = recordingLog();
  const trace: Trace = (name, attributes, work) => {
    spans.push(`${name} ${JSON.stringify(attributes)}`);
    return work();
  };
  return { metrics, spans, log, observer: createObserver({ log, metrics, trace }), text: async () => (await metrics.text()).body };
}

/** A chat whose every sending fails so. */
const refusing = (error: Error): Chat => ({
  platform: 'teams',
  workspace: 'T',
  send: () => Promise.reject(error),
  update: async () => undefined,
  respond: async () => undefined,
  openForm: async () => undefined,
  profile: async () => undefined,
  profiles: async () => [],
  channel: async () => undefined,
});
const send = (chat: Chat) => chat.send({ kind: 'direct', user: 'U' }, { heading: 'words', blocks: [] } as never, { key: 'k' }).catch(() => undefined);

test('what comes in is timed by how it ended; a refusal of ours by its code, anything else as a fault', async () => {
  const { observer, text, spans } = observed();
  await observer.receive(async () => undefined)(inbound);
  await expect(observer.receive(() => Promise.reject(new AppError('workspace-unknown', 'words')))(inbound)).rejects.toThrow('words');
  await expect(observer.receive(() => Promise.reject(new Error('words of somebody')))(inbound)).rejects.toThrow();
  for (const outcome of ['done', 'workspace-unknown', 'fault']) expect(await text()).toContain(`throughline_inbound_duration_seconds_count{platform="slack",outcome="${outcome}"} 1`);
  expect(spans).toHaveLength(3);
  expect(spans.join()).not.toContain('words');
});

test('a platform that wants a rest is counted when it says so, not when nobody asked it', async () => {
  const tooMany = Object.assign(new Error('429'), { status: 429 });
  const cases: [Error, number][] = [
    [new ChatError('rate-limited', '', 1_000, { cause: tooMany }), 1],
    [new ChatError('temporary', '', 1_000, { cause: tooMany }), 1],
    [new ChatError('temporary', '', 1_000, { cause: Object.assign(new Error('out'), { cause: Object.assign(new Error('in'), { statusCode: 429 }) }) }), 1],
    [new ChatError('rate-limited', 'left alone', 1_000), 0],
    [new ChatError('temporary', '', undefined, { cause: Object.assign(new Error('500'), { status: 500 }) }), 0],
    [tooMany, 0],
  ];
  for (const [error, count] of cases) {
    const { observer, text } = observed();
    await send(observer.chat(refusing(error)));
    const line = (await text()).split('\n').find((one) => one.startsWith('throughline_rate_limited_total{')) ?? 'throughline_rate_limited_total{platform="teams"} 0';
    expect([error.message, line]).toEqual([error.message, `throughline_rate_limited_total{platform="teams"} ${count}`]);
  }
});

test('jobs are spans with the ids of their data, and nothing else of it; sweeps are timed', async () => {
  const { observer, text, spans } = observed();
  const handlers = observer.handlers({ sweep: async () => undefined, deliver: () => Promise.reject(new Error('no')) });
  await handlers['sweep']?.({ at: 'x' }, { id: '1', attempt: 1 });
  await expect(handlers['deliver']?.({ organizationId: 'o', deliveryId: 'd', words: 'secret' }, { id: '2', attempt: 3 })).rejects.toThrow('no');
  expect(spans).toEqual(['job sweep {"throughline.job":"1","throughline.attempt":1}', 'job deliver {"throughline.job":"2","throughline.attempt":3,"throughline.organization":"o","throughline.delivery":"d"}']);
  expect(await text()).toContain('throughline_sweep_duration_seconds_count{outcome="done"} 1');
});

test('ids fit the lines of the log', () => {
  expect(listed([])).toEqual([undefined]);
  expect(listed(['a', 'b'])).toEqual(['a b']);
  const many = Array.from({ length: 120 }, (_, index) => `${index}`.padStart(36, '0'));
  expect(listed(many).map((line) => line?.split(' ').length)).toEqual([50, 50, 20]);
  expect(listed(many).every((line) => (line?.length ?? 0) < 2_000)).toBe(true);
});

test('a station is told once it is kept: nothing of a transaction that was taken back', async () => {
  const log = recordingLog();
  const parts = { deliveries: { create: async () => ['d'] }, reports: {}, digests: {} };
  const base = { ...parts, transaction: (work: (tx: unknown) => Promise<unknown>) => work(parts) } as unknown as Store;
  const store = withTrail(base, log);
  const ask = (tx: Store) => tx.deliveries.create('o', [{ kind: 'prompt', checkIds: ['c1', 'c2'] } as never]);
  await expect(store.transaction(async (tx) => {
    await ask(tx);
    throw new Error('taken back');
  })).rejects.toThrow();
  expect(log.lines).toEqual([]);
  await store.transaction(async (tx) => {
    await tx.transaction(ask);
    expect(log.lines).toEqual([]);
  });
  await ask(store);
  expect(log.lines).toEqual(Array.from({ length: 2 }, () => ({ level: 'info', event: 'check.asked', fields: { checks: 'c1 c2' } })));
});
