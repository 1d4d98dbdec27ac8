import { join } from 'node:path';
import { env } from 'node:process';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, onTestFailed, test } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { freshFolder, startProduct } from './product.js';
import type { Product } from './product.js';
import { visit } from './visitor.js';
import type { Visitor } from './visitor.js';

/** A folder for pictures of what is seen on the way; none are taken where it is not set. */
const PICTURES = env['JOURNEY_PICTURES'];

/** The sample district at work. */
export interface District {
  readonly product: Product;
  /** The window of whoever acts. */
  readonly person: Visitor;
  /** The superintendent's window, open at #strategic-plan from the first day. */
  readonly leader: Visitor;
}

/** Starts the sample district before the journey and ends it afterwards. */
export function openDistrict(): {
  readonly district: () => District;
  /** One step of the journey, given the district. After one that failed, the rest does not pretend to go on. */
  readonly step: (name: string, walk: (district: District) => Promise<void>) => void;
  /** Opens somebody's direct messages. */
  readonly be: (name: string) => Promise<void>;
  readonly picture: (name: string, of?: Visitor) => Promise<void>;
} {
  let folder: Awaited<ReturnType<typeof freshFolder>> | undefined;
  let browser: Browser | undefined;
  let product: Product | undefined;
  let opened: District | undefined;
  let endedAt: string | undefined;
  const district = (): District => {
    if (!opened) throw new Error('The district is not open yet.');
    return opened;
  };

  beforeAll(async () => {
    folder = await freshFolder();
    product = await startProduct('try', folder.path);
    browser = await launchBrowser();
    const person = await visit(browser, product.url);
    const leader = await visit(browser, product.url, { as: 'u-marguerite-solano', at: 'c-strategic-plan' });
    opened = { product, person, leader };
  });
  afterAll(async () => {
    await browser?.close();
    await product?.kill();
    await folder?.remove();
  });

  const picture = async (name: string, of = district().person): Promise<void> => {
    if (PICTURES !== undefined) await of.page.screenshot({ path: join(PICTURES, `${name}.png`) });
  };
  return {
    district,
    picture,
    be: async (name) => {
      await district().person.be(name);
      await district().person.open('Throughline');
    },
    step: (name, walk) => {
      test(name, async () => {
        if (endedAt !== undefined) throw new Error(`The journey ended at “${endedAt}”.`);
        onTestFailed(() => picture(`failed: ${name}`));
        endedAt = name;
        await walk(district());
        endedAt = undefined;
      });
    },
  };
}
