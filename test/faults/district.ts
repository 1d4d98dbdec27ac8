import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../prisma/client.js';
import { seed } from '../app/app-world.js';
import { LAKE } from '../support/local-slack.js';
import { MORNING, todayInMorning } from '../support/morning.js';
import type { PlatformUser } from './platform.js';

/** How large a district is whose term is gone through. */
export interface DistrictSize {
  readonly owners: number;
  /** Each owner is asked on so many days, about another item each day; 26 at most. */
  readonly days: number;
  /** Channels that get a digest. */
  readonly channels: number;
}

export interface District {
  readonly organization: string;
  /** Lets every day fall due, one after the other from now on, so many milliseconds apart; digests are spread over them. */
  begin(everyMs: number): Promise<void>;
}

/** An owner's item of a day; both are counted from 0. */
export const codeOf = (owner: number, day: number): string => `${owner + 1}.${'abcdefghijklmnopqrstuvwxyz'.charAt(day)}`;

/** The owners, as the chat platform knows them. */
export function ownersOf({ owners }: DistrictSize): readonly PlatformUser[] {
  return Array.from({ length: owners }, (_, index) => ({ id: `U0OWNER${index + 1}`, name: `Owner Number ${index + 1}`, email: `owner.${index + 1}@fernhollow.example.org` }));
}

/** A plan in which every owner has an item for each day. */
export function planText(size: DistrictSize, { key, code } = { key: 'fern-hollow', code: 'FH' }): string {
  const today = todayInMorning();
  const people = ownersOf(size);
  const goals = people.map(({ name }, owner) => {
    const objectives = Array.from({ length: size.days }, (_, day) => `      - { code: ${codeOf(owner, day)}, title: Work ${owner + 1} of day ${day + 1}, owner: ${name}, cadence: { every: day, at: "00:00" } }`);
    return [`  - code: "${owner + 1}"`, `    title: Aim ${owner + 1}`, '    objectives:', ...objectives].join('\n');
  });
  return `
organization: { key: ${key}, name: Fern Hollow School, time-zone: ${MORNING} }
units:
  - { key: school, name: Fern Hollow School, calendar: { working-days: mon-sun } }
people:
${people.map(({ name, email }) => `  - { email: ${email}, name: ${name}, unit: school }`).join('\n')}
plan:
  code: ${code}
  title: Every child reads
  unit: school
  starts: ${today.subtract({ days: 20 }).toString()}
  ends: ${today.add({ years: 1 }).toString()}
goals:
${goals.join('\n')}
`;
}

/**
 * A school whose plan runs and in which nothing is due yet. The clock of real processes cannot be moved, so a term is made
 * short: every day of it is an item of its own, and comes due seconds after the one before.
 */
export async function seedDistrict(url: string, size: DistrictSize): Promise<District> {
  const organization = await seed(url, planText(size));
  const database = await openDatabase({ url, connections: 1 });
  const { prisma } = database;
  try {
    await prisma.schedule.updateMany({ data: { nextAt: null, nextOn: null } });
    const ago = (days: number): Date => new Date(Date.now() - days * 86_400_000);
    const plan = await prisma.plan.findFirstOrThrow();
    await prisma.plan.update({ where: { id: plan.id }, data: { startedAt: ago(14) } });
    // A report of the week that digests are about, or they would have nothing to tell.
    const item = await prisma.planItem.findFirstOrThrow({ where: { code: codeOf(0, 0) } });
    const person = await prisma.person.findFirstOrThrow();
    const report = { organizationId: organization, planId: plan.id, itemId: item.id, personId: person.id, status: 'on-track', note: 'It was told before.', language: 'en', source: 'command', platform: 'slack', workspace: LAKE.workspace };
    await prisma.report.create({ data: { ...report, at: ago(10) } });
    for (let index = 0; index < size.channels; index += 1) {
      const channel = await prisma.channel.create({ data: { id: randomUUID(), organizationId: organization, platform: 'slack', workspace: LAKE.workspace, externalId: `C0LEAD${index + 1}`, name: `leaders-${index + 1}` } });
      await prisma.subscription.create({
        data: { organizationId: organization, planId: plan.id, channelId: channel.id, rule: 'FREQ=WEEKLY;BYDAY=MO', at: '08:00', timeZone: MORNING, language: 'en', startsOn: ago(14), createdAt: ago(14) },
      });
    }
  } finally {
    await database.close();
  }
  return { organization, begin: (everyMs) => begin(url, size, everyMs) };
}

async function begin(url: string, { days, channels }: DistrictSize, everyMs: number): Promise<void> {
  const database = await openDatabase({ url, connections: 1 });
  const { prisma } = database;
  const now = Date.now();
  const today = new Date(`${todayInMorning().toString()}T00:00:00Z`);
  try {
    for (let day = 0; day < days; day += 1) {
      await prisma.schedule.updateMany({ where: { item: { code: { endsWith: codeOf(0, day).slice(1) } } }, data: { nextOn: today, nextAt: new Date(now + day * everyMs) } });
    }
    for (const [index, { id }] of (await prisma.subscription.findMany()).entries()) {
      await prisma.subscription.update({ where: { id }, data: { nextAt: new Date(now + (index * days * everyMs) / channels) } });
    }
  } finally {
    await database.close();
  }
}
