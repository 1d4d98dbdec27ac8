import { foldText } from './fold-text.js';

const OPENINGS =
  /^(?:also|and|plus|oh|btw|by the way|p\.?s\.?|(?:i )?forgot|sorry|correction|i meant|actually|one more thing|another thing|tambien|ademas|y|ah|perdon|disculpa|(?:se me )?olvid[eo]|correccion|quise decir|en realidad|otra cosa|por cierto)\b/u;

/** Whether words begin like something added to what was said just before: "also…", "I meant…", "además…". */
export function isAfterthought(words: string): boolean {
  return OPENINGS.test(foldText(words.slice(0, 200)));
}
