import type { Clarification, ClarificationContent, ReportDraft } from '../../ports.js';
import type { Asker, Turn } from './turn.js';

/** A form that could not be filed waits this long to be mended. */
const KEPT_HOURS = 14 * 24;

type FormContent = ClarificationContent & { readonly kind: 'form' };
export type KeptDraft = Clarification & { readonly content: FormContent };

/** The form on an item that this person still has to mend, if any. */
export async function draftOf({ store, organizationId, member, now }: Asker, itemId: string): Promise<KeptDraft | undefined> {
  for (const { content, ...rest } of await store.conversations.open(organizationId, member.id, now)) {
    if (content.kind === 'form' && content.itemId === itemId) return { ...rest, content };
  }
  return undefined;
}

/** Keeps what was entered, in place of an earlier draft on the item. */
export async function keepDraft(turn: Turn, about: Omit<FormContent, 'kind' | 'draft'>, conversation: string, draft: ReportDraft): Promise<void> {
  const { store, organizationId, member, workspace, now } = turn;
  await dropDraft(turn, about.itemId);
  await store.conversations.ask(organizationId, {
    ...workspace,
    personId: member.id,
    conversation,
    content: { kind: 'form', ...about, draft },
    createdAt: now,
    expiresAt: now.add({ hours: KEPT_HOURS }),
  });
}

/** Lets a mended draft go. */
export async function dropDraft(turn: Turn, itemId: string): Promise<void> {
  const before = await draftOf(turn, itemId);
  if (before) await turn.store.conversations.close(turn.organizationId, before.id, turn.now);
}
