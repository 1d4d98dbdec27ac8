import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Core } from '../app.js';
import { isolated } from '../domain/plan-file/clean-text.js';
import { cliTexts } from '../text/cli/index.js';
import { planFileTexts } from '../text/plan-file/index.js';
import { letIn, shutOut } from '../usecases/plan/let-in.js';
import type { CommandIo } from './io.js';

export interface LetInArgs {
  readonly user: string;
  readonly organization?: string;
  readonly tenant?: string;
}

const guid = z.guid().transform((text) => text.toLowerCase());

/** Lets a guest, or somebody of another organization, count as a person of the plan. Exit code 1 for an id that is none. */
export async function runTeamsLetIn(email: string, { user, organization, tenant }: LetInArgs, { store }: Pick<Core, 'store'>, io: CommandIo, now: Temporal.Instant): Promise<number> {
  const texts = cliTexts(io.language).teams.command;
  const id = guid.safeParse(user).data;
  if (id === undefined) {
    io.err(texts.badUser);
    return 1;
  }
  const person = await letIn(store, { email, organization, user: id, tenant: tenant?.trim().toLowerCase() }, { at: now }, planFileTexts(io.language));
  io.out(texts.letIn(isolated(person.name)));
  return 0;
}

/** Makes them a stranger again. Exit code 1 where they were not let in. */
export async function runTeamsShutOut(email: string, { organization }: Pick<LetInArgs, 'organization'>, { store }: Pick<Core, 'store'>, io: CommandIo, now: Temporal.Instant): Promise<number> {
  const texts = cliTexts(io.language).teams.command;
  const { person, wasIn } = await shutOut(store, { email, organization }, { at: now }, planFileTexts(io.language));
  if (wasIn) io.out(texts.shutOut(isolated(person.name)));
  else io.err(texts.notLetIn(isolated(person.name)));
  return wasIn ? 0 : 1;
}
