import { PLATFORMS } from './types.js';
import type { Platform } from './types.js';

const ASK = '(?:(?:please )?(?:ask|message|remind|contact|reach|write(?: to)?) me|(?:por favor )?(?:preguntame|pregunteme|escribeme|escribame|avisame|aviseme|recuerdame|recuerdeme))';
const WHERE = '(?:in|on|via|through|by|en|por)(?: the| el| la)?(?: ms| microsoft)?';
const MORE = '(?: (?:instead|from now on|please|mejor|desde ahora|por favor))?';
const ASK_IN = new RegExp(`^${ASK} ${WHERE} (${PLATFORMS.join('|')})${MORE}$`, 'u');
const ASK_ANYWHERE = new RegExp(`^${ASK} (?:anywhere|wherever i write|where i write|donde sea|donde escriba|donde escribo)$`, 'u');

/** Reads where somebody wants to be asked, from folded words: `ask me in teams`. Without a platform: wherever they wrote last. Undefined for other words. */
export function readAskIn(words: string): { readonly platform?: Platform } | undefined {
  const platform = PLATFORMS.find((one) => one === ASK_IN.exec(words)?.[1]);
  if (platform) return { platform };
  return ASK_ANYWHERE.test(words) ? {} : undefined;
}
