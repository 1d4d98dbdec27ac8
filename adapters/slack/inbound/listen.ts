import type { App, Context } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Language } from '../../../src/domain/types.js';
import type { Inbound, Receive } from '../../../src/ports/chat.js';
import { inboundSchema } from '../../../src/ports/inbound-schema.js';
import type { Clock, Logger } from '../../../src/ports/system.js';
import type { ReplyAddress } from '../outbound/reply-handle.js';
import { openWaiting } from '../outbound/waiting-view.js';
import { inTime } from './in-time.js';
import { languageInTime } from './language.js';
import type { LanguageOf } from './language.js';
import { NotSaved } from './not-saved.js';
import type { Patience } from './patience.js';
import { opensForm, readAction } from './read-action.js';
import { readCommand } from './read-command.js';
import { readEvent } from './read-event.js';
import { readForm } from './read-form.js';
import { readShortcut } from './read-shortcut.js';
import type { Reader, Seen } from './seen.js';

export interface ListenParts {
  /** Resolves once the inbound is stored. */
  readonly receive: Receive;
  /** The real time: what Slack does not date happened now. */
  readonly clock: Clock;
  readonly log: Logger;
  /** Makes the handle that `Chat.respond` takes. */
  readonly makeReply: (address: ReplyAddress) => string;
  readonly languageOf: LanguageOf;
  readonly patience: Patience;
}

const ANY = /[^]*/;

/** Registers a listener for everything Slack sends. Each rejects with `NotSaved` where its act could not be stored in time. */
export function listen(app: App, parts: ListenParts): void {
  const keep = keeper(parts);
  app.event(ANY, ({ event, body, context, client }) => keep(readEvent, { payload: event, context, client, ...happenedAt(body) }));
  app.command(ANY, ({ command, context, client }) => keep(readCommand, { payload: command, context, client }));
  app.action(ANY, ({ body, context, client }) => keep(readAction, { payload: body, context, client, needsForm: opensForm(body) }));
  app.view({ type: 'view_submission', callback_id: ANY }, ({ body, context, client }) => keep(readForm, { payload: body, context, client }));
  app.shortcut(ANY, ({ shortcut, context, client }) => keep(readShortcut, { payload: shortcut, context, client, needsForm: true }));
}

interface Given {
  readonly payload: unknown;
  readonly context: Context;
  readonly client: WebClient;
  /** What is asked for is a form, which Slack opens only within three seconds. */
  readonly needsForm?: boolean;
  readonly eventTime?: string;
}

function keeper(parts: ListenParts) {
  const { receive, clock, log, makeReply, patience } = parts;
  return async function keep(read: Reader, { payload, context, client, eventTime, needsForm = false }: Given): Promise<void> {
    const workspace = context.teamId ?? context.enterpriseId;
    if (workspace === undefined) return;
    const seen: Seen = { ...seenIn(context), workspace, makeReply, now: clock.now().toString(), ...(eventTime !== undefined && { eventTime }) };
    const inbound = readChecked(read, payload, seen, log);
    if (inbound === undefined) return;
    const hold: { readonly client: WebClient; waiting?: string } = { client };
    const save = async (): Promise<void> => {
      const waiting = needsForm ? await openForm(client, inbound, parts) : undefined;
      if (waiting === undefined) return receive(inbound);
      hold.waiting = waiting;
      // Read again, now that a form is open: both what fills it and what answers instead go there.
      return receive(readChecked(read, payload, { ...seen, waiting }, log) ?? inbound);
    };
    try {
      await inTime(patience.save, save());
    } catch (cause) {
      throw new NotSaved(hold, cause);
    }
  };
}

/** The time that stands beside an event. */
function happenedAt({ event_time: time }: { readonly event_time?: unknown }): { readonly eventTime?: string } {
  return typeof time === 'number' && Number.isSafeInteger(time) && time >= 0 ? { eventTime: String(time) } : {};
}

function seenIn({ enterpriseId, botUserId, botId }: Context): Pick<Seen, 'enterprise' | 'botUser' | 'botId'> {
  return { ...(enterpriseId !== undefined && { enterprise: enterpriseId }), ...(botUserId !== undefined && { botUser: botUserId }), ...(botId !== undefined && { botId }) };
}

/** What a reader makes of a payload, where it is what the port promises. The log is told the kind alone. */
function readChecked(read: Reader, payload: unknown, seen: Seen, log: Logger): Inbound | undefined {
  const inbound = read(payload, seen);
  if (inbound === undefined) return undefined;
  const { data } = inboundSchema.safeParse(inbound);
  if (data === undefined) log.warn('slack.unreadable', { type: inbound.type, workspace: seen.workspace });
  return data;
}

/** Opens a form that says "one moment"; a stranger gets none. Undefined where Slack opened none in time. */
async function openForm(client: WebClient, inbound: Inbound, { languageOf, patience }: ListenParts): Promise<string | undefined> {
  const trigger = 'trigger' in inbound ? inbound.trigger : undefined;
  if (trigger === undefined || inbound.stranger !== undefined) return undefined;
  const language: Language = (await languageInTime(languageOf, patience.language, inbound)) ?? 'en';
  return inTime(patience.openForm, openWaiting(client, trigger, language)).catch(() => undefined);
}
