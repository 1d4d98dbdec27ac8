import { Prisma } from '../generated/client.js';

/** The items of a plan: all of them, or those that are named. */
export interface PlanItems {
  readonly organizationId: string;
  readonly planId: string;
  readonly itemIds?: readonly string[];
}

/** Holds of a column with an item's id where the item is one of them. */
export function isOneOf({ itemIds }: PlanItems, column: Prisma.Sql): Prisma.Sql {
  return itemIds ? Prisma.sql`${column} = any(${[...itemIds]}::uuid[])` : Prisma.sql`true`;
}
