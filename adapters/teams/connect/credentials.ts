import { z } from 'zod';
import type { Sealer } from '../../../src/ports/sealer.js';
import type { WorkspaceRow } from '../../../src/ports/workspace-store.js';

const proof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('secret'), secret: z.string().min(1).max(1_000) }),
  /** PEM with the certificate and its private key. */
  z.strictObject({ kind: z.literal('certificate'), pem: z.string().min(1).max(50_000) }),
]);
export type AppProof = z.infer<typeof proof>;

/** How an app registration proves itself; `multi-tenant`: one of those made before 2025-07-31. */
const credentialsSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('single-tenant'), proof }),
  z.strictObject({ type: z.literal('multi-tenant'), proof }),
  z.strictObject({ type: z.literal('managed-identity') }),
]);
export type AppCredentials = z.infer<typeof credentialsSchema>;

/** An app registration with what it proves itself by. */
export interface TeamsApp {
  /** Lower case, as the tenant's. */
  readonly appId: string;
  readonly tenant: string;
  readonly credentials: AppCredentials;
}

/** An app with the organization that it serves. */
export interface ConnectedApp extends TeamsApp {
  readonly organizationId: string;
}

/** What an organization's credentials are sealed for. */
export function sealedFor(tenant: string): string {
  return `teams:${tenant}`;
}

export function sealCredentials(credentials: AppCredentials, sealer: Sealer, tenant: string): string {
  return sealer.seal(JSON.stringify(credentialsSchema.parse(credentials)), sealedFor(tenant));
}

/** The credentials of a connected tenant. Throws as `Sealer.open` does; undefined where none are kept. */
export function openCredentials({ workspace, sealed }: Pick<WorkspaceRow, 'workspace' | 'sealed'>, sealer: Sealer): AppCredentials | undefined {
  return sealed === undefined ? undefined : credentialsSchema.parse(JSON.parse(sealer.open(sealed, sealedFor(workspace))));
}

/** How an app's tenant is kept; without what it proves itself by where the settings hold that. */
export function workspaceOf({ appId, tenant, organizationId }: Omit<ConnectedApp, 'credentials'>, sealed?: string) {
  return { organizationId, platform: 'teams', workspace: tenant, name: 'Microsoft Teams', appId, botUser: `28:${appId}`, scopes: [], ...(sealed !== undefined && { sealed }) } as const;
}
