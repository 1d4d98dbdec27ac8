-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "spentLinks" TEXT[] DEFAULT ARRAY[]::TEXT[];
