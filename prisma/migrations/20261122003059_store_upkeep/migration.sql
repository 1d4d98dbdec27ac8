-- DropIndex
DROP INDEX "Delivery_state_dueAt_idx";

-- DropIndex
DROP INDEX "InboundEvent_state_receivedAt_idx";

-- DropIndex
DROP INDEX "Schedule_nextAt_idx";

-- DropIndex
DROP INDEX "Subscription_nextAt_idx";

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "reportId" UUID;

-- AlterTable
ALTER TABLE "InboundEvent" ADD COLUMN     "nextAttemptAt" TIMESTAMPTZ(3),
ALTER COLUMN "payload" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "tidyAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "DigestRefresh" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DigestRefresh_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DigestRefresh_organizationId_planId_idx" ON "DigestRefresh"("organizationId", "planId");

-- CreateIndex
CREATE UNIQUE INDEX "DigestRefresh_organizationId_id_key" ON "DigestRefresh"("organizationId", "id");

-- CreateIndex
CREATE INDEX "Clarification_organizationId_createdAt_idx" ON "Clarification"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "Delivery_organizationId_digestId_idx" ON "Delivery"("organizationId", "digestId");

-- CreateIndex
CREATE INDEX "Delivery_organizationId_reportId_idx" ON "Delivery"("organizationId", "reportId");

-- CreateIndex
CREATE INDEX "Delivery_organizationId_createdAt_idx" ON "Delivery"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "InboundEvent_organizationId_doneAt_idx" ON "InboundEvent"("organizationId", "doneAt");

-- CreateIndex
CREATE INDEX "Organization_tidyAt_idx" ON "Organization"("tidyAt");

-- AddForeignKey
ALTER TABLE "DigestRefresh" ADD CONSTRAINT "DigestRefresh_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DigestRefresh" ADD CONSTRAINT "DigestRefresh_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_organizationId_reportId_fkey" FOREIGN KEY ("organizationId", "reportId") REFERENCES "Report"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Playbacks that are there name their report in what they show.
UPDATE "Delivery" d SET "reportId" = r."id"
FROM "Report" r
WHERE r."organizationId" = d."organizationId" AND d."payload"->>'kind' = 'report' AND r."id"::text = d."payload"->>'reportId';

-- The sweep works through one organization after the other: what is due is found by organization first.
DROP INDEX "Schedule_due_idx";
CREATE INDEX "Schedule_due_idx" ON "Schedule" ("organizationId", "nextAt") WHERE "active" AND "nextAt" IS NOT NULL;
DROP INDEX "Check_ask_idx";
CREATE INDEX "Check_ask_idx" ON "Check" ("organizationId", "askAt") WHERE "state" = 'due';
DROP INDEX "Check_remind_idx";
CREATE INDEX "Check_remind_idx" ON "Check" ("organizationId", "remindAt") WHERE "state" = 'asked';
DROP INDEX "Check_lapse_idx";
CREATE INDEX "Check_lapse_idx" ON "Check" ("organizationId", "lapseAt") WHERE "state" = 'asked';

-- What a digest and an overview look for among all the checks there ever were.
CREATE INDEX "Check_closed_idx" ON "Check" ("organizationId", "planId", "closedAt") WHERE "state" IN ('lapsed', 'excused');
CREATE INDEX "Check_lapsed_idx" ON "Check" ("organizationId", "itemId", "occurrenceOn") WHERE "state" = 'lapsed' AND "stateReason" = 'no-answer';

-- An update of a posted message has its own due time.
DROP INDEX "Delivery_outdated_idx";
CREATE INDEX "Delivery_outdated_idx" ON "Delivery" ("dueAt") WHERE "state" = 'sent' AND "sentVersion" < "version";
CREATE INDEX "Delivery_undelivered_idx" ON "Delivery" ("organizationId", "createdAt") WHERE "state" IN ('failed', 'parked');

CREATE INDEX "InboundEvent_failed_idx" ON "InboundEvent" ("organizationId", "doneAt") WHERE "state" = 'failed';
CREATE INDEX "InboundEvent_payload_idx" ON "InboundEvent" ("organizationId", "doneAt") WHERE "payload" IS NOT NULL;
