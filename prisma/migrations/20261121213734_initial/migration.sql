-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parentId" UUID,
    "timeZone" TEXT,
    "language" TEXT,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT,
    "unitId" UUID,
    "timeZone" TEXT,
    "language" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "grantedById" UUID,

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Identity" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "handle" TEXT,
    "timeZone" TEXT,
    "locale" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Channel" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isPrivate" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "Channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Plan" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "unitId" UUID,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "mission" TEXT,
    "vision" TEXT,
    "dateDeveloped" DATE,
    "recorderId" UUID,
    "startsOn" DATE,
    "endsOn" DATE,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "startedAt" TIMESTAMPTZ(3),
    "pausedAt" TIMESTAMPTZ(3),
    "staleAfterDays" INTEGER NOT NULL DEFAULT 45,
    "translations" JSONB NOT NULL DEFAULT '{}',
    "importedAt" TIMESTAMPTZ(3) NOT NULL,
    "importedById" UUID,
    "fileHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanSection" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "audience" TEXT,
    "title" TEXT,
    "body" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "translations" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "PlanSection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanParticipant" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "personId" UUID,
    "name" TEXT NOT NULL,
    "capacity" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "PlanParticipant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Competency" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "indicators" TEXT[],
    "position" INTEGER NOT NULL,
    "translations" JSONB NOT NULL DEFAULT '{}',
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Competency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FundingPriority" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "fundingSource" TEXT,
    "position" INTEGER NOT NULL,
    "translations" JSONB NOT NULL DEFAULT '{}',
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "FundingPriority_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BudgetLine" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "itemId" UUID,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "fundingSource" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "spent" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "period" TEXT,
    "position" INTEGER NOT NULL,
    "translations" JSONB NOT NULL DEFAULT '{}',
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "BudgetLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommunityQuestion" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "url" TEXT,
    "opensOn" DATE,
    "closesOn" DATE,
    "position" INTEGER NOT NULL,
    "translations" JSONB NOT NULL DEFAULT '{}',
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "CommunityQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Committee" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "itemId" UUID,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "translations" JSONB NOT NULL DEFAULT '{}',
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Committee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommitteeMember" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "committeeId" UUID NOT NULL,
    "personId" UUID,
    "name" TEXT NOT NULL,
    "contact" TEXT,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CommitteeMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CategoryScheme" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "categories" TEXT[],
    "criteria" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "translations" JSONB NOT NULL DEFAULT '{}',
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "CategoryScheme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitCategory" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "schemeId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "criterion" TEXT,
    "category" TEXT NOT NULL,
    "reason" TEXT,
    "on" DATE NOT NULL,
    "decidedById" UUID,

    CONSTRAINT "UnitCategory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PeerReview" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "itemId" UUID,
    "reviewerId" UUID NOT NULL,
    "reviewedId" UUID NOT NULL,
    "focus" TEXT NOT NULL,
    "on" DATE,
    "findings" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "PeerReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanItem" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "parentId" UUID,
    "unitId" UUID,
    "code" TEXT NOT NULL,
    "sortKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "why" TEXT,
    "because" TEXT,
    "weWill" TEXT[],
    "anticipatedImpact" TEXT,
    "successCriteria" JSONB NOT NULL DEFAULT '[]',
    "translations" JSONB NOT NULL DEFAULT '{}',
    "ownerId" UUID,
    "isPrivate" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PlanItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ItemDeputy" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "ItemDeputy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ItemViewer" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "personId" UUID,
    "unitId" UUID,

    CONSTRAINT "ItemViewer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ItemUnit" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "unitId" UUID NOT NULL,

    CONSTRAINT "ItemUnit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ItemCompetency" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "competencyId" UUID NOT NULL,

    CONSTRAINT "ItemCompetency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Measure" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT,
    "unit" TEXT NOT NULL,
    "baseline" DOUBLE PRECISION,
    "baselineOn" DATE,
    "target" DOUBLE PRECISION,
    "targetOn" DATE,
    "direction" TEXT NOT NULL,
    "studentGroup" TEXT,
    "position" INTEGER NOT NULL,
    "translations" JSONB NOT NULL DEFAULT '{}',
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reading" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "measureId" UUID NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "on" DATE NOT NULL,
    "studentGroup" TEXT,
    "reportId" UUID,
    "recordedById" UUID,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "retractedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Milestone" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "horizon" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "dueOn" DATE,
    "reachedAt" TIMESTAMPTZ(3),
    "position" INTEGER NOT NULL,
    "translations" JSONB NOT NULL DEFAULT '{}',
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Need" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "itemId" UUID,
    "reportId" UUID,
    "key" TEXT,
    "what" TEXT NOT NULL,
    "whereToGet" TEXT,
    "whomToAsk" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "position" INTEGER NOT NULL DEFAULT 0,
    "translations" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Need_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Cadence" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "itemId" UUID,
    "rule" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "timeZone" TEXT,
    "evidence" TEXT,
    "words" TEXT,
    "translations" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "Cadence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Schedule" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "cadenceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "timeZone" TEXT NOT NULL,
    "nextOn" DATE,
    "nextAt" TIMESTAMPTZ(3),
    "nextReason" TEXT,
    "absorbed" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Check" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "occurrenceOn" DATE NOT NULL,
    "timeZone" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "movedReason" TEXT,
    "state" TEXT NOT NULL,
    "stateReason" TEXT,
    "askAt" TIMESTAMPTZ(3),
    "askedAt" TIMESTAMPTZ(3),
    "remindAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "lateAt" TIMESTAMPTZ(3),
    "lapseAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "answeredLate" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "checkId" UUID,
    "personId" UUID NOT NULL,
    "status" TEXT,
    "note" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "conversation" TEXT,
    "message" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "retractedAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportRevision" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT,
    "words" TEXT NOT NULL,
    "understood" JSONB NOT NULL,

    CONSTRAINT "ReportRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "reportId" UUID,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT,
    "url" TEXT,
    "fileId" TEXT,
    "mimeType" TEXT,
    "size" INTEGER,
    "addedById" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "retractedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Blocker" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "retractedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Blocker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Subscription" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "itemId" UUID,
    "unitId" UUID,
    "channelId" UUID,
    "personId" UUID,
    "rule" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "nextAt" TIMESTAMPTZ(3),
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Digest" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "subscriptionId" UUID NOT NULL,
    "periodStart" TIMESTAMPTZ(3) NOT NULL,
    "periodEnd" TIMESTAMPTZ(3) NOT NULL,
    "counts" JSONB NOT NULL,
    "content" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Digest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "destinationKind" TEXT NOT NULL,
    "destination" TEXT NOT NULL,
    "personId" UUID,
    "planId" UUID,
    "digestId" UUID,
    "thread" TEXT,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "sentVersion" INTEGER NOT NULL DEFAULT 0,
    "conversation" TEXT,
    "message" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliveryCheck" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "deliveryId" UUID NOT NULL,
    "checkId" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "DeliveryCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboundEvent" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),
    "lastError" TEXT,

    CONSTRAINT "InboundEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Clarification" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Clarification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE,
    "delegateId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Calendar" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "workingDays" INTEGER[],
    "schoolYear" TEXT,
    "startsOn" DATE,
    "endsOn" DATE,

    CONSTRAINT "Calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClosedDay" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "calendarId" UUID NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "ClosedDay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Term" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "calendarId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,

    CONSTRAINT "Term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Organization_key_key" ON "Organization"("key");

