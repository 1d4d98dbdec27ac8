import { z } from 'zod';
import { actor, id, maybeId } from './payload-schemas.js';

/**
 * What Slack hands over, told apart before Bolt sees it. Bolt takes some parts on trust: a body without them would end
 * in an error that says nothing, or wait for an answer that nobody gives.
 */
export type Envelope = { readonly body: Readonly<Record<string, unknown>>; readonly appId?: string } & (
  | { readonly kind: 'event' }
  /** Somebody waits for an answer and Slack will not ask again. */
  | { readonly kind: 'command' | 'press' | 'form' | 'shortcut'; readonly workspace?: string; readonly user: string }
);

/** Bolt keeps what it knows of a workspace under its id, in a plain object: no id may be a name that every object has. */
const team = z.string().regex(/^(?:[A-Z]\w{0,254})?$/).nullish().transform((value) => (value === null || value === '' ? undefined : value));
const home = z.looseObject({ id: team, enterprise_id: team }).nullish();
const named = z.union([z.string(), z.looseObject({ id: z.string() })]).optional();
const event = z.looseObject({
  type: z.literal('event_callback'),
  api_app_id: maybeId,
  team_id: team,
  enterprise_id: team,
  authorizations: z.array(z.looseObject({ team_id: team, enterprise_id: team })).nullish(),
  event: z.looseObject({ type: z.string(), user: named, channel: named, item: z.looseObject({}).optional(), subteam: z.looseObject({}).optional() }),
});

const asked = z.looseObject({ event: z.undefined().optional(), api_app_id: maybeId });
const command = asked.extend({ command: z.string(), user_id: id, team_id: team, enterprise_id: team, channel_id: id, trigger_id: id });
const interaction = asked.extend({ command: z.undefined().optional(), name: z.undefined().optional(), user: actor.extend({ team_id: team }), team: home, enterprise: home, channel: z.looseObject({}).nullish() });
const press = interaction.extend({ type: z.literal('block_actions'), actions: z.tuple([z.looseObject({ action_id: z.string() })], z.unknown()) });
const unpressed = interaction.extend({ actions: z.undefined().optional(), callback_id: id.optional() });
const form = unpressed.extend({ type: z.literal('view_submission'), view: z.looseObject({ id, callback_id: id, app_installed_team_id: team }) });
const shortcut = unpressed.extend({ type: z.enum(['shortcut', 'message_action']), callback_id: id });

/** Undefined: nothing that the bot is told of, such as Slack's word that it holds events back (`app_rate_limited`). */
export function readEnvelope(body: unknown): Envelope | undefined {
  const happened = event.safeParse(body);
  if (happened.success) return { kind: 'event', body: own(body), ...app(happened.data) };

  const typed = command.safeParse(body);
  if (typed.success) return { kind: 'command', body: own(body), user: typed.data.user_id, ...workspace(typed.data.team_id), ...app(typed.data) };

  for (const [kind, schema] of [['press', press], ['form', form], ['shortcut', shortcut]] as const) {
    const { data } = schema.safeParse(body);
    if (data !== undefined) return { kind, body: own(body), user: data.user.id, ...workspace(data.team?.id ?? data.user.team_id), ...app(data) };
  }
  return undefined;
}

/** The body as it came, for the schemas say yes or no and change nothing; Bolt looks into a channel that is not left out, even null. */
function own(body: unknown): Readonly<Record<string, unknown>> {
  const { channel, ...rest } = z.record(z.string(), z.unknown()).parse(body);
  return channel === null || channel === undefined ? rest : { ...rest, channel };
}

function app({ api_app_id: appId }: { readonly api_app_id?: string | undefined }): { readonly appId?: string } {
  return appId === undefined ? {} : { appId };
}

function workspace(team: string | undefined): { readonly workspace?: string } {
  return team === undefined ? {} : { workspace: team };
}
