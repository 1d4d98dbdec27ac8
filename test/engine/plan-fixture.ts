import type { Database } from '../../prisma/client.js';

const AT = new Date('2026-09-07T14:00:00Z');
const ON = new Date('2026-09-07');

/** One row in every table that has rules of its own; gives the ids that the tests speak of. */
export async function writeOneOfEach({ prisma }: Database): Promise<{ organizationId: string; planId: string; itemId: string; unitId: string }> {
  const { id: organizationId } = await prisma.organization.create({ data: { key: 'lakeshore', name: 'Lakeshore', timeZone: 'America/Chicago', language: 'en' } });
  const { id: unitId } = await prisma.unit.create({ data: { organizationId, key: 'north', name: 'North', kind: 'school', language: 'es' } });
  const { id: personId } = await prisma.person.create({ data: { organizationId, email: 'ada@example.org', name: 'Ada', language: 'en' } });
  await prisma.roleGrant.create({ data: { organizationId, personId, role: 'steward', grantedAt: AT } });
  const chat = { organizationId, platform: 'sandbox', workspace: 'w' };
  await prisma.identity.create({ data: { ...chat, personId, externalId: 'U1', name: 'Ada' } });
  await prisma.chatWorkspace.create({ data: { organizationId, platform: 'slack', externalId: 'T1', name: 'Lakeshore', sealed: 'sealed', createdAt: AT, updatedAt: AT } });
  await prisma.chatConversation.create({ data: { organizationId, platform: 'teams', workspace: 'tenant', kind: 'direct', externalId: 'entra-1', state: 'met', sealed: 'sealed', seenAt: AT } });
  const { id: channelId } = await prisma.channel.create({ data: { ...chat, externalId: 'C1', name: 'leaders' } });

  const { id: planId } = await prisma.plan.create({
    data: { organizationId, code: 'P', title: 'Plan', language: 'en', startsOn: ON, endsOn: ON, importedAt: AT, fileHash: 'x' },
  });
  const inPlan = { organizationId, planId };
  await prisma.planSection.create({ data: { ...inPlan, kind: 'value', key: 'v', body: 'Care', position: 0 } });
  await prisma.budgetLine.create({ data: { ...inPlan, key: 'b', title: 'Coaches', fundingSource: 'Title I', currency: 'USD', amount: 10, position: 0 } });
  const { id: itemId } = await prisma.planItem.create({
    data: { ...inPlan, code: '1', sortKey: '0001', kind: 'goal', level: 'district', title: 'Goal' },
  });
  const ofItem = { organizationId, itemId };
  await prisma.itemViewer.create({ data: { ...ofItem, personId } });
  await prisma.measure.create({ data: { ...ofItem, key: 'm', name: 'Attendance', unit: '%', direction: 'up', position: 0 } });
  await prisma.milestone.create({ data: { ...ofItem, key: 'y', horizon: 'year-end', text: 'There', position: 0 } });
  await prisma.weWill.create({ data: { ...ofItem, position: 0, text: 'Coach', personId } });
  await prisma.calendarEntry.create({ data: { ...inPlan, key: 'c', startsOn: ON, endsOn: ON, what: 'Kick-off', position: 0 } });
  await prisma.need.create({ data: { ...inPlan, what: 'Time', createdAt: AT } });
  await prisma.cadence.create({ data: { ...inPlan, rule: 'FREQ=WEEKLY', at: '09:00', startsOn: ON } });

  const { id: checkId } = await prisma.check.create({
    data: { ...inPlan, itemId, personId, occurrenceOn: ON, timeZone: 'America/Chicago', dueAt: AT, state: 'due', askAt: AT },
  });
  const { id: reportId } = await prisma.report.create({
    data: { ...inPlan, itemId, checkId, personId, status: 'on-track', note: 'n', language: 'en', source: 'words', platform: 'sandbox', workspace: 'w', conversation: 'D1', message: 'm1', at: AT },
  });
  await prisma.reportRevision.create({ data: { organizationId, reportId, number: 1, at: AT, byId: personId, reason: 'filed', status: 'on-track', words: 'w', understood: {} } });
  const { id: evidenceId } = await prisma.evidence.create({ data: { ...ofItem, reportId, kind: 'file', title: 'Minutes', url: 'https://example.org', addedById: personId, at: AT } });
  await prisma.evidenceCopy.create({ data: { ...chat, evidenceId, address: 'https://example.org' } });

  const { id: subscriptionId } = await prisma.subscription.create({
    data: { ...inPlan, channelId, rule: 'FREQ=WEEKLY', at: '08:00', timeZone: 'America/Chicago', language: 'en', startsOn: ON, createdAt: AT },
  });
  await prisma.digest.create({
    data: { organizationId, subscriptionId, periodStart: AT, periodEnd: new Date('2026-09-14T14:00:00Z'), counts: {}, content: {}, contentHash: 'x', createdAt: AT, updatedAt: AT },
  });
  await prisma.delivery.create({ data: { ...chat, key: 'k', kind: 'prompt', destinationKind: 'direct', destination: 'U1', payload: {}, state: 'pending', dueAt: AT, createdAt: AT } });
  await prisma.inboundEvent.create({ data: { ...chat, key: 'k', userId: 'U1', type: 'message', payload: {}, receivedAt: AT, state: 'pending' } });
  await prisma.clarification.create({ data: { ...chat, personId, kind: 'which-item', payload: {}, conversation: 'D1', createdAt: AT, expiresAt: AT } });

  await prisma.absence.create({ data: { organizationId, personId, startsOn: ON, endsOn: ON, createdAt: AT } });
  const { id: calendarId } = await prisma.calendar.create({ data: { organizationId, unitId, name: 'School', workingDays: [1, 2, 3, 4, 5] } });
  await prisma.closedDay.create({ data: { organizationId, calendarId, startsOn: ON, endsOn: ON, kind: 'holiday', name: 'Labor Day' } });
  await prisma.term.create({ data: { organizationId, calendarId, startsOn: ON, endsOn: ON, name: 'Fall' } });
  return { organizationId, planId, itemId, unitId };
}
