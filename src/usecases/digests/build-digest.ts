import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { digestFacts } from '../../domain/digest/digest-facts.js';
import type { DigestFacts } from '../../domain/digest/digest-facts.js';
import type { Period } from '../../domain/digest/period.js';
import type { Message } from '../../domain/message.js';
import type { PlanOverview } from '../../domain/overview.js';
import type { Scope } from '../../domain/plan-tree.js';
import { safeEcho } from '../../domain/safe-echo.js';
import type { Language, ZoneId } from '../../domain/types.js';
import { visiblePlan } from '../../domain/visibility.js';
import type { Viewer } from '../../domain/visibility.js';
import type { DigestContent, EvidencePiece, PastDigest, Store } from '../../ports.js';
import { formatDay, translated } from '../../text/format.js';
import { digestPhrases } from './phrases.js';
import { wordDigest } from './word-digest.js';
import { reportsBehind, SHOWN_ITEMS } from './moved-blocks.js';
import { sourceLoader } from './digest-source.js';
import type { LoadSource } from './digest-source.js';

/** What a digest is of, for whom, over which time. */
export interface DigestOrder {
  readonly organizationId: string;
  readonly planId: string;
  readonly scope?: Scope;
  readonly viewer: Viewer;
  readonly language: Language;
  readonly zone: ZoneId;
  readonly period: Period;
  /** The digests that went before, latest first; none: there is nothing to compare with. */
  readonly past: readonly PastDigest[];
  readonly writtenAt: Temporal.Instant;
}

const TITLE = 120;

/**
 * The digest of one period as it should read, from the rows as they are now: a late or edited answer
 * that came after the period's end is in it. Undefined where the plan, or the part of it, is not there
 * for the reader.
 */
export async function buildDigest(store: Store, order: DigestOrder, load: LoadSource = sourceLoader(store)): Promise<DigestContent | undefined> {
  const { organizationId, planId, scope, period, past, zone, language, writtenAt } = order;
  const source = await load({ organizationId, planId, period, earlier: past.map((one) => one.period), writtenAt, zone });
  if (!source) return undefined;
  const overview = visiblePlan(source.overview, order.viewer);
  const part = partOf(overview, scope, language);
  if (!part) return undefined;

  const [last] = past;
  const facts = digestFacts({ ...source, overview, period, ...(scope && { scope }), ...(last && { lastCounts: last.counts }) });
  const phrases = digestPhrases({ language, zone, overview, names: source.names, ...(source.isOneOfSeveral && { planOption: overview.plan.code }) });
  const content = wordDigest(facts, phrases, {
    ...part,
    evidence: await evidenceBehind(store, organizationId, facts),
    from: formatDay(language, period.start, zone, 'weekday'),
    to: formatDay(language, period.end, zone, 'weekday'),
    ...(last && { comparedWith: formatDay(language, last.period.end, zone) }),
  });
  return { content, contentHash: hashOf(content), counts: facts.counts };
}

/** Links and files that came with the reports behind what moved, by report; of the items that are shown. */
async function evidenceBehind(store: Store, organizationId: string, { moved }: DigestFacts): Promise<readonly EvidencePiece[]> {
  const reports = moved.slice(0, SHOWN_ITEMS).flatMap(reportsBehind);
  return reports.length === 0 ? [] : store.digests.evidence(organizationId, reports.map((report) => report.id));
}

/** What the digest is called, and what a command finds it by. */
function partOf(overview: PlanOverview, scope: Scope | undefined, language: Language): { readonly title: string; readonly target?: string } | undefined {
  if (!scope) return { title: safeEcho(translated(overview.plan.translations, language, 'title', overview.plan.title), TITLE) };
  if (scope.kind === 'unit') {
    const unit = overview.units.find((one) => one.id === scope.unitId);
    return unit && { title: safeEcho(unit.name, TITLE), target: unit.name };
  }
  const item = overview.items.find((one) => one.id === scope.itemId);
  return item && { title: `${safeEcho(item.code)} ${safeEcho(translated(item.translations, language, 'title', item.title), TITLE)}`, target: item.code };
}

/** Tells whether a digest reads differently than before. */
function hashOf(content: Message): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
