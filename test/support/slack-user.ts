import { z } from 'zod';
import type { ChatUser, Place, Seen, TestFile } from '../contracts/chat-driver.js';
import { eventually } from './eventually.js';
import { LAKE } from './local-slack.js';
import { eventBody } from './slack-control.js';
import type { KeptMessage, KeptView, LogEntry, SlackControl } from './slack-control.js';
import type { SlackFront } from './slack-front.js';
import { linksIn, wordsOf } from './slack-words.js';

export interface SlackUserParts {
  readonly control: SlackControl;
  readonly front: SlackFront;
  /** Hands the bot something as Slack would that its emulator does not; whether the bot took it. */
  readonly inject: (body: Readonly<Record<string, unknown>>, retryNum?: number) => Promise<boolean>;
  /** Whether the log shows that the bot took an event. */
  readonly wasTaken: (entries: readonly LogEntry[]) => boolean;
}

/** A person in the emulated workspace. */
export function slackUser(user: string, { control, front, inject, wasTaken }: SlackUserParts): ChatUser {
  let untaken: { readonly id: string; readonly body: Readonly<Record<string, unknown>> } | undefined;
  const channelOf = async (place: Place): Promise<string> => (place === 'direct' ? control.directOf(user) : place.channel);

  async function names(): Promise<ReadonlyMap<string, string>> {
    const response = await fetch(`${front.url}/api/users.list`, { method: 'POST', headers: { authorization: `Bearer ${LAKE.botToken}` } });
    const { members } = z.object({ members: z.array(z.looseObject({ id: z.string(), profile: z.looseObject({ real_name: z.string() }) })) }).parse(await response.json());
    return new Map(members.map(({ id, profile }) => [id, profile.real_name]));
  }

  async function find({ conversation, message }: { readonly conversation: string; readonly message: string }): Promise<KeptMessage> {
    const found = (await control.messages(conversation)).find(({ ts }) => ts === message);
    if (found === undefined) throw new Error(`There is no message ${message} in ${conversation}.`);
    return found;
  }

  async function written(id: string, act: () => Promise<unknown>): Promise<void> {
    if (untaken?.id === id) {
      const { body } = untaken;
      if (!(await inject(body, 1))) throw new Error('The bot did not take the message, again.');
      untaken = undefined;
      return;
    }
    const before = (await control.log()).length;
    await act();
    const entries = (await control.log()).slice(before);
    if (wasTaken(entries)) return;
    const sent = entries.find((entry) => entry.direction === 'to_bot' && JSON.stringify(entry).includes('event_callback'));
    if (sent !== undefined) untaken = { id, body: bodyOf(sent) };
    throw new Error('The bot did not take the message.');
  }

  /** The workspace says that it handed something over, which over a socket is before the bot took it. */
  async function taken(act: () => Promise<unknown>): Promise<void> {
    const before = (await control.log()).length;
    await act();
    await eventually(async () => {
      if (!wasTaken((await control.log()).slice(before))) throw new Error('The bot did not take it.');
    });
  }

  return {
    user,

    async see(place, thread) {
      const channel = await channelOf(place);
      const known = await names();
      const all = (await control.messages(channel)).filter((message) => message.ephemeral_to === undefined || message.ephemeral_to === user);
      const parts = (of: string): readonly KeptMessage[] => all.filter(({ ts }) => partOf(front.metadataOf(channel, ts)) === of);
      return all
        .filter(({ ts, thread_ts }) => partOf(front.metadataOf(channel, ts)) === undefined && (thread === undefined ? thread_ts === undefined : ts === thread.message || thread_ts === thread.message))
        .map((message): Seen => {
          const whole = [message, ...parts(message.ts)];
          return {
            ref: { conversation: channel, message: message.ts },
            text: whole.map((part) => wordsOf(part, known)).join('\n'),
            byBot: message.bot_id !== undefined || message.user === LAKE.botUser,
            ...(message.thread_ts === undefined ? {} : { thread: message.thread_ts }),
            links: whole.flatMap(linksIn),
          };
        });
    },

    async write(place, text, { thread, files } = {}) {
      const channel = await channelOf(place);
      const under: Record<string, string> = thread === undefined ? {} : { thread_ts: thread.message };
      await written(`${channel}/${text}`, () =>
        files === undefined ? control.act('message', { channel, user, text: escaped(text), ...under }) : control.act('upload', upload(files, { channel, user, text: escaped(text), ...under })),
      );
    },

    async command(place, text) {
      const channel = await channelOf(place);
      await taken(() => control.act('command', { channel, user, command: '/plan', text: escaped(text).replace(/\{(\w+)\}/gu, '<@$1|somebody>') }));
    },

    edit: (ref, text) => taken(() => control.act('edit-message', { channel: ref.conversation, ts: ref.message, user, text: escaped(text) })),
    remove: (ref) => taken(() => control.act('delete-message', { channel: ref.conversation, ts: ref.message, user })),

    async press(ref, label) {
      const button = (await find(ref)).blocks?.flatMap(buttonsIn).find(({ text }) => text.text.endsWith(label));
      if (button === undefined) throw new Error(`There is no button "${label}".`);
      await taken(() => control.act('interact', { channel: ref.conversation, messageTs: ref.message, user, action: button }));
    },

    openForm: async () => (await control.view())?.title.text,

    async fill(values, files = {}) {
      const view = await control.view();
      if (view === undefined) throw new Error('No form is open.');
      const answer = z.looseObject({ t: z.string() }).parse(await control.say({ t: 'view_submit', user, values: await entered(view, values, files, control) }, ['view', 'view_errors']));
      if (answer.t === 'view_errors') throw new Error(`The form was not taken: ${JSON.stringify(answer)}`);
    },

    dismiss: async () => void (await control.say({ t: 'view_close', user }, ['view'])),

    async changeProfile({ name, timeZone, locale }) {
      const change = { real_name: name, tz: timeZone, locale, updated: Date.now(), profile: { real_name: name } };
      front.amendUser(user, change);
      await inject(eventBody({ type: 'user_change', user: { id: user, team_id: LAKE.workspace, name: user, deleted: false, is_bot: false, ...change }, event_ts: `${Date.now() / 1_000}` }));
    },
  };
}

