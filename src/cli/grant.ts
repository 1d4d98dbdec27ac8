import type { Temporal } from 'temporal-polyfill';
import type { Store } from '../ports.js';
import { isolated } from '../domain/plan-file/clean-text.js';
import { planFileTexts } from '../text/plan-file/index.js';
import { grantRole } from '../usecases/plan/grant-role.js';
import type { GrantRequest } from '../usecases/plan/grant-role.js';
import type { CommandIo } from './io.js';

/** Gives a person a role: steward, leader or member. */
export async function runGrant(args: GrantRequest, store: Store, io: CommandIo, now: Temporal.Instant): Promise<number> {
  const texts = planFileTexts(io.language);
  const { person, role, isNew } = await grantRole(store, args, { at: now }, texts);
  io.out(isNew ? texts.granted(isolated(person.name), role) : texts.hadRole(isolated(person.name), role));
  return 0;
}
