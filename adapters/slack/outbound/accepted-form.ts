import { WebAPIPlatformError } from '@slack/web-api';
import type { Logger } from '../../../src/ports/system.js';
import { errorFields } from '../../../src/errors.js';
import { REFUSABLE } from '../blocks/slack-blocks.js';
import { calling, slackErrorName } from './errors.js';

const TOO_LONG = 'msg_blocks_too_long';
/** Slack refused how something was drawn, not that it was said. */
const REFUSED: readonly string[] = ['invalid_blocks', 'invalid_blocks_format', 'invalid_arguments', TOO_LONG];

/** Which block types a workspace refuses: those it was known to refuse, and those it refused since. */
export interface Refusals {
  readonly refused: () => ReadonlySet<string>;
  readonly note: (types: readonly string[]) => Promise<void>;
  /** Nothing but the plain text was taken: this should not happen, and shows in the log. */
  readonly noteTextOnly: (name: string) => void;
}

export interface RefusalParts {
  readonly refused: () => ReadonlySet<string>;
  readonly noteRefused: (type: string) => Promise<void>;
  readonly log: Logger;
}

/** From the first refusal on, whether or not it can be kept. */
export function createRefusals({ refused, noteRefused, log }: RefusalParts): Refusals {
  const since = new Set<string>();
  return {
    refused: () => new Set([...refused(), ...since]),
    noteTextOnly: (name) => log.error('slack.blocks-refused', { reason: name }),
    async note(types) {
      for (const type of types) {
        since.add(type);
        log.warn('slack.block-refused', { block: type });
        await noteRefused(type).catch((error: unknown) => log.warn('slack.refusal-not-kept', { block: type, ...errorFields(error) }));
      }
    },
  };
}

/** Before the type of a block that is refused on people's own pages alone. */
const HOME = 'home/';

/** The same of people's own pages: what is refused in messages is not tried there, and what is refused there alone is still drawn in messages. */
export function atHome(refusals: Refusals): Refusals {
  return {
    ...refusals,
    refused: () => new Set([...refusals.refused()].map((type) => (type.startsWith(HOME) ? type.slice(HOME.length) : type))),
    note: (types) => refusals.note(types.map((type) => `${HOME}${type}`)),
  };
}

interface Shown {
  readonly blocks: readonly { readonly type: string }[];
}

/**
 * Shows something in the form that the workspace takes: where Slack refuses a block, the same in words, at once and
 * from then on. What is refused without any such block goes to `inText`, where there is one.
 */
export async function inAcceptedForm<S extends Shown, T>(
  refusals: Refusals,
  method: string,
  render: (refused: ReadonlySet<string>) => S,
  show: (shown: S) => Promise<T>,
  inText?: (shown: S) => Promise<T>,
): Promise<T> {
  const shown = render(refusals.refused());
  try {
    return await calling(method, () => show(shown));
  } catch (error) {
    const name = slackErrorName(error) ?? '';
    if (!REFUSED.includes(name)) throw error;
    const types = name === TOO_LONG ? [] : refusedTypes(error, shown.blocks);
    if (types.length === 0) {
      if (inText === undefined) throw error;
      refusals.noteTextOnly(name);
      return calling(method, () => inText(shown));
    }
    await refusals.note(types);
    return inAcceptedForm(refusals, method, render, show, inText);
  }
}

/** The blocks to say in words: those Slack names, by type or by place; all that can be where it names none. */
export function refusedTypes(error: unknown, blocks: Shown['blocks']): readonly string[] {
  const said = messagesOf(error).join('\n');
  const there = REFUSABLE.filter((type) => blocks.some((block) => block.type === type));
  const places = [...said.matchAll(/\/blocks\/(\d+)/gu)].map(([, index]) => blocks[Number(index)]?.type);
  const named = there.filter((type) => places.includes(type) || said.includes(type));
  return named.length > 0 ? named : there;
}

function messagesOf(error: unknown): readonly string[] {
  const cause = error instanceof Error && !(error instanceof WebAPIPlatformError) ? error.cause : error;
  return cause instanceof WebAPIPlatformError ? (cause.data.response_metadata?.messages ?? []) : [];
}
