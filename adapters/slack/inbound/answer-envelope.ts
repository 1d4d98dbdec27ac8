import type { App } from '@slack/bolt';
import { AppError, errorFields } from '../../../src/errors.js';
import type { Logger } from '../../../src/ports/system.js';
import { OtherApp } from './bolt-app.js';
import { readEnvelope } from './envelope.js';
import type { Envelope } from './envelope.js';
import { inTime } from './in-time.js';
import { languageInTime } from './language.js';
import type { LanguageOf } from './language.js';
import { NotSaved, notSavedAnswer, tellNotSaved } from './not-saved.js';
import type { Patience } from './patience.js';

/** What Slack is told of something it handed over. */
export type Answer =
  /** Stored, or nothing to store. `response` goes back with it. */
  | { readonly kind: 'taken'; readonly response?: unknown }
  /** Not stored: Slack is to send it again. */
  | { readonly kind: 'again' }
  /** Not for this app. */
  | { readonly kind: 'refused' };

export interface Retry {
  readonly retryNum?: number;
  readonly retryReason?: string;
}

export interface AnswerParts {
  readonly languageOf: LanguageOf;
  readonly patience: Patience;
  readonly log: Logger;
}

/**
 * Has Bolt process what Slack handed over, and says what Slack is to be told. An event that could not be stored in time
 * is asked for again; a command, button, form or shortcut, which Slack does not repeat, is answered at once with the word
 * that nothing was saved. Never rejects.
 */
export async function answerEnvelope(app: App, body: unknown, retry: Retry, parts: AnswerParts): Promise<Answer> {
  const envelope = readEnvelope(body);
  if (envelope === undefined) {
    parts.log.debug('slack.ignored');
    return { kind: 'taken' };
  }
  let response: unknown;
  const ack = async (given?: unknown): Promise<void> => {
    response = given;
  };
  try {
    await inTime(parts.patience.whole, app.processEvent({ body: envelope.body, ack, ...retry }));
    return { kind: 'taken', response };
  } catch (error) {
    return answerFailure(envelope, rootOf(error), parts);
  }
}

async function answerFailure(envelope: Envelope, error: unknown, { languageOf, patience, log }: AnswerParts): Promise<Answer> {
  if (error instanceof OtherApp) return { kind: 'refused' };
  const cause = error instanceof NotSaved ? error.cause : error;
  if (cause instanceof AppError && cause.code === 'workspace-unknown') {
    log.warn('slack.workspace-unknown', { kind: envelope.kind });
    // Where the bot was let in, but nobody set the workspace up here, whoever asked is told at least that nothing was saved.
    if (envelope.kind === 'event' || !(error instanceof NotSaved)) return { kind: 'taken' };
  }
  log.error('slack.not-saved', { kind: envelope.kind, ...errorFields(cause) });
  if (envelope.kind === 'event') return { kind: 'again' };
  const language = await languageInTime(languageOf, patience.language, { workspace: envelope.workspace, user: envelope.user });
  // The answer to Slack does not wait for this: it has its own three seconds.
  tellNotSaved(envelope, error instanceof NotSaved ? error.hold : {}, language).catch((untold: unknown) => {
    log.warn('slack.not-saved-untold', { kind: envelope.kind, ...errorFields(untold) });
  });
  return { kind: 'taken', response: notSavedAnswer(envelope, language) };
}

/** Bolt wraps what was thrown, sometimes twice. */
function rootOf(error: unknown): unknown {
  let root = error;
  for (let depth = 0; depth < 4 && root instanceof Error && 'original' in root && root.original !== undefined; depth += 1) root = root.original;
  return root;
}
