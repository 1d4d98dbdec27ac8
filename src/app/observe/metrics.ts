import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock, Metrics, Queue, Store } from '../../ports.js';

/** Seconds: from what nobody notices to what Slack no longer waits for, and beyond. */
const SOON = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
/** Seconds: a sweep of a large deployment may take minutes. */
const LONG = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300];

export interface WatchedParts {
  readonly store: Pick<Store, 'backlog'>;
  readonly queue: Pick<Queue, 'depth'>;
  /** What due times follow. */
  readonly clock: Clock;
  readonly role: string;
}

/** Metrics as Prometheus reads them. */
export interface PrometheusMetrics extends Metrics {
  /** From now on what waits is read from these whenever somebody looks. */
  watch(parts: WatchedParts): void;
  /** The text of the exposition format, and its content type. */
  text(): Promise<{ readonly body: string; readonly contentType: string }>;
}

/** In a registry of its own. The process's own figures (memory, event loop) are in it under prom-client's names. */
export function prometheusMetrics(): PrometheusMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const inbound = new Histogram({ name: 'throughline_inbound_duration_seconds', help: 'From what a person did to its being stored, which is when the platform is told.', labelNames: ['platform', 'outcome'], buckets: SOON, registers });
  const answered = new Histogram({ name: 'throughline_answer_duration_seconds', help: 'From being stored to being worked through and answered.', labelNames: ['platform', 'type'], buckets: SOON, registers });
  const sent = new Counter({ name: 'throughline_deliveries_sent_total', help: 'Messages sent or brought up to date.', labelNames: ['platform', 'kind'], registers });
  const called = new Histogram({ name: 'throughline_platform_call_duration_seconds', help: 'Calls of chat platforms.', labelNames: ['platform', 'call', 'outcome'], buckets: SOON, registers });
  const limited = new Counter({ name: 'throughline_rate_limited_total', help: 'Answers of a platform that it is called too often (HTTP 429).', labelNames: ['platform'], registers });
  const swept = new Histogram({ name: 'throughline_sweep_duration_seconds', help: 'Sweeps for what is due.', labelNames: ['outcome'], buckets: LONG, registers });
  const logged = new Counter({ name: 'throughline_log_lines_total', help: 'Lines of the log that warn of something or tell of an error.', labelNames: ['level', 'event'], registers });

  return {
    inbound: (platform, outcome, seconds) => inbound.observe({ platform, outcome }, seconds),
    answered: (platform, type, seconds) => answered.observe({ platform, type }, seconds),
    sent: (platform, kind) => sent.inc({ platform, kind }),
    called: (platform, call, outcome, seconds) => called.observe({ platform, call, outcome }, seconds),
    rateLimited: (platform) => limited.inc({ platform }),
    swept: (outcome, seconds) => swept.observe({ outcome }, seconds),
    logged: (level, event) => logged.inc({ level, event }),
    watch: (parts) => watchBacklog(registry, parts),
    text: async () => ({ body: await registry.metrics(), contentType: registry.contentType }),
  };
}

/** What waits in the whole deployment: every process tells the same. A part that does not answer leaves its figures out. */
function watchBacklog(registry: Registry, { store, queue, clock, role }: WatchedParts): void {
  const registers = [registry];
  new Gauge({ name: 'throughline_info', help: 'What runs here.', labelNames: ['role'], registers }).set({ role }, 1);
  new Gauge({
    name: 'throughline_deliveries',
    help: 'Messages that are not sent, by state, in the whole deployment.',
    labelNames: ['state', 'platform'],
    registers,
    async collect() {
      this.reset();
      for (const { state, platform, count } of await store.backlog.openDeliveries().catch(() => [])) this.set({ state, platform }, count);
    },
  });
  new Gauge({
    name: 'throughline_queue_jobs',
    help: 'Jobs of the queue, by state, in the whole deployment.',
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset();
      for (const [state, count] of Object.entries(await queue.depth().catch(() => ({})))) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'throughline_oldest_due_check_age_seconds',
    help: 'How long the check has waited that has waited longest to be asked; 0 where none is due.',
    registers,
    async collect() {
      const now = clock.now();
      // Not known is not 0: somebody may be woken by it.
      const age = await store.backlog.oldestDueCheck(now).then((oldest) => oldest?.until(now).total('seconds') ?? 0, () => Number.NaN);
      this.set(age);
    },
  });
}
