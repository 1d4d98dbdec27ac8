import type { Temporal } from 'temporal-polyfill';
import { PLATFORMS } from '../../src/domain/types.js';
import type { CopyOutcome, CopyStore } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, oneOf, toInstant } from '../convert.js';

/** Copies of evidence: who has which in hand, and what became of each. */
export function copyStore(db: Db): CopyStore {
  return {
    due: (now, limit) =>
      db.$queryRaw<{ organizationId: string; evidenceId: string }[]>(Prisma.sql`
        select "organizationId", "evidenceId" from "public"."EvidenceCopy"
        where "state" = 'waiting' and ${isDue(now)}
        order by "dueAt" nulls first, "id" limit ${limit}`),

    async claim(organizationId, evidenceId, now, leaseMs) {
      const leaseUntil = now.add({ milliseconds: leaseMs });
      const claimed = await db.$executeRaw(Prisma.sql`
        update "public"."EvidenceCopy" set "leaseUntil" = ${fromInstant(leaseUntil)}::timestamptz, "attempts" = "attempts" + 1
        where "organizationId" = ${organizationId}::uuid and "evidenceId" = ${evidenceId}::uuid and "state" = 'waiting' and ${isDue(now)}`);
      if (claimed === 0) return undefined;
      const row = await db.evidenceCopy.findUniqueOrThrow({ where: { organizationId_evidenceId: { organizationId, evidenceId } }, include: { evidence: true } });
      const { evidence } = row;
      return {
        organizationId,
        evidenceId,
        platform: oneOf(PLATFORMS, row.platform),
        workspace: row.workspace,
        file: { id: evidence.fileId ?? '', name: evidence.title, mimeType: evidence.mimeType ?? '', ...(evidence.size !== null && { size: Number(evidence.size) }), url: row.address },
        attempts: row.attempts,
        leaseUntil: toInstant(fromInstant(leaseUntil)),
        isTakenBack: evidence.retractedAt !== null,
      };
    },

    async settle({ organizationId, evidenceId, leaseUntil }, outcome) {
      await db.evidenceCopy.updateMany({ where: { organizationId, evidenceId, state: 'waiting', leaseUntil: fromInstant(leaseUntil) }, data: { ...settled(outcome), leaseUntil: null } });
    },

    async count() {
      const of = (state: string): Promise<number> => db.evidenceCopy.count({ where: { state } });
      return { waiting: await of('waiting'), failed: await of('failed') };
    },
  };
}

function settled(outcome: CopyOutcome): Prisma.EvidenceCopyUpdateManyMutationInput {
  switch (outcome.state) {
    case 'copied':
      return { state: outcome.state, reason: null, store: outcome.store, key: outcome.key, size: outcome.size, copiedAt: fromInstant(outcome.at) };
    case 'waiting':
      return { reason: outcome.code, dueAt: fromInstant(outcome.dueAt), ...(outcome.uncounted && { attempts: { decrement: 1 } }) };
    default:
      return { state: outcome.state, reason: outcome.reason };
  }
}

function isDue(now: Temporal.Instant): Prisma.Sql {
  const at = Prisma.sql`${fromInstant(now)}::timestamptz`;
  return Prisma.sql`("dueAt" is null or "dueAt" <= ${at}) and ("leaseUntil" is null or "leaseUntil" <= ${at})`;
}
