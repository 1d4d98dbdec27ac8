-- Capitals do not make another key: keys are kept in small letters, as the reader of plan files gives them. A plan keeps
-- its code as it is written, but no second one differs from it in capitals alone.
UPDATE "Organization" SET "key" = lower("key") WHERE "key" ~ '[A-Z]';
UPDATE "Unit" SET "key" = lower("key") WHERE "key" ~ '[A-Z]';
UPDATE "PlanSection" SET "key" = lower("key") WHERE "key" ~ '[A-Z]';
UPDATE "Competency" SET "key" = lower("key") WHERE "key" ~ '[A-Z]';
UPDATE "FundingPriority" SET "key" = lower("key") WHERE "key" ~ '[A-Z]';
UPDATE "BudgetLine" SET "key" = lower("key") WHERE "key" ~ '[A-Z]';
UPDATE "CommunityQuestion" SET "key" = lower("key") WHERE "key" ~ '[A-Z]';
UPDATE "Committee" SET "key" = lower("key") WHERE "key" ~ '[A-Z]';
UPDATE "CategoryScheme" SET "key" = lower("key") WHERE "key" ~ '[A-Z]';
UPDATE "CalendarEntry" SET "key" = lower("key") WHERE "key" ~ '[A-Z]';
UPDATE "Measure" SET "key" = lower("key") WHERE "key" ~ '[A-Z]';
UPDATE "Milestone" SET "key" = lower("key") WHERE "key" ~ '[A-Z]';
UPDATE "Need" SET "key" = lower("key") WHERE "key" ~ '[A-Z]';

ALTER TABLE "Organization" ADD CONSTRAINT "Organization_key_check" CHECK ("key" !~ '[A-Z]');
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_key_check" CHECK ("key" !~ '[A-Z]');
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_key_check" CHECK ("key" !~ '[A-Z]');
CREATE UNIQUE INDEX "Plan_code_letters_key" ON "Plan" ("organizationId", lower("code"));
