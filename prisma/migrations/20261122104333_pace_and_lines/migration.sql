-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "line" TEXT,
ADD COLUMN     "triedAt" TIMESTAMPTZ(3);

-- CreateTable
-- Nothing in it needs to outlive a crash, so nothing of it is written twice.
CREATE UNLOGGED TABLE "Pace" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "Pace_pkey" PRIMARY KEY ("key")
);

CREATE INDEX "Delivery_line_idx" ON "Delivery" ("line", "createdAt") WHERE "line" IS NOT NULL;
