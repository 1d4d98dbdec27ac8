/** Builds the sandbox's page into a folder: `page.js` and `page.css`. */
export function buildPage(folder: string): Promise<void>;
