import leven from 'leven';

/**
 * Words that carry a status, long or odd enough that a near miss is a typing slip and not
 * another word. Short ones ("track", "risk") are mended only where the word before fits.
 */
const MENDABLE: readonly string[] = [
  'behind', 'started', 'starting', 'finished', 'complete', 'completed', 'schedule', 'slipping', 'delayed', 'stalled', 'yellow',
  'attendance', 'chronic', 'absence', 'absenteeism', 'retention', 'vacancies', 'vacancy', 'referrals', 'suspension', 'suspensions', 'enrolled', 'enrollment', 'percent',
  'atrasado', 'atrasados', 'atrasada', 'atrasadas', 'atrasando', 'retrasado', 'retrasados', 'retrasada', 'retrasadas', 'retraso', 'riesgo', 'camino', 'terminado', 'terminada',
  'completado', 'completada', 'empezado', 'comenzado', 'previsto', 'planeado', 'amarillo', 'estancado', 'estancados', 'rezagado', 'rezagados',
  'asistencia', 'ausentismo', 'cronico', 'retencion', 'vacantes', 'suspensiones', 'inscritos', 'necesitamos',
];
const BY_INITIAL = new Map<string, string[]>();
for (const word of MENDABLE) BY_INITIAL.set(word.charAt(0), [...(BY_INITIAL.get(word.charAt(0)) ?? []), word]);
/** Words so often misspelt, and so unlike others, that two slips are forgiven. */
const TWO_SLIPS = new Set(['attendance', 'absenteeism', 'enrollment', 'vacancies', 'suspensions', 'ausentismo', 'asistencia', 'necesitamos']);
const KNOWN = new Set(MENDABLE);

/** Real words that lie one slip away from a cue word. */
const REAL_WORDS = new Set([
  'stated', 'stared', 'staffed', 'starved', 'starring', 'sterling', 'stating', 'staring', 'startled', 'restarted', 'finishes', 'finisher', 'competed', 'compete', 'compote', 'completes',
  'slapping', 'sipping', 'clipping', 'flipping', 'shipping', 'skipping', 'snipping', 'stalked', 'stilled', 'scaled', 'relayed', 'decayed', 'behold', 'bellow', 'fellow', 'mellow', 'yelled', 'yellows', 'schedules', 'scheduled',
  'patent', 'recent', 'perfect', 'intention', 'attention', 'detention', 'retentive', 'attendant', 'attendants', 'absences', 'absent', 'presence', 'enrolls', 'enroll', 'suspicion', 'referral',
  'riego', 'riesgos', 'caminos', 'camina', 'caminan', 'caminar', 'camion', 'casino', 'terminar', 'termina', 'terminan', 'terminando', 'termino', 'terminos', 'termine', 'empezando', 'empezar', 'empezaron', 'empezaremos',
  'completo', 'completa', 'completar', 'completando', 'compartido', 'comentado', 'comentamos', 'comenzar', 'comenzando', 'retrato', 'retraer', 'retrasos', 'retrasando', 'retraido', 'repasado', 'repasando', 'trasado', 'pesado', 'atrapado', 'atrapados', 'atacado', 'amarilla', 'amarillos',
  'asistencias', 'asistentes', 'asistente', 'cronica', 'cronicos', 'cronicas', 'vacante', 'vacaciones', 'inscrito', 'inscritas', 'inscrita', 'necesitan', 'necesitas', 'necesitaos', 'planeados', 'planeada', 'planteado', 'plateado', 'revisto', 'visto', 'provisto', 'prevista', 'previstos', 'risego',
  'estancada', 'estancadas', 'estanco', 'rezagada', 'rezagadas', 'rechazado', 'rechazados', 'relegado', 'reagado', 'reservado',
]);
/** Short cue words, mended only after the word that makes the pair. */
const PAIRS: readonly { readonly word: string; readonly after: ReadonlySet<string>; readonly never: ReadonlySet<string> }[] = [
  { word: 'track', after: new Set(['on', 'off']), never: new Set(['trick', 'tracks', 'truck', 'trucks', 'tack', 'tract', 'rack', 'crack', 'tracy']) },
  { word: 'risk', after: new Set(['at', 'att', 'a']), never: new Set(['rise', 'disk', 'brisk', 'risks', 'rick', 'rich', 'rink', 'ring', 'ris', 'risky', 'rest', 'ryk']) },
  { word: 'riesgo', after: new Set(['en']), never: new Set(['riego']) },
  { word: 'camino', after: new Set(['en', 'buen']), never: new Set(['camion', 'casino']) },
];

/** Whether two words differ by one inserted, missing, wrong or swapped letter. */
function oneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const distance = leven(a, b, { maxDistance: 3 });
  if (distance <= 1) return distance === 1;
  if (distance !== 2 || a.length !== b.length) return false;
  let i = 0;
  while (a.charAt(i) === b.charAt(i)) i += 1;
  return a.charAt(i) === b.charAt(i + 1) && a.charAt(i + 1) === b.charAt(i) && a.slice(i + 2) === b.slice(i + 2);
}

/**
 * The cue word that a folded word was meant to be, or the word itself. Bounded: at most one slip
 * (two in a few long ones), the same first letter, and never a real word.
 */
export function mendTypo(word: string, before: string): string {
  if (word === 'att') return 'at';
  if (word.startsWith('k')) {
    const withC = KNOWN.has(`ch${word.slice(1)}`) ? `ch${word.slice(1)}` : `c${word.slice(1)}`;
    if (KNOWN.has(withC)) return withC;
  }
  if (word.length < 4 || word.length > 16 || KNOWN.has(word) || /\d/.test(word)) return word;
  for (const pair of PAIRS) {
    if (word !== pair.word && pair.after.has(before) && word.charAt(0) === pair.word.charAt(0) && !pair.never.has(word) && oneSlipApart(word, pair.word)) return pair.word;
  }
  if (word.length < 5 || REAL_WORDS.has(word)) return word;
  for (const cue of BY_INITIAL.get(word.charAt(0)) ?? []) {
    if (cue.length < 6) continue;
    if (oneSlipApart(word, cue)) return cue;
    if (TWO_SLIPS.has(cue) && word.length >= 8 && leven(word, cue, { maxDistance: 3 }) <= 2) return cue;
  }
  return word;
}
