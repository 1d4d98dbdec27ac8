import { ChatError } from '../../../src/errors.js';
import type { SlackBlock } from '../blocks/slack-blocks.js';

const TIMEOUT_MS = 10_000;

export interface UrlAnswer {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original: boolean;
  readonly text: string;
  readonly blocks?: readonly SlackBlock[];
  readonly thread_ts?: string;
}

/**
 * Posts to a `response_url`. Gives false where the address is used up: after thirty minutes, or five posts (docs.slack.dev,
 * interactivity/handling-user-interaction). Rejects with `ChatError`, or with `BlocksRefused`.
 */
export async function postToUrl(url: string, answer: UrlAnswer): Promise<boolean> {
  const response = await reach(url, answer);
  const said = (await response.text().catch(() => '')).slice(0, 500);
  if (response.ok && !/"ok"\s*:\s*false/u.test(said)) return true;
  if (response.status === 429) throw new ChatError('rate-limited', 'Slack takes no more answers for a while.', retryAfterMs(response));
  if (response.status >= 500) throw new ChatError('temporary', `Slack answered a response address with HTTP status ${response.status}. It is tried again.`);
  if (/invalid_blocks|invalid_arguments/u.test(said)) throw new BlocksRefused();
  return false;
}

/** Slack took the address but not how the answer is drawn; it does not say which block. */
export class BlocksRefused extends Error {
  override readonly name = 'BlocksRefused';
}

async function reach(url: string, answer: UrlAnswer): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(answer),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw new ChatError('temporary', 'Slack could not be reached for an answer. It is tried again.', undefined, { cause });
  }
}

function retryAfterMs(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? '');
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 30_000;
}
