import type { Message } from '../../../../src/domain/message.js';
import { LAKE } from '../../../support/local-slack.js';
import type { LocalSlack } from '../../../support/local-slack.js';
import { slackControl } from '../../../support/slack-control.js';
import type { KeptMessage } from '../../../support/slack-control.js';
import { startSlackFront } from '../../../support/slack-front.js';
import type { SlackCall, SlackFront } from '../../../support/slack-front.js';

export const toChannel = { kind: 'channel', channel: LAKE.channel } as const;
export const toAna = { kind: 'direct', user: LAKE.ana } as const;

/** More than one message holds: a long digest. */
export const long = (words: string): Message => ({ summary: words, blocks: Array.from({ length: 120 }, (_, index) => ({ type: 'text', text: `${words} ${index}` })) });

/** A front of a test's own before a workspace of all, so that what it scripts and counts is its own. */
export async function freshly(slack: LocalSlack, run: (front: SlackFront) => Promise<void>): Promise<void> {
  const front = await startSlackFront({ target: slack.url });
  try {
    await run(front);
  } finally {
    await front.stop();
  }
}

export function callsOf(front: SlackFront, method: string): readonly SlackCall[] {
  return front.calls.filter((call) => call.method === method);
}

export function postedIn(slack: LocalSlack, channel: string): Promise<readonly KeptMessage[]> {
  return slackControl(slack.url).messages(channel);
}

/** A trigger as a command of Ana's carries one; nobody answers the command, which is all the same here. */
export async function freshTrigger(slack: LocalSlack): Promise<string> {
  const control = slackControl(slack.url);
  await control.act('command', { channel: LAKE.channel, user: LAKE.ana, command: '/plan', text: 'x' });
  const log = JSON.stringify(await control.log());
  return /trigger_id=([\w.]+)/u.exec(log.slice(log.lastIndexOf('trigger_id=')))?.[1] ?? '';
}
