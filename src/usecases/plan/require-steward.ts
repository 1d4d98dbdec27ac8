import { AppError } from '../../errors.js';
import type { Member, Store } from '../../ports.js';
import type { PlanFileTexts } from '../../text/plan-file/index.js';

/** Refuses a person who is no steward, naming those who are. Without a person it is the command line, which may do all. */
export async function requireSteward(store: Store, organizationId: string, actor: Member | undefined, texts: PlanFileTexts): Promise<void> {
  if (!actor || (actor.organizationId === organizationId && actor.roles.includes('steward'))) return;
  const stewards = (await store.people.all(organizationId)).filter((person) => person.active && person.roles.includes('steward'));
  throw new AppError('not-allowed', texts.stewardsOnly(stewards.map((person) => person.name)));
}
