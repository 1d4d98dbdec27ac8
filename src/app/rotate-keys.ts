import { sealedFor as sealedForSlack } from '../../adapters/slack/connect/installations.js';
import { sealedFor as sealedForTeams } from '../../adapters/teams/connect/credentials.js';
import { openAddress, sealAddress } from '../../adapters/teams/connect/sealed-address.js';
import type { Store, WorkspaceRow } from '../ports.js';
import { createSealer } from '../seal.js';
import type { KeyedSealer, TokenKeys } from '../seal.js';

type RotatedStore = Pick<Store, 'workspaces' | 'references'>;

/**
 * Seals every token, credential and way to reach somebody anew with the first of the keys. One that was sealed anew by
 * somebody else meanwhile is left as it is. Throws AppError `seal-key-missing` or `seal-broken` for a token that cannot be
 * opened; those before it stay done. A way to reach somebody that cannot be opened is learnt anew when they are met.
 * @returns how many were sealed anew, and the name of the key
 */
export async function rotateKeys(store: RotatedStore, keys: TokenKeys): Promise<{ readonly count: number; readonly keyId: string }> {
  const sealer = createSealer(keys);
  let count = 0;
  for (const row of await store.workspaces.all()) {
    if (await resealToken(store, row, sealer)) count += 1;
    if (row.platform === 'teams') count += await resealReferences(store, row, sealer);
  }
  return { count, keyId: sealer.keyId };
}

async function resealToken(store: RotatedStore, row: WorkspaceRow, sealer: KeyedSealer): Promise<boolean> {
  if (row.platform === 'sandbox' || row.sealed === undefined || sealer.isCurrent(row.sealed)) return false;
  const context = { slack: sealedForSlack, teams: sealedForTeams }[row.platform](row.workspace);
  const to = sealer.seal(sealer.open(row.sealed, context), context);
  return store.workspaces.reseal(row.organizationId, row, { from: row.sealed, to });
}

async function resealReferences({ references }: RotatedStore, { organizationId, platform, workspace }: WorkspaceRow, sealer: KeyedSealer): Promise<number> {
  const old = (await references.all(organizationId, { platform, workspace }, ['direct', 'group', 'channel', 'team'])).filter(({ sealed }) => !sealer.isCurrent(sealed));
  const anew = old.flatMap((reference) => {
    const address = openAddress(reference.sealed, sealer, workspace);
    return address ? [{ ...reference, sealed: sealAddress(address, sealer, workspace) }] : [];
  });
  await references.save(organizationId, { platform, workspace }, anew);
  return anew.length;
}
