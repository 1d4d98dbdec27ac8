import type { Temporal } from 'temporal-polyfill';
import { makeInstallLink } from '../../adapters/slack/connect/install-link.js';
import { sealedFor } from '../../adapters/slack/connect/installations.js';
import { PATHS } from '../../adapters/slack/connect/manifest.js';
import type { SlackConfig } from '../config.js';
import type { Store } from '../ports.js';
import { createSealer } from '../seal.js';
import type { TokenKeys } from '../seal.js';

type ManyWorkspaces = Extract<SlackConfig['tenancy'], { readonly kind: 'many' }>;

/** The address that connects a workspace to an organization, once, and until when. */
export function slackInstallLink({ publicUrl, stateSecret }: ManyWorkspaces, organizationId: string, now: Temporal.Instant): ReturnType<typeof makeInstallLink> {
  return makeInstallLink(organizationId, { installPage: `${publicUrl}${PATHS.install}`, secret: stateSecret, now });
}

/**
 * Seals every token anew with the first of the keys. One that was sealed anew by somebody else meanwhile is left as it
 * is. Throws AppError `seal-key-missing` or `seal-broken` for one that cannot be opened; those before it stay done.
 * @returns how many tokens were sealed anew, and the name of the key
 */
export async function rotateKeys(store: Pick<Store, 'workspaces'>, keys: TokenKeys): Promise<{ readonly count: number; readonly keyId: string }> {
  const sealer = createSealer(keys);
  let count = 0;
  for (const row of await store.workspaces.all('slack')) {
    if (row.sealed === undefined || sealer.isCurrent(row.sealed)) continue;
    const context = sealedFor(row.workspace);
    const to = sealer.seal(sealer.open(row.sealed, context), context);
    if (await store.workspaces.reseal(row.organizationId, row, { from: row.sealed, to })) count += 1;
  }
  return { count, keyId: sealer.keyId };
}
