-- AlterTable
ALTER TABLE "Identity" ADD COLUMN     "letIn" BOOLEAN NOT NULL DEFAULT false;
