-- A milestone is reached on a day; what has a time until now keeps the day it had in UTC.
ALTER TABLE "Milestone" ADD COLUMN     "reachedOn" DATE;
UPDATE "Milestone" SET "reachedOn" = ("reachedAt" AT TIME ZONE 'UTC')::date WHERE "reachedAt" IS NOT NULL;
ALTER TABLE "Milestone" DROP COLUMN "reachedAt";

-- AlterTable
ALTER TABLE "Plan" ADD COLUMN     "motto" TEXT,
ADD COLUMN     "website" TEXT;

-- AlterTable
ALTER TABLE "PlanItem" ADD COLUMN     "aim" TEXT;

-- CreateTable
CREATE TABLE "CalendarEntry" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "itemId" UUID,
    "key" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "what" TEXT NOT NULL,
    "personId" UUID,
    "others" TEXT,
    "position" INTEGER NOT NULL,
    "translations" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "CalendarEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WeWill" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "personId" UUID,
    "initials" TEXT,

    CONSTRAINT "WeWill_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CalendarEntry_organizationId_planId_endsOn_idx" ON "CalendarEntry"("organizationId", "planId", "endsOn");

-- CreateIndex
CREATE INDEX "CalendarEntry_organizationId_itemId_idx" ON "CalendarEntry"("organizationId", "itemId");

-- CreateIndex
CREATE INDEX "CalendarEntry_organizationId_personId_idx" ON "CalendarEntry"("organizationId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarEntry_organizationId_id_key" ON "CalendarEntry"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarEntry_organizationId_planId_key_key" ON "CalendarEntry"("organizationId", "planId", "key");

-- CreateIndex
CREATE INDEX "WeWill_organizationId_personId_idx" ON "WeWill"("organizationId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "WeWill_organizationId_id_key" ON "WeWill"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "WeWill_organizationId_itemId_position_key" ON "WeWill"("organizationId", "itemId", "position");

-- AddForeignKey
ALTER TABLE "CalendarEntry" ADD CONSTRAINT "CalendarEntry_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarEntry" ADD CONSTRAINT "CalendarEntry_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarEntry" ADD CONSTRAINT "CalendarEntry_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarEntry" ADD CONSTRAINT "CalendarEntry_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WeWill" ADD CONSTRAINT "WeWill_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WeWill" ADD CONSTRAINT "WeWill_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WeWill" ADD CONSTRAINT "WeWill_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Each line of "We will" becomes a row of its own, which can say who does it.
INSERT INTO "WeWill" ("id", "organizationId", "itemId", "position", "text")
SELECT gen_random_uuid(), "item"."organizationId", "item"."id", "line"."place" - 1, "line"."text"
FROM "PlanItem" AS "item", unnest("item"."weWill") WITH ORDINALITY AS "line" ("text", "place");
ALTER TABLE "PlanItem" DROP COLUMN "weWill";

-- Rules that Prisma cannot write.
ALTER TABLE "CalendarEntry" ADD CONSTRAINT "CalendarEntry_dates_check" CHECK ("startsOn" <= "endsOn");
ALTER TABLE "WeWill" ADD CONSTRAINT "WeWill_who_check" CHECK (num_nonnulls("personId", "initials") <= 1);
