import { z } from 'zod';
import { messageRef, readConversation } from '../../adapters/teams/outbound/address.js';
import type { ChatUser, Place, Seen, TestFile } from '../contracts/chat-driver.js';
import { BAY } from './bay.js';
import type { TenantPerson } from './bay.js';
import { activityOf, BOT_MENTION, naming, written } from './teams-activity.js';
import type { ClientFacts } from './teams-activity.js';
import { openDialog, dialogSchema } from './teams-dialog.js';
import type { Dialog } from './teams-dialog.js';
import type { KeptActivity } from './teams-service.js';
import type { TeamsSurface } from './teams-surface.js';
import { buttonIn, linksIn, wordsOf } from './teams-words.js';

/** What the bot answered. */
export interface WireAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface TeamsUserParts {
  readonly surface: TeamsSurface;
  /** Hands the bot an activity as Teams does. */
  readonly hand: (activity: Readonly<Record<string, unknown>>) => Promise<WireAnswer>;
  /** Clients that do not know `Action.Execute` send its fallback, a message. */
  readonly isOldClient?: boolean;
}

const pressAnswer = z.looseObject({ statusCode: z.number(), type: z.string(), value: z.unknown() });

/** A person in the tests' tenant. */
export function teamsUser(user: string, { surface, hand, isOldClient = false }: TeamsUserParts): ChatUser {
  const { url: serviceUrl } = surface;
  let client: ClientFacts = { locale: 'en-US', timeZone: 'America/Chicago' };
  let dialog: Dialog | undefined;
  let untaken: { readonly key: string; readonly activity: Readonly<Record<string, unknown>> } | undefined;

  function person(): TenantPerson {
    const found = surface.people.find((one) => one.user === user);
    if (found === undefined) throw new Error(`There is nobody with the id ${user}.`);
    return found;
  }
  const conversationIn = (place: Place): string => (place === 'direct' ? surface.chatOf(user) : place.channel);
  const nameOf = (id: string): string => surface.people.find((one) => one.user === id)?.name ?? id;
  const act = (type: string, conversation: string, more: Readonly<Record<string, unknown>>) => activityOf(type, { serviceUrl, person: person(), client, conversation }, more);

  /** Hands something over; throws where the bot did not take it. */
  async function given(activity: Readonly<Record<string, unknown>>): Promise<unknown> {
    const { status, body } = await hand(activity);
    if (status !== 200) throw new Error(`The bot answered with HTTP status ${status}.`);
    return body;
  }

  function at(conversation: string, message: string): KeptActivity {
    const found = surface.kept.find((one) => one.id === (message.split('/').at(-1) ?? '') && readConversation(one.conversation).conversation === conversation);
    if (found === undefined) throw new Error(`There is no message ${message} in ${conversation}.`);
    return found;
  }

  function seenOf({ id, by, quotes, conversation, activity }: KeptActivity): Seen {
    const { root } = readConversation(conversation);
    const thread = quotes ?? (root === id ? undefined : root);
    return { ref: messageRef(conversation, id), text: wordsOf(activity), byBot: by === undefined, links: linksIn(activity), ...(thread !== undefined && { thread }) };
  }

  /** Puts words where they are written, then hands them over; the same words again are the same message, sent again. */
  async function write(place: Place, words: string, more: (id: string) => Readonly<Record<string, unknown>>, quotes?: string): Promise<void> {
    const key = JSON.stringify([place, words]);
    if (untaken?.key === key) {
      const { activity } = untaken;
      await given(activity);
      untaken = undefined;
      return;
    }
    const id = surface.nextId();
    const whole = conversationIn(place);
    const conversation = place === 'direct' ? whole : `${whole};messageid=${id}`;
    const activity = act('message', conversation, { id, ...more(id) });
    surface.kept.push({ id, by: user, conversation, activity: { text: words }, ...(quotes !== undefined && { quotes }) });
    untaken = { key, activity };
    await given(activity);
    untaken = undefined;
  }

  async function press(conversation: string, replyToId: string, button: Readonly<Record<string, unknown>>): Promise<void> {
    const data = z.record(z.string(), z.unknown()).parse(button['data']);
    if (z.looseObject({ msteams: z.looseObject({ type: z.literal('task/fetch') }) }).safeParse(data).success) {
      const body = await given(act('invoke', conversation, { id: surface.nextId(), name: 'task/fetch', replyToId, value: { data, context: { theme: 'default' } } }));
      dialog = { ...dialogSchema.parse(body).task.value, conversation, replyToId };
      return;
    }
    if (button['type'] !== 'Action.Execute' || isOldClient) {
      const sent = button['type'] === 'Action.Execute' ? z.looseObject({ data: z.unknown() }).parse(button['fallback']).data : data;
      await given(act('message', conversation, { id: surface.nextId(), replyToId, value: sent }));
      return;
    }
    const { statusCode, type, value } = pressAnswer.parse(await given(act('invoke', conversation, { id: surface.nextId(), name: 'adaptiveCard/action', replyToId, value: { action: { type: 'Action.Execute', title: button['title'], verb: button['verb'], data }, trigger: 'manual' } })));
    if (statusCode !== 200) throw new Error(`The press was not taken: ${type} ${JSON.stringify(value)}`);
  }

  return {
    user,

    async see(place, thread) {
      const whole = conversationIn(place);
      const all = surface.kept.filter(({ conversation }) => readConversation(conversation).conversation === whole).map(seenOf);
      const [root = ''] = thread?.message.split('/') ?? [];
      return all.filter((one) => (thread === undefined ? one.thread === undefined : one.ref.message === root || one.thread === root));
    },

    async write(place, text, { thread, files = [] } = {}) {
      const quoted = thread === undefined ? undefined : at(thread.conversation, thread.message);
      const words = written(text, quoted && { id: quoted.id, words: wordsOf(quoted.activity), by: BAY.bot });
      await write(place, text, () => ({ ...words, attachments: [...z.array(z.unknown()).parse(words['attachments']), ...files.map((file) => attached(file, surface))] }), quoted?.id);
    },

    async command(place, text) {
      const named = naming(text, nameOf);
      const words = place === 'direct' ? named.text : `${BOT_MENTION.text} ${named.text}`;
      await write(place, words, () => ({ text: words, textFormat: 'plain', entities: [...(place === 'direct' ? [] : [BOT_MENTION]), ...named.entities] }));
    },

    async edit(ref, text) {
      const { id, conversation } = at(ref.conversation, ref.message);
      const index = surface.kept.findIndex((one) => one.id === id);
      surface.kept[index] = { id, by: user, conversation, activity: { text } };
      await given(act('messageUpdate', conversation, { id, ...written(text), ...eventData(act('', conversation, {}), 'editMessage') }));
    },

    async remove(ref) {
      const { id, conversation } = at(ref.conversation, ref.message);
      surface.kept.splice(surface.kept.findIndex((one) => one.id === id), 1);
      await given(act('messageDelete', conversation, { id, ...eventData(act('', conversation, {}), 'softDeleteMessage') }));
    },

    async press(ref, label) {
      const { id, conversation, activity } = at(ref.conversation, ref.message);
      await press(conversation, id, buttonIn(activity, label));
    },

    openForm: async () => dialog?.title,

    async fill(values) {
      if (dialog === undefined) throw new Error('No form is open.');
      const { conversation, replyToId } = dialog;
      const data = openDialog(dialog).filled(values);
      const body = await given(act('invoke', conversation, { id: surface.nextId(), name: 'task/submit', replyToId, value: { data, context: { theme: 'default' } } }));
      const again = dialogSchema.safeParse(body).data;
      dialog = again && { ...again.task.value, conversation, replyToId };
    },

    dismiss: async () => void (dialog = undefined),

    async changeProfile({ name, timeZone, locale }) {
      surface.people.splice(surface.people.findIndex((one) => one.user === user), 1, { ...person(), name });
      client = { timeZone, locale };
      // Nothing tells of it: the next thing that they do does.
      await given(act('message', surface.chatOf(user), { id: surface.nextId(), ...written('help') }));
    },
  };
}

/** A file as a personal chat hands it over: its address lets anyone in for an hour; neither size nor type is told. */
function attached({ name, mimeType, bytes }: TestFile, surface: TeamsSurface): unknown {
  const downloadUrl = surface.serve(name, { bytes, mimeType, needsToken: false });
  return {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    name,
    contentUrl: `https://bay-my.sharepoint.com/personal/ana/Documents/${encodeURIComponent(name)}`,
    content: { downloadUrl, uniqueId: '1150d938-8870-4044-9f2c-5bbdebd4f2f7', fileType: name.split('.').at(-1), etag: '"{1150D938},1"' },
  };
}

function eventData(activity: Readonly<Record<string, unknown>>, eventType: string): Readonly<Record<string, unknown>> {
  return { channelData: { ...z.record(z.string(), z.unknown()).parse(activity['channelData']), eventType } };
}
