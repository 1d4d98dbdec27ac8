import { describe } from 'vitest';
import type { Transport } from '../support/slack-app.js';
import { answersCome } from './slack-answers.js';
import { planIsAsked } from './slack-commands.js';
import { digestComes } from './slack-digest.js';
import { openSlackDistrict } from './slack-district.js';
import { homeAndShortcuts } from './slack-home.js';
import { workspaceConnects } from './slack-start.js';
import { strangersAreRefused } from './slack-strangers.js';

/** A week of the sample district in Slack, as its people see it there; the same whichever way Slack reaches the bot. */
export function slackJourney(name: string, transport: Transport): void {
  describe(name, () => {
    const { step } = openSlackDistrict(transport);
    workspaceConnects(step);
    answersCome(step);
    digestComes(step);
    planIsAsked(step);
    strangersAreRefused(step);
    homeAndShortcuts(step);
  });
}
