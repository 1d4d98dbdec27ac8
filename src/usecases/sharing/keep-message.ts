import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { actionButton } from '../../domain/actions.js';
import { plainMessage } from '../../domain/message.js';
import type { Field } from '../../domain/message.js';
import type { SharedMessage } from '../../ports.js';
import { shorten } from '../../text/format.js';
import { sharingTexts } from '../../text/sharing/index.js';
import type { InboundOf } from '../answering/answering-deps.js';
import { nameMentions } from '../answering/name-mentions.js';
import { itemName, loadPersonItems } from '../answering/person-items.js';
import { itemField } from '../answering/report-any-item.js';
import type { FormOrWords } from '../answering/show-form.js';
import { say } from '../answering/turn.js';
import type { Asker, Turn } from '../answering/turn.js';

/** Which form it is. */
export const SHARE_FORM = 'share';
const contextSchema = z.object({ share: z.uuid() });
/** A message waits so long to be filed. Hours. */
const WAITS = 24;
const LONGEST_WORD = 300;
const QUOTED = 200;
const YES = 'yes';

/**
 * "Save as evidence" on a message: asks under which item, in a form that warns where others could not read the message.
 * The message is kept until the form comes back, or for a day.
 */
export async function formForSharing(asker: Asker, shared: SharedMessage): Promise<FormOrWords> {
  const { store, organizationId, member, workspace, now, texts } = asker;
  const source: SharedMessage = { ...shared, author: await nameMentions(asker, shared.author), text: await nameMentions(asker, shared.text) };
  const sharing = sharingTexts(member.language);
  const items = await loadPersonItems(store, member);
  if (items.allFileable.length === 0) return { words: plainMessage(texts.ask.noItems) };
  if (source.text.trim() === '' && source.files.length === 0) return { words: plainMessage(sharing.empty) };
  const id = await store.conversations.ask(organizationId, { ...workspace, personId: member.id, conversation: source.conversation, content: { kind: 'share', source }, createdAt: now, expiresAt: now.add({ hours: WAITS }) });
  const quoted = source.text.trim() === '' ? source.files.map((file) => file.name).join(', ') : source.text;
  const fields: Field[] = [
    { type: 'notice', level: 'info', text: sharing.message(source.author, shorten(quoted, QUOTED)) },
    ...(source.isPrivate ? [{ type: 'notice', level: 'warning', text: sharing.warning } as const] : []),
    itemField(items.allFileable, asker),
    { type: 'text', name: 'word', label: sharing.word, hint: sharing.wordHint, maxLength: LONGEST_WORD },
    // Nobody passes a private conversation on without having said so.
    ...(source.isPrivate ? [{ type: 'select', name: 'sure', label: sharing.sure, required: true, options: [{ value: 'no', label: sharing.no }, { value: YES, label: sharing.yes }] } as const] : []),
  ];
  return { form: { id: SHARE_FORM, title: sharing.title, submit: sharing.submit, cancel: texts.form.cancel, context: JSON.stringify({ share: id }), fields } };
}

/** Files the message under the item chosen, once; a private one only where that was confirmed. */
export async function submitShareForm(turn: Turn<InboundOf<'form'>>): Promise<void> {
  const { store, organizationId, inbound, member, now, texts } = turn;
  const sharing = sharingTexts(member.language);
  const id = readContext(inbound.context);
  const asked = id === undefined ? undefined : await store.conversations.byId(organizationId, id);
  if (!id || asked?.content.kind !== 'share' || asked.personId !== member.id || Temporal.Instant.compare(asked.expiresAt, now) <= 0) return say(turn, plainMessage(sharing.tooLate));
  if (asked.answeredAt) return;
  const { source } = asked.content;
  if (source.isPrivate && inbound.values.sure !== YES) return say(turn, plainMessage(sharing.notSure));
  const placed = (await loadPersonItems(store, member)).fileable(inbound.values.item ?? '');
  if (!placed) return say(turn, plainMessage(texts.refused.gone));
  if (!(await store.conversations.close(organizationId, id, now))) return;
  // What was handed over is not kept twice.
  await store.conversations.replace(organizationId, id, { kind: 'share', source: { ...source, text: '', files: [] } });
  const isNew = await keep(turn, placed.item.id, source);
  const name = itemName(placed, member);
  if (!isNew) return say(turn, plainMessage(sharing.already(name)));
  const sentence = sharing.kept(name);
  await say(turn, { summary: sentence, blocks: [{ type: 'text', text: sentence }, { type: 'buttons', buttons: [actionButton({ name: 'command.run', command: `evidence --plan ${placed.plan.plan.code} ${placed.item.code}` }, { label: sharing.show })] }] });
}

async function keep({ store, organizationId, inbound, member, workspace, at }: Turn<InboundOf<'form'>>, itemId: string, source: SharedMessage): Promise<boolean> {
  const isNew = await store.reports.keepMessage(organizationId, {
    ...workspace,
    itemId,
    personId: member.id,
    at,
    conversation: source.conversation,
    message: source.message,
    word: (inbound.values.word ?? '').trim().slice(0, LONGEST_WORD),
    text: source.text,
    ...(source.permalink !== undefined && { permalink: source.permalink }),
    author: source.author,
    writtenAt: Temporal.Instant.from(source.at),
    fromPrivate: source.isPrivate,
    files: source.files,
  });
  if (isNew) await store.people.audit({ organizationId, actorId: member.id, action: 'evidence.kept', subjectKind: 'item', subjectId: itemId, details: { fromPrivate: source.isPrivate }, at });
  return isNew;
}

function readContext(text: string): string | undefined {
  try {
    return contextSchema.safeParse(JSON.parse(text)).data?.share;
  } catch {
    return undefined;
  }
}
