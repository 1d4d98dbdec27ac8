import { Temporal } from 'temporal-polyfill';
import type { CheckSummary, ItemOverview, PersonInfo, PlanOverview, ReportSummary, UnitInfo } from '../../src/domain/overview.js';
import type { Status } from '../../src/domain/types.js';

/** An item in few words; what is left out is empty. Its id is `i-CODE`, its parent the code before the last dot. */
export interface ItemSketch {
  readonly code: string;
  readonly title?: string;
  readonly es?: string;
  readonly parent?: string;
  readonly owner?: string;
  readonly deputies?: readonly string[];
  readonly units?: readonly string[];
  readonly isPrivate?: boolean;
  readonly viewers?: readonly string[];
  readonly viewerUnits?: readonly string[];
  readonly status?: Status;
  readonly reportedDaysAgo?: number;
  readonly note?: string;
  readonly needs?: readonly string[];
  readonly blockers?: readonly string[];
  /** Asked so many days ago and not answered. */
  readonly askedDaysAgo?: number;
  readonly lapsedDaysAgo?: number;
  /** Asked again so many days from now. */
  readonly nextInDays?: number;
}

export const NOW = Temporal.Instant.from('2026-10-14T15:00:00Z');
const ZONE = 'America/Chicago';

export function daysAgo(days: number): Temporal.Instant {
  return NOW.subtract({ hours: 24 * days });
}

/** A running plan with these items. People are made of the ids that items name: `ana` is called Ana. */
export function overviewOf(sketches: readonly ItemSketch[], more: { readonly units?: readonly UnitInfo[]; readonly people?: readonly string[]; readonly staleAfterDays?: number } = {}): PlanOverview {
  const items = sketches.map(itemOf);
  const ids = new Set([...(more.people ?? []), ...items.flatMap((item) => [item.ownerId, ...item.deputyIds]).filter((id) => id !== undefined)]);
  return {
    organization: { id: 'o', key: 'lakeside', name: 'Lakeside', timeZone: ZONE, language: 'en' },
    plan: { id: 'p', code: 'SP', title: 'Strategic plan', language: 'en', state: 'running', staleAfterDays: more.staleAfterDays ?? 45, unitId: 'u-district', translations: { es: { title: 'Plan estratégico' } } },
    units: more.units ?? [{ id: 'u-district', key: 'district', name: 'Lakeside District' }],
    people: new Map([...ids].map((id) => [id, personOf(id)])),
    items,
  };
}

export function personOf(id: string): PersonInfo {
  return { id, name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`, email: `${id}@example.org`, active: true, unitId: 'u-district' };
}

function itemOf(sketch: ItemSketch): ItemOverview {
  const { code, owner } = sketch;
  const parent = sketch.parent ?? (code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : undefined);
  const report = reportOf(sketch);
  const open = sketch.askedDaysAgo === undefined ? undefined : checkOf(sketch, 'asked', sketch.askedDaysAgo);
  const lapsed = sketch.lapsedDaysAgo === undefined ? undefined : checkOf(sketch, 'lapsed', sketch.lapsedDaysAgo);
  return {
    id: `i-${code}`,
    code,
    kind: parent === undefined ? 'goal' : 'objective',
    ...(parent !== undefined && { parentId: `i-${parent}` }),
    title: sketch.title ?? `Item ${code}`,
    translations: sketch.es === undefined ? {} : { es: { title: sketch.es } },
    unitIds: sketch.units ?? [],
    ...(owner !== undefined && { ownerId: owner }),
    deputyIds: sketch.deputies ?? [],
    isPrivate: sketch.isPrivate ?? false,
    viewerPersonIds: sketch.viewers ?? [],
    viewerUnitIds: sketch.viewerUnits ?? [],
    measures: [],
    ...(report && { lastReport: report }),
    ...(report?.status && { statusReport: report }),
    reportsSince: [],
    blockers: sketch.blockers ?? [],
    needs: (sketch.needs ?? []).map((what, index) => ({ id: `n-${code}-${index}`, what })),
    ...(open && { openCheck: open }),
    ...(lapsed && { lastLapsed: lapsed }),
    ...(sketch.nextInDays !== undefined && { next: { at: NOW.add({ hours: 24 * sketch.nextInDays }), personId: owner ?? 'nobody', timeZone: ZONE, evidenceTranslations: {} } }),
  };
}

function reportOf({ code, status, note, reportedDaysAgo, owner }: ItemSketch): ReportSummary | undefined {
  if (status === undefined && note === undefined) return undefined;
  return { id: `r-${code}`, at: daysAgo(reportedDaysAgo ?? 3), personId: owner ?? 'nobody', ...(status && { status }), note: note ?? '', late: false, evidenceCount: 0 };
}

/** Ids in buttons must be UUIDs. */
function checkOf({ code, owner }: ItemSketch, state: 'asked' | 'lapsed', days: number): CheckSummary {
  const at = daysAgo(days);
  const suffix = [...code].map((one) => one.charCodeAt(0).toString(16).padStart(2, '0')).join('').slice(-12).padStart(12, '0');
  return {
    id: `00000000-0000-4000-8000-${suffix}`,
    state,
    occurrenceOn: at.toZonedDateTimeISO(ZONE).toPlainDate().toString(),
    dueAt: at,
    askedAt: at,
    ...(state === 'lapsed' && { closedAt: at.add({ hours: 24 * 5 }) }),
    personId: owner ?? 'nobody',
  };
}
