import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { runExport } from '../../src/cli/export.js';
import { runImport } from '../../src/cli/import.js';
import type { Store } from '../../src/ports.js';
import { databases } from '../support/database.js';
import { emptyDatabase } from '../support/empty-database.js';
import { MORNING, importText, openWorld, sample, terminal } from './plan-world.js';

const goals = sample('2-goals-and-objectives');
const LATER = MORNING.add({ hours: 30 });
const MARK = '(set in chat on September 14, 2026 by Devon Achterberg; this file takes it back)';

describe.each(databases)('what was set in chat, when a file comes in on %s', (_engine, open) => {
  let database: Database;
  let store: Store;
  let organizationId: string;
  beforeAll(async () => {
    ({ database, store } = await openWorld(open));
  });
  beforeEach(async () => {
    await emptyDatabase(database);
    await importText(store, goals);
    ({ organizationId } = await database.prisma.plan.findFirstOrThrow());
    await inChat('2.b', 'owner', 1);
    await inChat('2.c', 'cadence', 2);
    // Nobody's words in chat: a change by another import counts for nothing.
    await importText(store, await exported(), MORNING);
  });
  afterAll(() => database.close());

  /** What `/plan owner` and `/plan cadence` write. */
  async function inChat(code: string, what: 'owner' | 'cadence', hours: number): Promise<void> {
    const item = await database.prisma.planItem.findFirstOrThrow({ where: { code } });
    const [hollis, devon] = await Promise.all(['Hollis Tran', 'Devon Achterberg'].map((name) => database.prisma.person.findFirstOrThrow({ where: { name } })));
    if (what === 'owner') await store.items.setOwner(organizationId, item.id, hollis?.id ?? '');
    else await store.items.setCadence(organizationId, item.id, { rule: 'FREQ=WEEKLY;BYDAY=WE', at: '10:30', startsOn: '2026-09-14', words: 'weekly wed 10:30' });
    const details = what === 'owner' ? { from: item.ownerId, to: hollis?.id ?? '' } : { words: 'weekly wed 10:30' };
    await store.people.audit({ organizationId, actorId: devon?.id ?? '', action: `item.${what}`, subjectKind: 'item', subjectId: item.id, details, at: MORNING.add({ hours }) });
  }
  async function exported(): Promise<string> {
    const at = terminal();
    await runExport({ plan: 'MB-2026', out: 'out.yaml' }, store, at.io);
    return at.files.get('out.yaml') ?? '';
  }
  async function importing(text: string, args: { readonly yes?: boolean; readonly keepChatChanges?: boolean }, answer = true) {
    const at = terminal(answer);
    at.files.set('plan.yaml', text);
    return { code: await runImport({ file: 'plan.yaml', ...args }, store, at.io, LATER), ...at };
  }
  const owner = async (code: string): Promise<string | undefined> => (await store.plans.load('marlow-bend', 'MB-2026'))?.items.find((item) => item.code === code)?.owner;

  it('the difference marks exactly what the file takes back, and the question counts it', async () => {
    const old = goals.replace('Nothing but interest decides', 'Interest alone decides').replace('        owner: Tunde Marsh\n', '        owner: Naomi Feldstrom\n');
    const { code, out, asked } = await importing(old, {}, false);
    expect([code, asked]).toEqual([1, ['Apply this, and take back 2 changes made in chat? [y/N]']]);
    const marked = out.flatMap((line, place) => (line.includes(MARK) ? [out[place - 1]?.trim().split(':')[0]] : []));
    expect(marked).toEqual(['owner', 'cadence']);
    expect(out).toContain('This file takes back 2 changes made in chat. Add --keep-chat-changes to leave them alone.');
    expect(await owner('2.b')).toBe('hollis.tran@marlowbend.example.org');
  });

  it('with --yes it is taken back, and is no longer what chat said', async () => {
    expect((await importing(goals, { yes: true })).code).toBe(0);
    expect(await owner('2.b')).toBe('naomi.feldstrom@marlowbend.example.org');
    const again = await importing(goals.replace('        owner: Naomi Feldstrom\n', '        owner: Tunde Marsh\n'), { yes: true });
    expect(again.out.join('\n')).not.toContain('set in chat');
  });

  it('with --keep-chat-changes all else is applied, and the next import still knows', async () => {
    const old = goals.replace('Nothing but interest decides', 'Interest alone decides');
    const { code, out } = await importing(old, { yes: true, keepChatChanges: true });
    expect([code, out[0]]).toEqual([0, '2 changes made in chat stay as they are.']);
    expect(out.join('\n')).not.toMatch(/owner:|cadence/u);
    const [item] = (await store.plans.load('marlow-bend', 'MB-2026'))?.items.filter((one) => one.code === '2.b') ?? [];
    expect(item).toMatchObject({ owner: 'hollis.tran@marlowbend.example.org', title: 'Interest alone decides who takes part in courses and programs' });
    expect((await importing(old, {}, false)).out.filter((line) => line.includes(MARK))).toHaveLength(2);
    expect((await importing(old, { yes: true, keepChatChanges: true })).out).toEqual(['2 changes made in chat stay as they are.', 'Nothing to change.']);
  });

  it('a file that was exported after the change takes nothing back, whatever else is edited in it', async () => {
    const edited = (await exported()).replace('Nothing but interest decides', 'Interest alone decides');
    const { asked, out } = await importing(edited, {});
    expect(asked).toEqual(['Apply this? [y/N]']);
    expect(out.join('\n')).not.toContain('set in chat');
    expect(await owner('2.b')).toBe('hollis.tran@marlowbend.example.org');
  });
});
