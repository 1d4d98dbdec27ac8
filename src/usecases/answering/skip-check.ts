import { findOwnChecks } from './own-checks.js';
import { plainMessage } from '../../domain/message.js';
import { say, touchChecks } from './turn.js';
import type { Turn } from './turn.js';

/** `skip`: leaves one open check out. With several open, the code must say which. */
export async function skipChecks(turn: Turn, code: string | undefined): Promise<void> {
  const { store, organizationId, member, texts, now } = turn;
  const own = await findOwnChecks(turn, code);
  if (!own) return;
  const [check, ...others] = own.checks;
  if (!check) return;
  if (others.length > 0) return say(turn, plainMessage(texts.command.skipWhich, texts.command.openAre(own.names(own.checks)), texts.command.skipExample(check.itemCode)));
  await store.checks.close(organizationId, [check.id], 'excused', 'skipped', now);
  await store.people.audit({ organizationId, actorId: member.id, action: 'check.skipped', subjectKind: 'check', subjectId: check.id, details: { itemId: check.itemId }, at: now });
  await touchChecks(turn, [check.id]);
  turn.effects.items.add(check.itemId);
  await say(turn, plainMessage(texts.command.skipped(own.names([check]))));
}
