import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import type { Store } from '../../src/ports.js';
import type { OpenTestDatabase } from './database.js';
import { emptyDatabase } from './empty-database.js';
import { createFixture } from './fixture.js';
import type { Fixture, FixtureOptions } from './fixture.js';

/** A database with its store, and the fixture's district in it as it was made. */
export interface StoreWorld {
  readonly database: Database;
  readonly store: Store;
  readonly fixture: Fixture;
}

/** For a `describe`: one database for all its tests, with nothing but the fixture's district before each of them. */
export function storeWorld(open: OpenTestDatabase, options: FixtureOptions = {}): StoreWorld {
  let database: Database;
  let fixture: Fixture;
  let store: Store;
  beforeAll(async () => {
    database = await open();
    store = createStore(database.prisma);
  });
  beforeEach(async () => {
    await emptyDatabase(database);
    fixture = await createFixture(database.prisma, options);
  });
  afterAll(() => database.close());
  return {
    get database() {
      return database;
    },
    get store() {
      return store;
    },
    get fixture() {
      return fixture;
    },
  };
}
