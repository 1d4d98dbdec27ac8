-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN     "author" TEXT,
ADD COLUMN     "fromPrivate" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "source" TEXT,
ADD COLUMN     "writtenAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Identity" ADD COLUMN     "homeOpenedAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "Evidence_organizationId_itemId_source_key" ON "Evidence"("organizationId", "itemId", "source");
