import type { Platform } from '../../domain/types.js';

/** Where a person wants to be asked who is on several platforms. */
export const askInEn = {
  chosen: { slack: 'From now on I ask you in Slack.', teams: 'From now on I ask you in Teams.', sandbox: 'From now on I ask you in the sandbox.' } as Readonly<Record<Platform, string>>,
  asked: 'What I have asked already stays where it is; you can answer it anywhere.',
  anywhere: 'From now on I ask you where you wrote to me last.',
  unknown: { slack: 'I do not know you in Slack, so I go on asking you where I did.', teams: 'I do not know you in Teams, so I go on asking you where I did.', sandbox: 'I do not know you in the sandbox, so I go on asking you where I did.' } as Readonly<Record<Platform, string>>,
  unknownHow: 'Write to me there once. If I do not know you then either, a plan steward can help.',
  help: ['ask me in Teams', 'where I ask you, as you are in several places; “ask me anywhere” for where you wrote last'] as readonly [string, string],
};
export type AskInTexts = typeof askInEn;
