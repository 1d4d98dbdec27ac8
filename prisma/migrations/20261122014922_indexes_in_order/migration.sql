-- DropIndex
DROP INDEX "Evidence_organizationId_itemId_at_idx";

-- DropIndex
DROP INDEX "Reading_organizationId_measureId_on_recordedAt_idx";

-- DropIndex
DROP INDEX "Report_organizationId_itemId_at_idx";

-- DropIndex
DROP INDEX "Report_organizationId_personId_at_idx";

-- CreateIndex
CREATE INDEX "Evidence_organizationId_itemId_at_id_idx" ON "Evidence"("organizationId", "itemId", "at", "id");

-- CreateIndex
CREATE INDEX "Reading_organizationId_measureId_on_recordedAt_id_idx" ON "Reading"("organizationId", "measureId", "on", "recordedAt", "id");

-- CreateIndex
CREATE INDEX "Report_organizationId_itemId_at_id_idx" ON "Report"("organizationId", "itemId", "at", "id");

-- CreateIndex
CREATE INDEX "Report_organizationId_personId_at_id_idx" ON "Report"("organizationId", "personId", "at", "id");

-- What a paused plan or an overtaken digest takes back, among all the messages there ever were.
CREATE INDEX "Delivery_unsent_idx" ON "Delivery" ("organizationId", "planId") WHERE "state" IN ('pending', 'parked');
