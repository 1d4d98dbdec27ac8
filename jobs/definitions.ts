import { z } from 'zod';
import type { JobDefinition } from '../src/ports.js';

/** Every kind of job there is. Data is ids only: the database holds the rest. */
export const sweepJob = define('sweep', z.object({ at: z.string() }), { attempts: 3, backoffMs: 2_000, priority: 2 });
export const deliverJob = define('deliver', z.object({ organizationId: z.uuid(), deliveryId: z.uuid() }), { attempts: 3, backoffMs: 1_000, priority: 2 });
/** Has those go on who stand first where a platform took no more. */
export const callLineJob = define('call-line', z.object({ organizationId: z.uuid(), line: z.string() }), { attempts: 3, backoffMs: 1_000, priority: 1 });
/** Works through what one person did, in order. */
export const inboundJob = define('inbound', z.object({ organizationId: z.uuid(), eventId: z.uuid() }), { attempts: 3, backoffMs: 500, priority: 1 });
/** Brings posted digests of an organization up to date; many answers in a row count as one. */
export const refreshDigestsJob = define('refresh-digests', z.object({ organizationId: z.uuid() }), { attempts: 3, backoffMs: 2_000, priority: 3 });

/** Copies a file of evidence; when a fault passes is noted in the database, so that trying again at once is of no use. */
export const copyEvidenceJob = define('copy-evidence', z.object({ organizationId: z.uuid(), evidenceId: z.uuid() }), { attempts: 2, backoffMs: 5_000, priority: 4 });

export const jobDefinitions = [sweepJob, deliverJob, callLineJob, inboundJob, refreshDigestsJob, copyEvidenceJob] as const;

function define<T extends z.ZodType>(name: string, data: T, options: { attempts: number; backoffMs: number; priority: number }): JobDefinition<T> {
  return { name, data, ...options };
}
