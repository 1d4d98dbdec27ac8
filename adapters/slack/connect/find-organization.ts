import { AppError } from '../../../src/errors.js';
import type { PeopleStore } from '../../../src/ports/people-store.js';

/**
 * Whose workspace the one of the settings is: the organization asked for by key, else the only one there is. Undefined
 * while there is none. Throws AppError `slack-organization` where there are several and nobody said which, or where the
 * one asked for is not among them.
 */
export async function findOrganization(people: Pick<PeopleStore, 'organizations'>, asked: string | undefined): Promise<string | undefined> {
  const all = await people.organizations();
  const found = asked === undefined ? (all.length === 1 ? all[0] : undefined) : all.find(({ key }) => key === asked);
  if (found || all.length === 0) return found?.id;
  const keys = all.map(({ key }) => key).join(', ');
  throw new AppError('slack-organization', asked === undefined ? `The database holds several organizations, and SLACK_BOT_TOKEN is for the workspace of one. Set SLACK_ORGANIZATION to one of: ${keys}.` : `SLACK_ORGANIZATION names ${asked}, which is not in the database. Set it to one of: ${keys}.`);
}
