-- CreateTable
CREATE TABLE "ChatWorkspace" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "appId" TEXT,
    "botUser" TEXT,
    "botId" TEXT,
    "scopes" TEXT[],
    "sealed" TEXT,
    "state" TEXT NOT NULL DEFAULT 'active',
    "stateReason" TEXT,
    "heldUntil" TIMESTAMPTZ(3),
    "refusedBlocks" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChatWorkspace_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ChatWorkspace_organizationId_id_key" ON "ChatWorkspace"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ChatWorkspace_platform_externalId_key" ON "ChatWorkspace"("platform", "externalId");

-- AddForeignKey
ALTER TABLE "ChatWorkspace" ADD CONSTRAINT "ChatWorkspace_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Rules that the schema language cannot say
ALTER TABLE "ChatWorkspace" ADD CONSTRAINT "ChatWorkspace_platform_check" CHECK ("platform" IN ('sandbox', 'slack', 'teams'));
ALTER TABLE "ChatWorkspace" ADD CONSTRAINT "ChatWorkspace_state_check" CHECK ("state" IN ('active', 'removed'));
ALTER TABLE "ChatWorkspace" ADD CONSTRAINT "ChatWorkspace_sealed_check" CHECK ("state" = 'active' OR "sealed" IS NULL);
