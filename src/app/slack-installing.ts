import type { Temporal } from 'temporal-polyfill';
import { makeInstallLink } from '../../adapters/slack/connect/install-link.js';
import { PATHS } from '../../adapters/slack/connect/manifest.js';
import type { SlackConfig } from '../config.js';

type ManyWorkspaces = Extract<SlackConfig['tenancy'], { readonly kind: 'many' }>;

/** The address that connects a workspace to an organization, once, and until when. */
export function slackInstallLink({ publicUrl, stateSecret }: ManyWorkspaces, organizationId: string, now: Temporal.Instant): ReturnType<typeof makeInstallLink> {
  return makeInstallLink(organizationId, { installPage: `${publicUrl}${PATHS.install}`, secret: stateSecret, now });
}
