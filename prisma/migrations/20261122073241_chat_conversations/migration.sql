-- CreateTable
CREATE TABLE "ChatConversation" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "team" TEXT,
    "name" TEXT,
    "state" TEXT NOT NULL,
    "timeZone" TEXT,
    "locale" TEXT,
    "sealed" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChatConversation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ChatConversation_organizationId_id_key" ON "ChatConversation"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ChatConversation_organizationId_platform_workspace_kind_ext_key" ON "ChatConversation"("organizationId", "platform", "workspace", "kind", "externalId");

-- AddForeignKey
ALTER TABLE "ChatConversation" ADD CONSTRAINT "ChatConversation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that the schema language cannot say
ALTER TABLE "ChatConversation" ADD CONSTRAINT "ChatConversation_platform_check" CHECK ("platform" IN ('sandbox', 'slack', 'teams'));
ALTER TABLE "ChatConversation" ADD CONSTRAINT "ChatConversation_kind_check" CHECK ("kind" IN ('direct', 'group', 'channel', 'team'));
ALTER TABLE "ChatConversation" ADD CONSTRAINT "ChatConversation_state_check" CHECK ("state" IN ('met', 'installed', 'removed'));

-- What comes from Teams is known by its app alone: an app serves one organization.
CREATE UNIQUE INDEX "ChatWorkspace_teams_appId_key" ON "ChatWorkspace" ("appId") WHERE "platform" = 'teams' AND "state" = 'active';
