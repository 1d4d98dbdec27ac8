import { expect, test } from 'vitest';
import type { Inbound } from '../../src/ports.js';
import { createFixture } from '../support/fixture.js';
import { buttonsOf, file, openWorld } from './answering-world.js';
import type { World } from './answering-world.js';

const SECRET = 'Every bus is on time';
const RIVAL = { platform: 'sandbox', workspace: 'rival' } as const;

/** All that an organization has that somebody could change by chat. */
async function holdings({ database: { prisma }, organizationId }: World): Promise<string> {
  const where = { organizationId };
  const orderBy = { id: 'asc' } as const;
  const { report, reportRevision, check, evidence, delivery, absence, planItem, cadence, plan } = prisma;
  return JSON.stringify([
    await report.findMany({ where, orderBy }), await reportRevision.findMany({ where, orderBy }), await check.findMany({ where, orderBy }), await evidence.findMany({ where, orderBy }),
    await delivery.findMany({ where, orderBy }), await absence.findMany({ where, orderBy }), await planItem.findMany({ where, orderBy }), await cadence.findMany({ where, orderBy }), await plan.findMany({ where, orderBy }),
  ]);
}

test('whatever comes from one workspace is of its own organization: another’s buttons, forms, messages and items do nothing there', async () => {
  const orgs = new Map<string, string>();
  const world = await openWorld({ items: [{ code: '1', title: 'Buses' }, { code: '1.a', parent: '1', owner: 'ana', title: SECRET }] }, { deps: (deps) => ({ ...deps, organizationOf: async (_platform, workspace) => orgs.get(workspace) }) });
  orgs.set('sandbox', world.organizationId);
  const rival = await createFixture(world.database.prisma, { key: 'rival', items: [{ code: '1' }, { code: '1.z', parent: '1', owner: 'mal' }], people: [{ key: 'mal', name: 'Mal Reed', role: 'steward', unmatched: true }] });
  orgs.set('rival', rival.organizationId);
  await world.database.prisma.identity.create({ data: { organizationId: rival.organizationId, personId: rival.personId('mal'), ...RIVAL, externalId: 'u-mal', name: 'Mal Reed' } });

  // An owner is asked, opens the form, answers; her message and its playback stand there.
  await world.sweep();
  const prompt = world.last('ana');
  if (!prompt) throw new Error('nobody was asked');
  await world.presses('ana', 'Write a report', prompt);
  const said = await world.says('ana', 'On track, all of them.');
  const buttons = world.seenBy('ana').flatMap((post) => buttonsOf(post.message).map((button) => ({ button, message: post.ref.message }))).concat(buttonsOf(prompt.message).map((button) => ({ button, message: prompt.ref.message })));
  const [form] = world.forms;
  if (!form || buttons.length < 3) throw new Error('there is nothing to press');
  const before = await holdings(world);

  let count = 0;
  const by = () => ({ ...RIVAL, key: `rival/${(count += 1)}`, user: 'u-mal', at: world.clock.now().toString() });
  const hers = { id: prompt.ref.conversation, kind: 'direct' } as const;
  const acts: readonly Inbound[] = [
    ...buttons.map(({ button, message }): Inbound => ({ ...by(), type: 'action', conversation: hers, message, action: button.action, value: button.value, reply: 'r', trigger: 't' })),
    { ...by(), type: 'form', form: form.id, context: form.context, values: { status: 'off-track', note: 'Stolen' }, files: [file('F9', 'x.pdf')], reply: 'r' },
    { ...by(), type: 'form', form: 'report-any', context: '{}', values: { item: world.itemId('1.a'), status: 'off-track', note: 'Stolen' }, files: [], reply: 'r' },
    { ...by(), type: 'message', conversation: hers, message: 'm-x', text: '1.a off track, stolen', files: [], thread: prompt.ref.message },
    { ...by(), type: 'edit', conversation: hers, message: said, text: 'Off track, stolen' },
    { ...by(), type: 'delete', conversation: hers, message: said },
  ];
  for (const inbound of acts) {
    await world.receive(inbound);
    for (const id of world.events.splice(0)) await world.handle(rival.organizationId, id);
  }

  expect(await holdings(world)).toBe(before);
  const shown = JSON.stringify([world.seenBy('mal'), world.posts.filter(({ to }) => to === 'r'), world.forms.slice(1), [...world.ended.values()], world.homes.get('u-mal')]);
  expect(shown).not.toContain(SECRET);
  expect(world.seenBy('mal').length).toBeGreaterThan(0);
  expect((await world.reports('1.a')).map(({ status, content }) => [status, content.note])).toEqual([['on-track', 'On track, all of them.']]);
});
