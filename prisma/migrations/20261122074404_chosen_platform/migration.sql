-- AlterTable
ALTER TABLE "Identity" ADD COLUMN     "lastWroteAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "preferredPlatform" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "preferredPlatform" TEXT;

ALTER TABLE "Organization" ADD CONSTRAINT "Organization_preferredPlatform_check" CHECK ("preferredPlatform" IN ('sandbox', 'slack', 'teams'));
ALTER TABLE "Person" ADD CONSTRAINT "Person_preferredPlatform_check" CHECK ("preferredPlatform" IN ('sandbox', 'slack', 'teams'));
