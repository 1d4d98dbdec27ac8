import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCommandDesk } from '../support/command-desk.js';
import type { CommandDesk } from '../support/command-desk.js';

let desk: CommandDesk;
beforeAll(async () => {
  desk = await openCommandDesk();
  const { database, fixture } = desk;
  const { organizationId, planId } = fixture;
  const milestone = { organizationId, itemId: fixture.itemId('1.a') };
  await database.prisma.milestone.createMany({
    data: [
      { ...milestone, key: 'year-end', horizon: 'year-end', text: 'All rooms full', dueOn: new Date('2027-05-28'), position: 0 },
      { ...milestone, key: 'three-months', horizon: 'three-months', text: 'Calls home made', dueOn: new Date('2026-11-20'), position: 1, translations: { es: { text: 'Llamadas hechas' } } },
    ],
  });
  const entry = { organizationId, planId, translations: {} };
  await database.prisma.calendarEntry.createMany({
    data: [
      { ...entry, key: 'a', startsOn: new Date('2026-09-01'), endsOn: new Date('2026-09-30'), what: 'Teams <!channel> form', personId: fixture.personId('ben'), others: 'mentors', position: 0, translations: { es: { what: 'Se forman los equipos', others: 'mentores' } } },
      { ...entry, key: 'b', startsOn: new Date('2026-09-20'), endsOn: new Date('2026-09-20'), what: 'Look at attendance', itemId: fixture.itemId('1.a'), position: 1 },
      { ...entry, key: 'c', startsOn: new Date('2026-09-21'), endsOn: new Date('2026-09-21'), what: 'Hidden step', itemId: fixture.itemId('1.d'), position: 2 },
      { ...entry, key: 'd', startsOn: new Date('2026-10-15'), endsOn: new Date('2026-10-15'), what: 'Too far away', position: 3 },
      { ...entry, key: 'e', startsOn: new Date('2026-08-01'), endsOn: new Date('2026-09-15'), what: 'Over already', position: 4 },
    ],
  });
});
afterAll(() => desk.database.close());

describe('/plan calendar', () => {
  it("shows the plan's own calendar of the four weeks beside the checks, in the asker's language", async () => {
    const told = await desk.told('zoe', 'calendar');
    expect(told).toContain("# The plan’s calendar\n- Sep 1 – Sep 30: Teams <!channel> form · Ben Moss, mentors\n- Sep 20: Look at attendance · 1.a");
    expect(told).not.toMatch(/Too far away|Over already/u);
    expect(await desk.told('ben', 'calendario')).toContain('Se forman los equipos · Ben Moss, mentores');
  });

  it('keeps an entry of a private item from everyone who may not see the item', async () => {
    expect(await desk.told('ana', 'calendar')).toContain('Sep 21: Hidden step · 1.d');
    expect(await desk.told('zoe', 'calendar')).not.toContain('Hidden step');
    expect(await desk.told('ana', 'calendar --here', 'channel')).not.toContain('Hidden step');
  });

  it('shows at most twenty entries, and counts the rest', async () => {
    const { organizationId, planId } = desk.fixture;
    const many = Array.from({ length: 30 }, (_, place) => ({ organizationId, planId, key: `m${place}`, startsOn: new Date('2026-09-22'), endsOn: new Date('2026-09-22'), what: `Step ${place}`, position: 10 + place }));
    await desk.database.prisma.calendarEntry.createMany({ data: many });
    const told = await desk.told('zoe', 'calendar');
    await desk.database.prisma.calendarEntry.deleteMany({ where: { key: { startsWith: 'm' } } });
    expect(told.match(/Step \d+/gu)).toHaveLength(18);
    expect(told).toContain('… 12 more');
  });
});

describe('/plan milestone', () => {
  it('asks which one where it is not said, and is for the owner and stewards alone', async () => {
    const asked = await desk.told('ana', 'milestone 1.a');
    expect(asked).toContain('The milestones of 1.a Attendance. Which one is reached?');
    expect(asked).toContain('(Reached: By year end) (Reached: In three months)');
    expect(await desk.told('ana', 'milestone 1.a reached')).toBe(asked);
    expect(await desk.told('zoe', 'milestone 1.a three-months reached')).toBe('You cannot change the milestones of 1.a.\nAna Lark (its owner) and Sue Ward can.');
    expect(await desk.told('ana', 'milestone 1.b reached')).toBe('1.b has no milestones.');
  });

  it('notes the day, says so in the item, its history and its status, and takes it back', async () => {
    expect(await desk.told('zoe', 'status 1.a')).toContain('Next milestone: In three months: Calls home made (by Nov 20)');
    expect(await desk.told('ana', 'milestone 1.a in three months reached')).toContain('Noted: 1.a Attendance has reached “Calls home made”.');
    expect(await desk.told('sue', 'hito 1.a: tres meses alcanzado')).toBe('“Calls home made” is marked as reached already.');
    expect(await desk.told('zoe', 'item 1.a')).toContain('In three months: Calls home made (by Nov 20) — reached Sep 16');
    expect(await desk.told('zoe', 'status 1.a')).toContain('Next milestone: By year end: All rooms full (by May 28, 2027)');
    expect(await desk.told('zoe', 'history 1.a')).toContain('Ana Lark marked a milestone as reached (In three months)');
    expect(await desk.told('sue', 'milestone 1.a reached')).toContain('has reached “All rooms full”');
    expect(await desk.told('sue', 'milestone 1.a year end not reached')).toContain('has not reached “All rooms full” yet');
    expect((await desk.database.prisma.milestone.findMany({ orderBy: { position: 'asc' } })).map(({ reachedOn }) => reachedOn?.toISOString().slice(0, 10))).toEqual([undefined, '2026-09-16']);
  });
});
