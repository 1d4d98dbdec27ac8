/**
 * "I'm fine, thanks", "bien, ¿y usted?": how the person is, not the item.
 */

const WELL = '(?:good|fine|well|great|ok|okay|alright|all right|not bad|not too bad|bien|excelente|perfectamente|de maravilla|mal|mas o menos|regular|cansad[oa]|tired|busy|bad|sick|enferm[oa])';
const MORE = '(?:(?:very|really|pretty|so|quite|just|doing|feeling|all|also|todo|muy|bastante|super|tambien|pues|aqui|por aca|por aqui)[ ,]+)*';
/** "Doing fine, thanks" and "all good, thanks" may be said of the work; "todo bien, gracias" is the set answer to a greeting. */
const TO_ASKER = '(?:(?:very|really|pretty|so|quite|just|todo|muy|bastante|super|tambien|pues|por aca|por aqui)[ ,]+)*';
const HERE = '(?:[ ,]+(?:today|hoy|myself|here|por aca|por aqui|too|also|tambien|a dios))?';
const YES = '(?:(?:yes|yeah|oh|hi|hello|hey|hola|sí|si|pues|ah|buenas|buenos dias|buenas tardes)[ ,!.]+)*';
const I = '(?:i am|am|i feel|i have been|(?:yo )?(?:estoy|ando|me siento|me encuentro)|a mi me va)';
const THANKS = '(?:[ ,.!]*(?:many thanks|thanks|thank you|thx|ty|gracias a dios|muchas gracias|mil gracias|gracias|bendito dios)(?: (?:a dios|so much|for asking|por preguntar))?)';
const AND_YOU = '(?:[ ,.!¿]*(?:and|how about|what about|hope|y)[ ¿]*(?:how are )?(?:you|yourself|tu|usted|ustedes|vos|tú|vosotros)(?: (?:too|doing|que tal|como (?:estas?|estan|andas?)))?)';

const OWN = new RegExp(`^[¡¿ ]*${YES}(?:${I} ${MORE}${WELL}${HERE}${THANKS}?${AND_YOU}?${THANKS}?|${MORE}${WELL}${HERE}${THANKS}?${AND_YOU}${THANKS}?)[ .!?]*$`, 'u');
const POLITE = new RegExp(`^[¡¿ ]*${YES}${TO_ASKER}${WELL}${HERE}${THANKS}[ .!?]*$`, 'u');

/**
 * Whether a folded sentence tells how the person is: `own` certainly ("I'm good", "bien, ¿y tú?"),
 * `polite` perhaps ("bien, gracias"), which may answer either question; null where it does not.
 */
export function wellBeing(sentence: string): 'own' | 'polite' | null {
  const text = sentence.slice(0, 160);
  return OWN.test(text) ? 'own' : POLITE.test(text) ? 'polite' : null;
}