-- CreateIndex
CREATE INDEX "Unit_organizationId_parentId_idx" ON "Unit"("organizationId", "parentId");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_organizationId_id_key" ON "Unit"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_organizationId_key_key" ON "Unit"("organizationId", "key");

-- CreateIndex
CREATE INDEX "Person_organizationId_unitId_idx" ON "Person"("organizationId", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_organizationId_id_key" ON "Person"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Person_organizationId_email_key" ON "Person"("organizationId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "RoleGrant_organizationId_id_key" ON "RoleGrant"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "RoleGrant_organizationId_personId_role_key" ON "RoleGrant"("organizationId", "personId", "role");

-- CreateIndex
CREATE INDEX "Identity_organizationId_personId_idx" ON "Identity"("organizationId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Identity_organizationId_id_key" ON "Identity"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Identity_organizationId_platform_workspace_externalId_key" ON "Identity"("organizationId", "platform", "workspace", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Channel_organizationId_id_key" ON "Channel"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Channel_organizationId_platform_workspace_externalId_key" ON "Channel"("organizationId", "platform", "workspace", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Plan_organizationId_id_key" ON "Plan"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Plan_organizationId_code_key" ON "Plan"("organizationId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "PlanSection_organizationId_id_key" ON "PlanSection"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PlanSection_organizationId_planId_key_key" ON "PlanSection"("organizationId", "planId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "PlanParticipant_organizationId_id_key" ON "PlanParticipant"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PlanParticipant_organizationId_planId_name_key" ON "PlanParticipant"("organizationId", "planId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Competency_organizationId_id_key" ON "Competency"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Competency_organizationId_planId_key_key" ON "Competency"("organizationId", "planId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "FundingPriority_organizationId_id_key" ON "FundingPriority"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "FundingPriority_organizationId_planId_key_key" ON "FundingPriority"("organizationId", "planId", "key");

-- CreateIndex
CREATE INDEX "BudgetLine_organizationId_itemId_idx" ON "BudgetLine"("organizationId", "itemId");

-- CreateIndex
CREATE UNIQUE INDEX "BudgetLine_organizationId_id_key" ON "BudgetLine"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "BudgetLine_organizationId_planId_key_key" ON "BudgetLine"("organizationId", "planId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "CommunityQuestion_organizationId_id_key" ON "CommunityQuestion"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CommunityQuestion_organizationId_planId_key_key" ON "CommunityQuestion"("organizationId", "planId", "key");

-- CreateIndex
CREATE INDEX "Committee_organizationId_itemId_idx" ON "Committee"("organizationId", "itemId");

-- CreateIndex
CREATE UNIQUE INDEX "Committee_organizationId_id_key" ON "Committee"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Committee_organizationId_planId_key_key" ON "Committee"("organizationId", "planId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "CommitteeMember_organizationId_id_key" ON "CommitteeMember"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CommitteeMember_organizationId_committeeId_name_key" ON "CommitteeMember"("organizationId", "committeeId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "CategoryScheme_organizationId_id_key" ON "CategoryScheme"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CategoryScheme_organizationId_planId_key_key" ON "CategoryScheme"("organizationId", "planId", "key");

-- CreateIndex
CREATE INDEX "UnitCategory_organizationId_schemeId_unitId_on_idx" ON "UnitCategory"("organizationId", "schemeId", "unitId", "on");

-- CreateIndex
CREATE UNIQUE INDEX "UnitCategory_organizationId_id_key" ON "UnitCategory"("organizationId", "id");

-- CreateIndex
CREATE INDEX "PeerReview_organizationId_planId_idx" ON "PeerReview"("organizationId", "planId");

-- CreateIndex
CREATE INDEX "PeerReview_organizationId_itemId_idx" ON "PeerReview"("organizationId", "itemId");

-- CreateIndex
CREATE INDEX "PeerReview_organizationId_reviewedId_idx" ON "PeerReview"("organizationId", "reviewedId");

-- CreateIndex
CREATE UNIQUE INDEX "PeerReview_organizationId_id_key" ON "PeerReview"("organizationId", "id");

-- CreateIndex
CREATE INDEX "PlanItem_organizationId_planId_sortKey_idx" ON "PlanItem"("organizationId", "planId", "sortKey");

-- CreateIndex
CREATE INDEX "PlanItem_organizationId_parentId_idx" ON "PlanItem"("organizationId", "parentId");

-- CreateIndex
CREATE INDEX "PlanItem_organizationId_ownerId_idx" ON "PlanItem"("organizationId", "ownerId");

-- CreateIndex
CREATE INDEX "PlanItem_organizationId_unitId_idx" ON "PlanItem"("organizationId", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "PlanItem_organizationId_id_key" ON "PlanItem"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PlanItem_organizationId_planId_code_key" ON "PlanItem"("organizationId", "planId", "code");

-- CreateIndex
CREATE INDEX "ItemDeputy_organizationId_personId_idx" ON "ItemDeputy"("organizationId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "ItemDeputy_organizationId_id_key" ON "ItemDeputy"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ItemDeputy_organizationId_itemId_personId_key" ON "ItemDeputy"("organizationId", "itemId", "personId");

-- CreateIndex
CREATE INDEX "ItemViewer_organizationId_personId_idx" ON "ItemViewer"("organizationId", "personId");

-- CreateIndex
CREATE INDEX "ItemViewer_organizationId_unitId_idx" ON "ItemViewer"("organizationId", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "ItemViewer_organizationId_id_key" ON "ItemViewer"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ItemViewer_organizationId_itemId_personId_unitId_key" ON "ItemViewer"("organizationId", "itemId", "personId", "unitId");

-- CreateIndex
CREATE INDEX "ItemUnit_organizationId_unitId_idx" ON "ItemUnit"("organizationId", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "ItemUnit_organizationId_id_key" ON "ItemUnit"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ItemUnit_organizationId_itemId_unitId_key" ON "ItemUnit"("organizationId", "itemId", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "ItemCompetency_organizationId_id_key" ON "ItemCompetency"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ItemCompetency_organizationId_itemId_competencyId_key" ON "ItemCompetency"("organizationId", "itemId", "competencyId");

-- CreateIndex
CREATE UNIQUE INDEX "Measure_organizationId_id_key" ON "Measure"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Measure_organizationId_itemId_key_key" ON "Measure"("organizationId", "itemId", "key");

-- CreateIndex
CREATE INDEX "Reading_organizationId_measureId_on_recordedAt_idx" ON "Reading"("organizationId", "measureId", "on", "recordedAt");

-- CreateIndex
CREATE INDEX "Reading_organizationId_reportId_idx" ON "Reading"("organizationId", "reportId");

-- CreateIndex
CREATE UNIQUE INDEX "Reading_organizationId_id_key" ON "Reading"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Milestone_organizationId_id_key" ON "Milestone"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Milestone_organizationId_itemId_key_key" ON "Milestone"("organizationId", "itemId", "key");

-- CreateIndex
CREATE INDEX "Need_organizationId_itemId_state_idx" ON "Need"("organizationId", "itemId", "state");

-- CreateIndex
CREATE INDEX "Need_organizationId_reportId_idx" ON "Need"("organizationId", "reportId");

-- CreateIndex
CREATE UNIQUE INDEX "Need_organizationId_id_key" ON "Need"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Need_organizationId_planId_key_key" ON "Need"("organizationId", "planId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Cadence_organizationId_id_key" ON "Cadence"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Cadence_organizationId_planId_itemId_key" ON "Cadence"("organizationId", "planId", "itemId");

-- CreateIndex
CREATE INDEX "Schedule_nextAt_idx" ON "Schedule"("nextAt");

-- CreateIndex
CREATE INDEX "Schedule_organizationId_personId_idx" ON "Schedule"("organizationId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Schedule_organizationId_id_key" ON "Schedule"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Schedule_organizationId_itemId_key" ON "Schedule"("organizationId", "itemId");

-- CreateIndex
CREATE INDEX "Check_organizationId_personId_state_idx" ON "Check"("organizationId", "personId", "state");

-- CreateIndex
CREATE INDEX "Check_organizationId_planId_state_idx" ON "Check"("organizationId", "planId", "state");

-- CreateIndex
CREATE INDEX "Check_organizationId_itemId_askedAt_idx" ON "Check"("organizationId", "itemId", "askedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Check_organizationId_id_key" ON "Check"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Check_organizationId_itemId_occurrenceOn_key" ON "Check"("organizationId", "itemId", "occurrenceOn");

-- CreateIndex
CREATE INDEX "Report_organizationId_itemId_at_idx" ON "Report"("organizationId", "itemId", "at");

-- CreateIndex
CREATE INDEX "Report_organizationId_checkId_idx" ON "Report"("organizationId", "checkId");

-- CreateIndex
CREATE INDEX "Report_organizationId_planId_at_idx" ON "Report"("organizationId", "planId", "at");

-- CreateIndex
CREATE INDEX "Report_organizationId_platform_workspace_conversation_messa_idx" ON "Report"("organizationId", "platform", "workspace", "conversation", "message");

-- CreateIndex
CREATE UNIQUE INDEX "Report_organizationId_id_key" ON "Report"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ReportRevision_organizationId_id_key" ON "ReportRevision"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ReportRevision_organizationId_reportId_number_key" ON "ReportRevision"("organizationId", "reportId", "number");

-- CreateIndex
CREATE INDEX "Evidence_organizationId_itemId_at_idx" ON "Evidence"("organizationId", "itemId", "at");

-- CreateIndex
CREATE INDEX "Evidence_organizationId_reportId_idx" ON "Evidence"("organizationId", "reportId");

-- CreateIndex
CREATE UNIQUE INDEX "Evidence_organizationId_id_key" ON "Evidence"("organizationId", "id");

-- CreateIndex
CREATE INDEX "Blocker_organizationId_itemId_idx" ON "Blocker"("organizationId", "itemId");

-- CreateIndex
CREATE INDEX "Blocker_organizationId_reportId_idx" ON "Blocker"("organizationId", "reportId");

-- CreateIndex
CREATE UNIQUE INDEX "Blocker_organizationId_id_key" ON "Blocker"("organizationId", "id");

-- CreateIndex
CREATE INDEX "Subscription_nextAt_idx" ON "Subscription"("nextAt");

-- CreateIndex
CREATE INDEX "Subscription_organizationId_planId_idx" ON "Subscription"("organizationId", "planId");

-- CreateIndex
CREATE INDEX "Subscription_organizationId_channelId_idx" ON "Subscription"("organizationId", "channelId");

-- CreateIndex
CREATE INDEX "Subscription_organizationId_personId_idx" ON "Subscription"("organizationId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_organizationId_id_key" ON "Subscription"("organizationId", "id");

-- CreateIndex
CREATE INDEX "Digest_organizationId_periodEnd_idx" ON "Digest"("organizationId", "periodEnd");

-- CreateIndex
CREATE UNIQUE INDEX "Digest_organizationId_id_key" ON "Digest"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Digest_organizationId_subscriptionId_periodEnd_key" ON "Digest"("organizationId", "subscriptionId", "periodEnd");

-- CreateIndex
CREATE INDEX "Delivery_state_dueAt_idx" ON "Delivery"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Delivery_organizationId_platform_workspace_conversation_mes_idx" ON "Delivery"("organizationId", "platform", "workspace", "conversation", "message");

-- CreateIndex
CREATE INDEX "Delivery_organizationId_personId_idx" ON "Delivery"("organizationId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_organizationId_id_key" ON "Delivery"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_organizationId_key_key" ON "Delivery"("organizationId", "key");

-- CreateIndex
CREATE INDEX "DeliveryCheck_organizationId_checkId_idx" ON "DeliveryCheck"("organizationId", "checkId");

-- CreateIndex
CREATE UNIQUE INDEX "DeliveryCheck_organizationId_id_key" ON "DeliveryCheck"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "DeliveryCheck_organizationId_deliveryId_checkId_key" ON "DeliveryCheck"("organizationId", "deliveryId", "checkId");

-- CreateIndex
CREATE INDEX "InboundEvent_organizationId_platform_workspace_userId_state_idx" ON "InboundEvent"("organizationId", "platform", "workspace", "userId", "state");

-- CreateIndex
CREATE INDEX "InboundEvent_state_receivedAt_idx" ON "InboundEvent"("state", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "InboundEvent_organizationId_id_key" ON "InboundEvent"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "InboundEvent_organizationId_platform_workspace_key_key" ON "InboundEvent"("organizationId", "platform", "workspace", "key");

-- CreateIndex
CREATE INDEX "Clarification_organizationId_personId_answeredAt_idx" ON "Clarification"("organizationId", "personId", "answeredAt");

-- CreateIndex
CREATE UNIQUE INDEX "Clarification_organizationId_id_key" ON "Clarification"("organizationId", "id");

-- CreateIndex
CREATE INDEX "Absence_organizationId_personId_endsOn_idx" ON "Absence"("organizationId", "personId", "endsOn");

-- CreateIndex
CREATE UNIQUE INDEX "Absence_organizationId_id_key" ON "Absence"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Calendar_organizationId_id_key" ON "Calendar"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Calendar_organizationId_unitId_key" ON "Calendar"("organizationId", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "ClosedDay_organizationId_id_key" ON "ClosedDay"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ClosedDay_organizationId_calendarId_startsOn_endsOn_name_key" ON "ClosedDay"("organizationId", "calendarId", "startsOn", "endsOn", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Term_organizationId_id_key" ON "Term"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Term_organizationId_calendarId_name_key" ON "Term"("organizationId", "calendarId", "name");

-- CreateIndex
CREATE INDEX "AuditEntry_organizationId_at_idx" ON "AuditEntry"("organizationId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_organizationId_subjectKind_subjectId_at_idx" ON "AuditEntry"("organizationId", "subjectKind", "subjectId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_organizationId_id_key" ON "AuditEntry"("organizationId", "id");

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_organizationId_parentId_fkey" FOREIGN KEY ("organizationId", "parentId") REFERENCES "Unit"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_organizationId_unitId_fkey" FOREIGN KEY ("organizationId", "unitId") REFERENCES "Unit"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_organizationId_grantedById_fkey" FOREIGN KEY ("organizationId", "grantedById") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Identity" ADD CONSTRAINT "Identity_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Identity" ADD CONSTRAINT "Identity_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Channel" ADD CONSTRAINT "Channel_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_organizationId_unitId_fkey" FOREIGN KEY ("organizationId", "unitId") REFERENCES "Unit"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_organizationId_recorderId_fkey" FOREIGN KEY ("organizationId", "recorderId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanSection" ADD CONSTRAINT "PlanSection_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanSection" ADD CONSTRAINT "PlanSection_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanParticipant" ADD CONSTRAINT "PlanParticipant_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanParticipant" ADD CONSTRAINT "PlanParticipant_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanParticipant" ADD CONSTRAINT "PlanParticipant_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Competency" ADD CONSTRAINT "Competency_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Competency" ADD CONSTRAINT "Competency_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundingPriority" ADD CONSTRAINT "FundingPriority_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundingPriority" ADD CONSTRAINT "FundingPriority_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BudgetLine" ADD CONSTRAINT "BudgetLine_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BudgetLine" ADD CONSTRAINT "BudgetLine_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BudgetLine" ADD CONSTRAINT "BudgetLine_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommunityQuestion" ADD CONSTRAINT "CommunityQuestion_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommunityQuestion" ADD CONSTRAINT "CommunityQuestion_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Committee" ADD CONSTRAINT "Committee_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Committee" ADD CONSTRAINT "Committee_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Committee" ADD CONSTRAINT "Committee_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitteeMember" ADD CONSTRAINT "CommitteeMember_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitteeMember" ADD CONSTRAINT "CommitteeMember_organizationId_committeeId_fkey" FOREIGN KEY ("organizationId", "committeeId") REFERENCES "Committee"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitteeMember" ADD CONSTRAINT "CommitteeMember_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CategoryScheme" ADD CONSTRAINT "CategoryScheme_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CategoryScheme" ADD CONSTRAINT "CategoryScheme_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitCategory" ADD CONSTRAINT "UnitCategory_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitCategory" ADD CONSTRAINT "UnitCategory_organizationId_schemeId_fkey" FOREIGN KEY ("organizationId", "schemeId") REFERENCES "CategoryScheme"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitCategory" ADD CONSTRAINT "UnitCategory_organizationId_unitId_fkey" FOREIGN KEY ("organizationId", "unitId") REFERENCES "Unit"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitCategory" ADD CONSTRAINT "UnitCategory_organizationId_decidedById_fkey" FOREIGN KEY ("organizationId", "decidedById") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReview" ADD CONSTRAINT "PeerReview_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReview" ADD CONSTRAINT "PeerReview_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReview" ADD CONSTRAINT "PeerReview_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReview" ADD CONSTRAINT "PeerReview_organizationId_reviewerId_fkey" FOREIGN KEY ("organizationId", "reviewerId") REFERENCES "Unit"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReview" ADD CONSTRAINT "PeerReview_organizationId_reviewedId_fkey" FOREIGN KEY ("organizationId", "reviewedId") REFERENCES "Unit"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanItem" ADD CONSTRAINT "PlanItem_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanItem" ADD CONSTRAINT "PlanItem_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanItem" ADD CONSTRAINT "PlanItem_organizationId_parentId_fkey" FOREIGN KEY ("organizationId", "parentId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanItem" ADD CONSTRAINT "PlanItem_organizationId_unitId_fkey" FOREIGN KEY ("organizationId", "unitId") REFERENCES "Unit"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanItem" ADD CONSTRAINT "PlanItem_organizationId_ownerId_fkey" FOREIGN KEY ("organizationId", "ownerId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemDeputy" ADD CONSTRAINT "ItemDeputy_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemDeputy" ADD CONSTRAINT "ItemDeputy_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemDeputy" ADD CONSTRAINT "ItemDeputy_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemViewer" ADD CONSTRAINT "ItemViewer_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemViewer" ADD CONSTRAINT "ItemViewer_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemViewer" ADD CONSTRAINT "ItemViewer_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemViewer" ADD CONSTRAINT "ItemViewer_organizationId_unitId_fkey" FOREIGN KEY ("organizationId", "unitId") REFERENCES "Unit"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemUnit" ADD CONSTRAINT "ItemUnit_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemUnit" ADD CONSTRAINT "ItemUnit_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemUnit" ADD CONSTRAINT "ItemUnit_organizationId_unitId_fkey" FOREIGN KEY ("organizationId", "unitId") REFERENCES "Unit"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemCompetency" ADD CONSTRAINT "ItemCompetency_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemCompetency" ADD CONSTRAINT "ItemCompetency_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemCompetency" ADD CONSTRAINT "ItemCompetency_organizationId_competencyId_fkey" FOREIGN KEY ("organizationId", "competencyId") REFERENCES "Competency"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_organizationId_measureId_fkey" FOREIGN KEY ("organizationId", "measureId") REFERENCES "Measure"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_organizationId_reportId_fkey" FOREIGN KEY ("organizationId", "reportId") REFERENCES "Report"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_organizationId_recordedById_fkey" FOREIGN KEY ("organizationId", "recordedById") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Need" ADD CONSTRAINT "Need_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Need" ADD CONSTRAINT "Need_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Need" ADD CONSTRAINT "Need_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Need" ADD CONSTRAINT "Need_organizationId_reportId_fkey" FOREIGN KEY ("organizationId", "reportId") REFERENCES "Report"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Cadence" ADD CONSTRAINT "Cadence_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Cadence" ADD CONSTRAINT "Cadence_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Cadence" ADD CONSTRAINT "Cadence_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_organizationId_cadenceId_fkey" FOREIGN KEY ("organizationId", "cadenceId") REFERENCES "Cadence"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Check" ADD CONSTRAINT "Check_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Check" ADD CONSTRAINT "Check_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Check" ADD CONSTRAINT "Check_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Check" ADD CONSTRAINT "Check_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_organizationId_checkId_fkey" FOREIGN KEY ("organizationId", "checkId") REFERENCES "Check"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportRevision" ADD CONSTRAINT "ReportRevision_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportRevision" ADD CONSTRAINT "ReportRevision_organizationId_reportId_fkey" FOREIGN KEY ("organizationId", "reportId") REFERENCES "Report"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportRevision" ADD CONSTRAINT "ReportRevision_organizationId_byId_fkey" FOREIGN KEY ("organizationId", "byId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_organizationId_reportId_fkey" FOREIGN KEY ("organizationId", "reportId") REFERENCES "Report"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_organizationId_addedById_fkey" FOREIGN KEY ("organizationId", "addedById") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Blocker" ADD CONSTRAINT "Blocker_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Blocker" ADD CONSTRAINT "Blocker_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Blocker" ADD CONSTRAINT "Blocker_organizationId_reportId_fkey" FOREIGN KEY ("organizationId", "reportId") REFERENCES "Report"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "PlanItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_organizationId_unitId_fkey" FOREIGN KEY ("organizationId", "unitId") REFERENCES "Unit"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_organizationId_channelId_fkey" FOREIGN KEY ("organizationId", "channelId") REFERENCES "Channel"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_organizationId_createdById_fkey" FOREIGN KEY ("organizationId", "createdById") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Digest" ADD CONSTRAINT "Digest_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Digest" ADD CONSTRAINT "Digest_organizationId_subscriptionId_fkey" FOREIGN KEY ("organizationId", "subscriptionId") REFERENCES "Subscription"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_organizationId_planId_fkey" FOREIGN KEY ("organizationId", "planId") REFERENCES "Plan"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_organizationId_digestId_fkey" FOREIGN KEY ("organizationId", "digestId") REFERENCES "Digest"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliveryCheck" ADD CONSTRAINT "DeliveryCheck_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliveryCheck" ADD CONSTRAINT "DeliveryCheck_organizationId_deliveryId_fkey" FOREIGN KEY ("organizationId", "deliveryId") REFERENCES "Delivery"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliveryCheck" ADD CONSTRAINT "DeliveryCheck_organizationId_checkId_fkey" FOREIGN KEY ("organizationId", "checkId") REFERENCES "Check"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboundEvent" ADD CONSTRAINT "InboundEvent_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Clarification" ADD CONSTRAINT "Clarification_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Clarification" ADD CONSTRAINT "Clarification_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_organizationId_delegateId_fkey" FOREIGN KEY ("organizationId", "delegateId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Calendar" ADD CONSTRAINT "Calendar_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Calendar" ADD CONSTRAINT "Calendar_organizationId_unitId_fkey" FOREIGN KEY ("organizationId", "unitId") REFERENCES "Unit"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClosedDay" ADD CONSTRAINT "ClosedDay_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClosedDay" ADD CONSTRAINT "ClosedDay_organizationId_calendarId_fkey" FOREIGN KEY ("organizationId", "calendarId") REFERENCES "Calendar"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Term" ADD CONSTRAINT "Term_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Term" ADD CONSTRAINT "Term_organizationId_calendarId_fkey" FOREIGN KEY ("organizationId", "calendarId") REFERENCES "Calendar"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_organizationId_actorId_fkey" FOREIGN KEY ("organizationId", "actorId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------
-- Rules that Prisma cannot write. Its tools leave them alone when they write the next migration.
-- ---------------------------------------------------------------------------------------------

-- Words: the columns that take one of a few.

ALTER TABLE "Organization" ADD CONSTRAINT "Organization_language_check" CHECK ("language" IN ('en', 'es'));
ALTER TABLE "Unit"
    ADD CONSTRAINT "Unit_language_check" CHECK ("language" IN ('en', 'es')),
    ADD CONSTRAINT "Unit_kind_check" CHECK ("kind" IN ('district', 'school', 'team')),
    ADD CONSTRAINT "Unit_parentId_check" CHECK ("parentId" <> "id");
ALTER TABLE "Person"
    ADD CONSTRAINT "Person_language_check" CHECK ("language" IN ('en', 'es')),
    ADD CONSTRAINT "Person_email_check" CHECK ("email" = lower("email") AND "email" LIKE '%_@_%');
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_role_check" CHECK ("role" IN ('steward', 'leader', 'member'));
ALTER TABLE "Identity" ADD CONSTRAINT "Identity_platform_check" CHECK ("platform" IN ('sandbox', 'slack', 'teams'));
ALTER TABLE "Channel"
    ADD CONSTRAINT "Channel_platform_check" CHECK ("platform" IN ('sandbox', 'slack', 'teams')),
    ADD CONSTRAINT "Channel_state_check" CHECK ("state" IN ('open', 'archived', 'not-in', 'gone'));
ALTER TABLE "Plan"
    ADD CONSTRAINT "Plan_language_check" CHECK ("language" IN ('en', 'es')),
    ADD CONSTRAINT "Plan_state_check" CHECK ("state" IN ('draft', 'running', 'paused')),
    ADD CONSTRAINT "Plan_dates_check" CHECK ("startsOn" <= "endsOn"),
    ADD CONSTRAINT "Plan_staleAfterDays_check" CHECK ("staleAfterDays" > 0);
ALTER TABLE "PlanSection" ADD CONSTRAINT "PlanSection_kind_check"
    CHECK ("kind" IN ('value', 'narrative', 'term', 'factor', 'end-in-mind', 'difference', 'know-and-do'));
ALTER TABLE "BudgetLine" ADD CONSTRAINT "BudgetLine_amounts_check" CHECK ("amount" >= 0 AND "spent" >= 0);
ALTER TABLE "PlanItem"
    ADD CONSTRAINT "PlanItem_kind_check" CHECK ("kind" IN ('area', 'goal', 'objective', 'action')),
    ADD CONSTRAINT "PlanItem_level_check" CHECK ("level" IN ('district', 'school', 'practitioner')),
    ADD CONSTRAINT "PlanItem_parentId_check" CHECK ("parentId" <> "id");
ALTER TABLE "ItemViewer" ADD CONSTRAINT "ItemViewer_viewer_check" CHECK (num_nonnulls("personId", "unitId") = 1);
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_direction_check" CHECK ("direction" IN ('up', 'down', 'maintain'));
ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_horizon_check"
    CHECK ("horizon" IN ('year-end', 'six-months', 'three-months', 'tomorrow'));
ALTER TABLE "Need" ADD CONSTRAINT "Need_state_check" CHECK ("state" IN ('open', 'met', 'withdrawn'));
ALTER TABLE "Cadence" ADD CONSTRAINT "Cadence_at_check" CHECK ("at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');
ALTER TABLE "Check"
    ADD CONSTRAINT "Check_state_check" CHECK ("state" IN ('due', 'asked', 'answered', 'lapsed', 'excused')),
    ADD CONSTRAINT "Check_askedAt_check" CHECK ("state" <> 'asked' OR "askedAt" IS NOT NULL),
    ADD CONSTRAINT "Check_answeredAt_check" CHECK ("state" <> 'answered' OR "answeredAt" IS NOT NULL),
    ADD CONSTRAINT "Check_closedAt_check" CHECK ("state" NOT IN ('lapsed', 'excused') OR "closedAt" IS NOT NULL);
ALTER TABLE "Report"
    ADD CONSTRAINT "Report_language_check" CHECK ("language" IN ('en', 'es')),
    ADD CONSTRAINT "Report_status_check" CHECK ("status" IN ('on-track', 'at-risk', 'off-track', 'done', 'not-started')),
    ADD CONSTRAINT "Report_source_check" CHECK ("source" IN ('words', 'button', 'form', 'command')),
    ADD CONSTRAINT "Report_platform_check" CHECK ("platform" IN ('sandbox', 'slack', 'teams'));
ALTER TABLE "ReportRevision" ADD CONSTRAINT "ReportRevision_status_check"
    CHECK ("status" IN ('on-track', 'at-risk', 'off-track', 'done', 'not-started'));
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_kind_check" CHECK ("kind" IN ('text', 'link', 'file', 'message', 'reading'));
ALTER TABLE "Subscription"
    ADD CONSTRAINT "Subscription_language_check" CHECK ("language" IN ('en', 'es')),
    ADD CONSTRAINT "Subscription_at_check" CHECK ("at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    ADD CONSTRAINT "Subscription_subscriber_check" CHECK (num_nonnulls("channelId", "personId") = 1),
    ADD CONSTRAINT "Subscription_part_check" CHECK (num_nonnulls("itemId", "unitId") <= 1);
ALTER TABLE "Digest" ADD CONSTRAINT "Digest_period_check" CHECK ("periodStart" < "periodEnd");
ALTER TABLE "Delivery"
    ADD CONSTRAINT "Delivery_platform_check" CHECK ("platform" IN ('sandbox', 'slack', 'teams')),
    ADD CONSTRAINT "Delivery_destinationKind_check" CHECK ("destinationKind" IN ('direct', 'channel')),
    ADD CONSTRAINT "Delivery_state_check" CHECK ("state" IN ('pending', 'sending', 'sent', 'failed', 'parked', 'cancelled')),
    ADD CONSTRAINT "Delivery_sentVersion_check" CHECK ("sentVersion" <= "version"),
    ADD CONSTRAINT "Delivery_sent_check" CHECK ("state" <> 'sent' OR num_nulls("conversation", "message") = 0);
ALTER TABLE "InboundEvent"
    ADD CONSTRAINT "InboundEvent_platform_check" CHECK ("platform" IN ('sandbox', 'slack', 'teams')),
    ADD CONSTRAINT "InboundEvent_state_check" CHECK ("state" IN ('pending', 'working', 'done', 'failed'));
ALTER TABLE "Clarification" ADD CONSTRAINT "Clarification_platform_check" CHECK ("platform" IN ('sandbox', 'slack', 'teams'));
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_dates_check" CHECK ("startsOn" <= "endsOn");
ALTER TABLE "Calendar" ADD CONSTRAINT "Calendar_workingDays_check"
    CHECK (coalesce(cardinality("workingDays"), 0) > 0 AND "workingDays" <@ ARRAY[1, 2, 3, 4, 5, 6, 7]);
ALTER TABLE "ClosedDay" ADD CONSTRAINT "ClosedDay_dates_check" CHECK ("startsOn" <= "endsOn");
ALTER TABLE "Term" ADD CONSTRAINT "Term_dates_check" CHECK ("startsOn" <= "endsOn");

-- Unique also where a part is empty: an item's viewer is a person or a unit; a plan has one cadence of its own.

DROP INDEX "ItemViewer_organizationId_itemId_personId_unitId_key";
CREATE UNIQUE INDEX "ItemViewer_organizationId_itemId_personId_unitId_key"
    ON "ItemViewer" ("organizationId", "itemId", "personId", "unitId") NULLS NOT DISTINCT;
DROP INDEX "Cadence_organizationId_planId_itemId_key";
CREATE UNIQUE INDEX "Cadence_organizationId_planId_itemId_key"
    ON "Cadence" ("organizationId", "planId", "itemId") NULLS NOT DISTINCT;

-- What the sweep looks for every minute, and nothing else.

CREATE INDEX "Schedule_due_idx" ON "Schedule" ("nextAt") WHERE "active" AND "nextAt" IS NOT NULL;
CREATE INDEX "Check_ask_idx" ON "Check" ("askAt") WHERE "state" = 'due';
CREATE INDEX "Check_remind_idx" ON "Check" ("remindAt") WHERE "state" = 'asked';
CREATE INDEX "Check_lapse_idx" ON "Check" ("lapseAt") WHERE "state" = 'asked';
CREATE INDEX "Subscription_due_idx" ON "Subscription" ("nextAt") WHERE "active";
CREATE INDEX "Delivery_due_idx" ON "Delivery" ("dueAt") WHERE "state" IN ('pending', 'sending');
CREATE INDEX "Delivery_outdated_idx" ON "Delivery" ("id") WHERE "state" = 'sent' AND "sentVersion" < "version";
CREATE INDEX "InboundEvent_waiting_idx" ON "InboundEvent" ("receivedAt") WHERE "state" IN ('pending', 'working');

-- One message files one report for each item it speaks of.

CREATE UNIQUE INDEX "Report_message_item_key"
    ON "Report" ("organizationId", "platform", "workspace", "conversation", "message", "itemId") NULLS NOT DISTINCT
    WHERE "message" IS NOT NULL;

-- Trees: no unit and no item is its own ancestor, and an item's parent belongs to the same plan. Tested when the
-- transaction commits, so that an import may move many at once in any order. The lock keeps two transactions from
-- closing a circle between them that neither can see.

CREATE FUNCTION "refuse_unit_cycle"() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('Unit tree'), hashtext(NEW."organizationId"::text));
    IF EXISTS (
        WITH RECURSIVE "ancestor" ("id", "parentId") AS (
            SELECT "id", "parentId" FROM "Unit" WHERE "id" = NEW."id"
            UNION
            SELECT "Unit"."id", "Unit"."parentId" FROM "Unit" JOIN "ancestor" ON "Unit"."id" = "ancestor"."parentId"
        )
        SELECT FROM "ancestor" WHERE "parentId" = NEW."id"
    ) THEN
        RAISE EXCEPTION 'unit % would be its own ancestor', NEW."key"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'Unit_cycle_check', TABLE = 'Unit';
    END IF;
    RETURN NULL;
END;
$$;

CREATE CONSTRAINT TRIGGER "Unit_cycle_check" AFTER INSERT OR UPDATE OF "parentId" ON "Unit"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."parentId" IS NOT NULL)
    EXECUTE FUNCTION "refuse_unit_cycle"();

CREATE FUNCTION "refuse_item_cycle"() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('PlanItem tree'), hashtext(NEW."organizationId"::text));
    IF EXISTS (
        SELECT FROM "PlanItem" AS "child" JOIN "PlanItem" AS "parent" ON "parent"."id" = "child"."parentId"
        WHERE NEW."id" IN ("child"."id", "parent"."id") AND "child"."planId" <> "parent"."planId"
    ) THEN
        RAISE EXCEPTION 'item % and its parent would belong to two plans', NEW."code"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'PlanItem_parent_check', TABLE = 'PlanItem';
    END IF;
    IF EXISTS (
        WITH RECURSIVE "ancestor" ("id", "parentId") AS (
            SELECT "id", "parentId" FROM "PlanItem" WHERE "id" = NEW."id"
            UNION
            SELECT "PlanItem"."id", "PlanItem"."parentId" FROM "PlanItem" JOIN "ancestor" ON "PlanItem"."id" = "ancestor"."parentId"
        )
        SELECT FROM "ancestor" WHERE "parentId" = NEW."id"
    ) THEN
        RAISE EXCEPTION 'item % would be its own ancestor', NEW."code"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'PlanItem_cycle_check', TABLE = 'PlanItem';
    END IF;
    RETURN NULL;
END;
$$;

CREATE CONSTRAINT TRIGGER "PlanItem_cycle_check" AFTER INSERT OR UPDATE OF "parentId", "planId" ON "PlanItem"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION "refuse_item_cycle"();
