import type { Language } from '../types.js';

const WORDS = /[a-zí]+/gu;
/** Words that are common in one of the two languages and strange in the other. */
const ENGLISH = new Set(('the of and to is are was were be been am it this that these those we our us you your i my they their he she his her ' +
  'on off in at for with from by about after before until not have has had do does did will would can could should if but so or as than then there here ' +
  'what which who when where why how all some more most many much any only just still also now yet very really good great fine well bad done going getting need needs want ' +
  'track risk behind ahead schedule pace target goal finished started waiting stuck green yellow red hi hello hey thanks thank please yes yep sure okay today tomorrow week month year ' +
  'kids students teachers school help out up down morning afternoon later sorry got new last next two three one work working').split(' '));
const SPANISH = new Set(('el la los las un una unos unas de del al y o que en es esta estan estamos esto este esa ese eso son era eran fue ser hay por para con sin sobre entre ' +
  'se nos me te le les lo mi su sus nuestra nuestro pero porque si sí ya aun todavia muy mas menos bien mal bueno buena buenas buenos como cuando donde quien cual ' +
  'vamos va van voy ir llevamos seguimos tenemos tengo tiene hemos ha han necesitamos necesito falta faltan faltaba hace hacer hecho todo toda todos todas nada nadie algo ' +
  'listo lista verde rojo amarillo riesgo camino meta atrasado atrasados gracias hola saludos dia dias semana mes hoy ayer manana ahora ahorita antes despues luego hasta desde ' +
  'alumnos maestros maestras escuela niños ninos plazas avance avanzando terminado asi tambien solo otra otro mucho muchos estoy esta cosa vale dale perdon disculpa enterado recibido ' +
  'porfa favor parado mitad vacantes asistencia retencion').split(' '));

/** How strongly a folded text speaks each language: counts of telling words. */
function languageEvidence(folded: string): Readonly<Record<Language, number>> {
  const evidence = { en: 0, es: 0 };
  for (const [word] of folded.matchAll(WORDS)) {
    if (ENGLISH.has(word)) evidence.en += 1;
    if (SPANISH.has(word)) evidence.es += 1;
  }
  if (/[¿¡]/u.test(folded)) evidence.es += 2;
  return evidence;
}

/**
 * The language of a folded text; `otherwise` where its words tell nothing.
 * @param margin by how many telling words one language must lead
 */
export function detectLanguage(folded: string, otherwise: Language, margin = 1): Language {
  const { en, es } = languageEvidence(folded);
  if (Math.abs(en - es) < margin) return otherwise;
  return en > es ? 'en' : 'es';
}
