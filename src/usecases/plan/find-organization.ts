import { keyText } from '../../domain/plan-file/key-text.js';
import { AppError } from '../../errors.js';
import type { Store } from '../../ports.js';
import type { PlanFileTexts } from '../../text/plan-file/index.js';

/**
 * The id of the organization meant by its key; it may be left out where there is only one. Undefined where there is
 * none yet. Throws AppError `which-organization` or `no-organization`, which name those there are.
 */
export async function findOrganization(store: Pick<Store, 'people'>, key: string | undefined, texts: PlanFileTexts): Promise<string | undefined> {
  const all = await store.people.organizations();
  const known = all.map((one) => one.key).join(', ');
  const found = key === undefined ? all : all.filter((one) => one.key === keyText(key));
  if (found.length > 1) throw new AppError('which-organization', texts.severalOrganizations(known));
  if (found.length === 0 && key !== undefined) throw new AppError('no-organization', all.length === 0 ? texts.noPlans : texts.unknownOrganization(key, known));
  return found[0]?.id;
}