/** What Slack's own clients do to words before they send them. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function upload(files: readonly TestFile[], fields: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  for (const { name, mimeType, bytes } of files) data.append('file', new File([new Uint8Array(bytes)], name, { type: mimeType }));
  return data;
}

const buttonSchema = z.looseObject({ type: z.literal('button'), action_id: z.string(), value: z.string().optional(), text: z.looseObject({ text: z.string() }) });

/** The buttons of one of Slack's blocks, as a press names them. */
export function buttonsIn(block: Readonly<Record<string, unknown>>): readonly z.infer<typeof buttonSchema>[] {
  const elements: readonly unknown[] = Array.isArray(block['elements']) ? block['elements'] : [];
  return [...elements, block['accessory']].flatMap((element) => {
    const { data } = buttonSchema.safeParse(element);
    return data === undefined ? [] : [{ ...data, block_id: block['block_id'] ?? 'buttons' }];
  });
}

/** Every input's state, as the page builds it; a file is uploaded first. */
async function entered(view: KeptView, values: Readonly<Record<string, string>>, files: Readonly<Record<string, TestFile>>, control: SlackControl): Promise<Record<string, unknown>> {
  const state: Record<string, unknown> = {};
  for (const { block_id: name = '', element } of view.blocks) {
    if (element === undefined) continue;
    const file = files[name];
    state[name] = { [element.action_id ?? 'value']: file === undefined ? valueOf(element.type, values[name]) : { type: 'file_input', files: [await uploaded(file, control)] } };
  }
  return state;
}

function valueOf(type: string, value: string | undefined): Readonly<Record<string, unknown>> {
  if (type === 'datepicker') return { type, selected_date: value ?? null };
  if (type === 'file_input') return { type, files: [] };
  if (type.endsWith('select') || type === 'radio_buttons') return { type, selected_option: value === undefined ? null : { value } };
  return { type, value: value ?? null };
}

async function uploaded({ name, mimeType, bytes }: TestFile, control: SlackControl): Promise<unknown> {
  const place = z.looseObject({ upload_url: z.string(), file_id: z.string() }).parse(await control.api('files.getUploadURLExternal', { filename: name, length: String(bytes.byteLength) }));
  await fetch(place.upload_url, { method: 'POST', headers: { 'content-type': mimeType }, body: new Uint8Array(bytes) });
  await control.api('files.completeUploadExternal', { files: JSON.stringify([{ id: place.file_id, title: name }]) });
  return (await control.api('files.info', { file: place.file_id }))['file'];
}

function partOf(metadata: unknown): string | undefined {
  return z.looseObject({ event_type: z.literal('throughline_part'), event_payload: z.looseObject({ of: z.string() }) }).safeParse(metadata).data?.event_payload.of;
}

/** The body that the log kept, as text or as an object. */
function bodyOf({ detail, ...entry }: LogEntry): Readonly<Record<string, unknown>> {
  const kept = detail ?? entry['payload'] ?? entry['body'] ?? entry['data'];
  return z.record(z.string(), z.unknown()).parse(typeof kept === 'string' ? JSON.parse(kept) : kept);
}
