import { errorFields } from '../errors.js';
import type { Logger } from '../ports.js';

/**
 * Does a piece of work for one organization after the other. One that fails is logged by its error's code and left for
 * the next time; the others go on. Returns how many failed.
 */
export async function eachOrganization(log: Logger, what: string, organizationIds: readonly string[], work: (organizationId: string) => Promise<void>): Promise<number> {
  let failed = 0;
  for (const organizationId of organizationIds) {
    try {
      await work(organizationId);
    } catch (error) {
      failed += 1;
      log.error(`${what}.failed`, { organization: organizationId, ...errorFields(error) });
    }
  }
  if (failed > 0) log.warn(`${what}.incomplete`, { failed, organizations: organizationIds.length });
  return failed;
}
