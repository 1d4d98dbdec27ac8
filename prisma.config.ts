import { defineConfig } from 'prisma/config';

// For Prisma's own commands (`generate`, `migrate deploy`, `migrate status`). The product reads none of this.
const url = process.env['DATABASE_URL'];

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(url ? { datasource: { url } } : {}),
});
