import type { Temporal } from 'temporal-polyfill';
import { isolated } from '../domain/plan-file/clean-text.js';
import { PLATFORMS } from '../domain/types.js';
import type { Store } from '../ports.js';
import { cliTexts } from '../text/cli/index.js';
import { planFileTexts } from '../text/plan-file/index.js';
import { setPlatform } from '../usecases/plan/set-platform.js';
import type { CommandIo } from './io.js';

/** What the command takes: a platform, or no choice. */
export const ASK_IN_CHOICES = [...PLATFORMS, 'anywhere'] as const;

export interface AskInArgs {
  readonly where: (typeof ASK_IN_CHOICES)[number];
  readonly person?: string;
  readonly organization?: string;
}

/** Sets where a person is asked who is on several platforms, or everyone who has not chosen. */
export async function runAskIn({ where, person: email, organization }: AskInArgs, store: Store, io: CommandIo, now: Temporal.Instant): Promise<number> {
  const texts = cliTexts(io.language).askIn;
  const { person, isThere } = await setPlatform(store, { platform: where === 'anywhere' ? undefined : where, email, organization }, { at: now }, planFileTexts(io.language));
  io.out(person ? texts.person(isolated(person.name), texts.where[where]) : texts.everyone(texts.where[where]));
  if (person && !isThere) io.err(texts.notThere(isolated(person.name)));
  return 0;
}
