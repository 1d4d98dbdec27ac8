-- AlterTable
ALTER TABLE "Evidence" ALTER COLUMN "size" SET DATA TYPE BIGINT;

-- CreateTable
CREATE TABLE "EvidenceCopy" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "evidenceId" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "dueAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMPTZ(3),
    "store" TEXT,
    "key" TEXT,
    "size" BIGINT,
    "copiedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EvidenceCopy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "EvidenceCopy_organizationId_id_key" ON "EvidenceCopy"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "EvidenceCopy_organizationId_evidenceId_key" ON "EvidenceCopy"("organizationId", "evidenceId");

-- AddForeignKey
ALTER TABLE "EvidenceCopy" ADD CONSTRAINT "EvidenceCopy_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceCopy" ADD CONSTRAINT "EvidenceCopy_organizationId_evidenceId_fkey" FOREIGN KEY ("organizationId", "evidenceId") REFERENCES "Evidence"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules that the schema language cannot say
ALTER TABLE "EvidenceCopy" ADD CONSTRAINT "EvidenceCopy_platform_check" CHECK ("platform" IN ('sandbox', 'slack', 'teams'));
ALTER TABLE "EvidenceCopy" ADD CONSTRAINT "EvidenceCopy_state_check" CHECK ("state" IN ('waiting', 'copied', 'refused', 'failed'));
ALTER TABLE "EvidenceCopy" ADD CONSTRAINT "EvidenceCopy_copied_check" CHECK ("state" <> 'copied' OR ("store" IS NOT NULL AND "key" IS NOT NULL AND "size" IS NOT NULL AND "copiedAt" IS NOT NULL));

-- What waits, oldest first, among all that was ever copied; what came to nothing.
CREATE INDEX "EvidenceCopy_waiting_idx" ON "EvidenceCopy" ("dueAt" NULLS FIRST, "id") WHERE "state" = 'waiting';
CREATE INDEX "EvidenceCopy_failed_idx" ON "EvidenceCopy" ("organizationId") WHERE "state" = 'failed';
