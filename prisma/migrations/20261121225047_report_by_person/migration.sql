-- CreateIndex
CREATE INDEX "Report_organizationId_personId_at_idx" ON "Report"("organizationId", "personId", "at");
