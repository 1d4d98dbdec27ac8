import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../src/errors.js';

/** The page's own script and styles, as built. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** Reads `page.js` and `page.css` from a folder. Throws `AppError` `sandbox-page-missing` where they are not built. */
export async function loadPageAssets(folder: string): Promise<PageAssets> {
  try {
    const [script, style] = await Promise.all([readFile(join(folder, 'page.js'), 'utf8'), readFile(join(folder, 'page.css'), 'utf8')]);
    return { script, style };
  } catch (cause) {
    throw new AppError('sandbox-page-missing', `The sandbox's page is not built in ${folder}. Run \`npm run build\`.`, { cause });
  }
}
