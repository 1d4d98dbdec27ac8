import { Temporal } from 'temporal-polyfill';
import type { Prisma, PrismaClient } from '../../prisma/client.js';

/** A small district to test on: who is in it and which items they are asked about. */
export interface FixtureOptions {
  /** The organization's key. */
  readonly key?: string;
  readonly timeZone?: string;
  readonly startsOn?: string;
  readonly at?: string;
  /** The plan's cadence. */
  readonly rule?: string;
  readonly items?: readonly FixtureItem[];
  readonly closed?: readonly { readonly from: string; readonly to: string; readonly name: string }[];
  readonly people?: readonly FixturePerson[];
  readonly startedAt?: string;
}
export interface FixturePerson {
  readonly key: string;
  readonly name?: string;
  readonly language?: 'en' | 'es';
  readonly timeZone?: string;
  readonly role?: 'steward' | 'leader' | 'member';
  /** No identity in chat. */
  readonly unmatched?: boolean;
}
export interface FixtureItem {
  readonly code: string;
  readonly owner?: string;
  readonly parent?: string;
  readonly rule?: string;
  readonly title?: string;
  readonly deputies?: readonly string[];
  readonly isPrivate?: boolean;
  readonly measures?: readonly { readonly key: string; readonly name: string; readonly unit: string; readonly target?: number; readonly baseline?: number; readonly direction?: 'up' | 'down' | 'maintain' }[];
}

export interface Fixture {
  readonly organizationId: string;
  readonly unitId: string;
  readonly planId: string;
  readonly personId: (key: string) => string;
  readonly itemId: (code: string) => string;
}

const PEOPLE: readonly FixturePerson[] = [{ key: 'ana', name: 'Ana Lark' }, { key: 'ben', name: 'Ben Moss', language: 'es' }, { key: 'sue', name: 'Sue Ward', role: 'steward' }];
const ITEMS: readonly FixtureItem[] = [{ code: '1' }, { code: '1.a', parent: '1', owner: 'ana', measures: [{ key: 'attendance', name: 'Attendance', unit: '%', baseline: 90, target: 95 }] }, { code: '1.b', parent: '1', owner: 'ana' }, { code: '1.c', parent: '1', owner: 'ben' }];

/** Writes a running plan into an empty database. Identities are on the sandbox, with user ids `u-KEY`. */
export async function createFixture(prisma: PrismaClient, options: FixtureOptions = {}): Promise<Fixture> {
  const { key = 'fixture', timeZone = 'America/Chicago', startsOn = '2026-09-14', at = '09:00', rule = 'FREQ=WEEKLY;BYDAY=MO', items = ITEMS, closed = [], people = PEOPLE, startedAt = '2026-09-13T12:00:00Z' } = options;
  const organization = await prisma.organization.create({ data: { key, name: 'Fixture District', timeZone, language: 'en' } });
  const organizationId = organization.id;
  const unit = await prisma.unit.create({ data: { organizationId, key: 'district', name: 'Fixture District', kind: 'district', timeZone } });
  const calendar = await prisma.calendar.create({ data: { organizationId, unitId: unit.id, name: 'School year', workingDays: [1, 2, 3, 4, 5] } });
  await prisma.closedDay.createMany({ data: closed.map((day) => ({ organizationId, calendarId: calendar.id, startsOn: date(day.from), endsOn: date(day.to), kind: 'break', name: day.name })) });

  const personIds = new Map<string, string>();
  for (const { key: who, name = who, language, timeZone: zone, role, unmatched } of people) {
    const person = await prisma.person.create({ data: { organizationId, email: `${who}@example.org`, name, language: language ?? null, timeZone: zone ?? null, unitId: unit.id } });
    personIds.set(who, person.id);
    if (!unmatched) await prisma.identity.create({ data: { organizationId, personId: person.id, platform: 'sandbox', workspace: 'sandbox', externalId: `u-${who}`, name } });
    if (role) await prisma.roleGrant.create({ data: { organizationId, personId: person.id, role, grantedAt: new Date(startedAt) } });
  }
  const personId = (who: string) => known(personIds, who);

  const plan = await prisma.plan.create({
    data: { organizationId, code: 'PLAN', unitId: unit.id, title: 'Fixture Plan', language: 'en', state: 'running', startedAt: new Date(startedAt), importedAt: new Date(startedAt), fileHash: '' },
  });
  const cadence = (itemId: string | null, rrule: string): Prisma.CadenceUncheckedCreateInput => ({ organizationId, planId: plan.id, itemId, rule: rrule, at, startsOn: date(startsOn) });
  await prisma.cadence.create({ data: cadence(null, rule) });

  const itemIds = new Map<string, string>();
  for (const item of items) {
    const row = await prisma.planItem.create({
      data: {
        organizationId,
        planId: plan.id,
        code: item.code,
        sortKey: item.code.replace(/\d+/g, (digits) => digits.padStart(6, '0')),
        kind: item.parent === undefined ? 'goal' : 'objective',
        title: item.title ?? `Item ${item.code}`,
        parentId: item.parent === undefined ? null : known(itemIds, item.parent),
        ownerId: item.owner === undefined ? null : personId(item.owner),
        isPrivate: item.isPrivate ?? false,
      },
    });
    itemIds.set(item.code, row.id);
    for (const deputy of item.deputies ?? []) await prisma.itemDeputy.create({ data: { organizationId, itemId: row.id, personId: personId(deputy) } });
    for (const [position, measure] of (item.measures ?? []).entries()) {
      await prisma.measure.create({ data: { organizationId, itemId: row.id, key: measure.key, name: measure.name, unit: measure.unit, baseline: measure.baseline ?? null, target: measure.target ?? null, direction: measure.direction ?? 'up', position } });
    }
    if (item.rule !== undefined) await prisma.cadence.create({ data: cadence(row.id, item.rule) });
  }
  return { organizationId, unitId: unit.id, planId: plan.id, personId, itemId: (code) => known(itemIds, code) };
}

/** An instant from local date and time in Chicago, where the fixture's district is. */
export function chicago(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('America/Chicago').toInstant();
}

function date(text: string): Date {
  return new Date(`${text}T00:00:00Z`);
}

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the fixture has no ${key}`);
  return id;
}
