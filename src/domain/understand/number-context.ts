import type { NumberToken } from './numbers.js';

/** Why a number is no current value of a measure. `old` ones count where nothing newer is said. */
export type NotAValue =
  | 'named' | 'date' | 'time' | 'label' | 'ordinal' | 'phone' | 'ratio' | 'range' | 'bound' | 'target' | 'change' | 'duration' | 'rate' | 'remaining' | 'flow' | 'certainly-old' | 'old';

interface ContextRule {
  readonly because: NotAValue;
  /** Must match right before the number. */
  readonly left?: RegExp;
  /** Must match right after it. */
  readonly right?: RegExp;
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|' +
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|ene|abr|ago|dic)';
const LABEL =
  '(?:rooms?|rm|salon(?:es)?|aulas?|units?|unidad|slides?|diapositiva|pages?|paginas?|pg|p\\.|route|ruta|grades?|grados?|sections?|seccion|' +
  'chapter|capitulo|lessons?|leccion|phase|fase|step|paso|bus|autobus|camion|guagua|building|edificio|ext\\.?|extension|numero|number|no\\.|' +
  'num\\.?|week|semana|day|dia|period|periodo|cycle|ciclo|tier|level|nivel|form|title|titulo|year|ano|version|group|grupo|article|articulo|' +
  'ticket|po|case|caso|school|escuela|district|distrito|ps|table|tabla|line|linea|wing|floor|piso|hall|gate|lote|calle|street|highway|version|' +
  'quarter|q|bimestre|trimestre|semestre|cohort|cohorte|covid)';
const REACHED = '(?:cumplimos|alcanzamos|logramos|superamos|pasamos|llegamos a|rebasamos|met|hit|reached|exceeded|passed|beat|crossed|cleared)';
const LIST = '(?:\\d+(?::\\d\\d)?(?:, (?:and |y )?| and | y | & ))*';
const W = '(?<![\\p{L}\\p{N}])';
const E = '(?![\\p{L}\\p{N}])';

const left = (pattern: string): RegExp => new RegExp(`${W}(?:${pattern}) ?$`, 'u');
const right = (pattern: string): RegExp => new RegExp(`^(?: ?%)?(?:${pattern})${E}`, 'u');

/** In order of trial; English and Spanish together, since their words do not meet. */
const RULES: readonly ContextRule[] = [
  { because: 'date', left: left(`${MONTH}\\.?(?: the)?`) , right: /^(?! ?(?:%|percent|por ciento|referrals|partes|reportes|[a-z]+ [a-z]+ (?:gap|brecha)))/u },
  { because: 'date', right: right(` (?:de |of )?${MONTH}\\.?`) },
  { because: 'date', right: /^[/-]\d{1,2}(?:[/-]\d{2,4})?(?!\d|[.,]\d)/u, left: /(?:^|[\s(~,])$/u },
  { because: 'date', left: /\d[/-]$/u },
  { because: 'date', left: left('(?:el|del|al|desde el|hasta el|antes del|despues del|dia|para el|viernes|lunes|martes|miercoles|jueves)'), right: /^(?! ?(?:%|por ciento|[.,]\d))/u },
  { because: 'time', right: /^:\d\d/u },
  { because: 'time', right: right(' ?(?:am|pm|a\\.m|p\\.m|h|hrs|o\'?clock|de la (?:manana|tarde|noche)|en punto)') },
  { because: 'time', left: left(`(?:a|de|hasta|desde|antes de|despues de|para)? ?las? ${LIST}`), right: /^(?! ?(?:%|por ciento))/u },
  { because: 'time', right: /^ (?:a las?|at) \d/u },
  { because: 'time', left: /\d:$/u },
  { because: 'time', left: left('(?:(?:be|am|are|is) (?:there|back|in|home|out)|arriv[a-z]+|there|llego|llegamos|regreso|vuelvo|salgo|ahi)(?: in| en| a)?(?: about| como| unos)?') },
  { because: 'label', left: left(`${LABEL}s? ?#? ?${LIST}`), right: /^(?! ?(?:%|percent|por ciento))/u },
  { because: 'label', left: /#$|(?<!\p{L})x$/u },
  { because: 'label', left: left('(?:the|those|these|that|esos|esas|estos|estas|aquellos|a los|a las|my|our|mis)'), right: /^ (?!students|alumnos|estudiantes|%|percent|por ciento|(?:open|unfilled|vacant|empty)\b)[a-z]/u },
  { because: 'ordinal', right: /^ ?(?:st|nd|rd|th)(?!\p{L})|^\.?[ºª°]|^(?:er|ro|do|to|vo|no|mo)(?!\p{L})/u },
  { because: 'phone', right: /^-\d{3}/u },
  { because: 'phone', left: /\d[-.) ]{1,2}$/u, right: /^-\d{4}/u },
  { because: 'ratio', right: /^ ?(?:of|out of|de|de los|de las|de cada|\/) ?(?:my |our |the |nuestr[oa]s |mis |los |las |every )?[$€£]?\d+(?!\d*(?:st|nd|rd|th|[ºª°]|\.[ºª°]))/u },
  { because: 'ratio', left: /\d ?(?:k|mil|thousand|million|millones)?%? ?(?:of|out of|de|de los|de las|de cada|\/) ?(?:my|our|the|nuestr[oa]s|mis|los|las|every)? ?[$€£]?$/u },
  { because: 'ratio', right: right(' (?:of|out of|de) (?:the |our |my |los |las |nuestr[oa]s )?(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)') },
  { because: 'target', right: right('(?: percent| por ciento)?(?: (?!(?:vs|versus|of|against|and|with|towards?|to|is|was|our|the|a|y|con|for|on|in)(?!\\p{L}))[a-z]+){0,2} (?:target|goal|objective)') },
  { because: 'range', left: left('(?:between|entre|from|somewhere (?:between|around)|anywhere from)'), right: /^ ?(?:%|percent)? ?(?:and|y|to|a|-|–|or|o) ?\$?\d/u },
  { because: 'range', left: left('(?:between|entre)(?: [a-z]+)? \\$?[\\d.,]+ ?(?:k|mil|m|thousand|million|millones)? ?%? ?(?:and|y)(?: the| el)?') },
  { because: 'range', right: /^ ?(?:%|percent)? ?(?:-|–|to|or|o|a) ?\$?\d(?!(?<=(?:to|a) 1)(?![\d.,]))/u },
  { because: 'range', left: /\d ?(?:k|mil|thousand|million|millones)? ?%? ?(?:-|–|to|or|o|a)(?: maybe)? ?\$?$/u },
  { because: 'bound', left: /[<>≥≤] ?[$€£]?$/u },
  { because: 'range', right: /^ ?%? ?[<>] ?\d/u },
  { because: 'bound', left: left('(?:spen[dt]|spending|paid|pay|pays|cost|costs|use|used|budget(?:ed)?|gast[a-z]+|ejerc[a-z]+|pag[a-z]+|usar|cuesta)(?: [a-z]+)? (?:up to|hasta)(?: un| los| unos)?|as (?:much|many|high|low) as|(?:a )?max(?:imum|imo)?(?: of| de)?|tope(?: de)?|capped at|limit(?: of)?') },
  { because: 'bound', left: left('(?:almost|nearly|close to|approaching|just (?:under|over|shy of)|over|more than|at least|at most|less than|fewer than|under|above|below|short of|past|casi|mas de|menos de|cerca de|al menos|por lo menos|arriba de|debajo de|por debajo de|por encima de|no mas de|apenas arriba de|rozando)(?: (?:the|un|el|los|las))?') },
  { because: 'target', left: left(`(?<!${REACHED} (?:la |el |the |our |nuestra |nuestro )?)(?:goal|target|aim|aiming|objective|benchmark|meta|objetivo)s?(?: (?:is|was|of|for|de|del|es|era|fue|at|to be|that is))*(?: (?:la|el|los|un|una|around))?[:=]?`) },
  { because: 'target', left: new RegExp(`${W}(?:meta|objetivo|goal|target) (?:de|del|para|for|of) [a-z ]{2,24}(?:[:=]|es|is|era)? ?$`, 'u') },
  { because: 'target', left: left('(?:to|will|would|not|can|could|should|never|ever|we\'ll|expect|might|may|still) (?:hit|reach|make|meet|get to|clear|make it to|beat|exceed|cross)(?: the| our)?') },
  { because: 'target', left: left('(?:hitting|reaching|getting to|make it to|get to|hoping for|hope for|aiming for|shooting for|want|wanted|expect|expecting|expected|on|give up on|gave up on|giving up on|towards?|by the|need|needed|short of|from reaching|of reaching)(?: the| our)?') , right: /^(?! (?:open|students|referrals|vacan|unfilled))/u },
  { because: 'target', left: left('(?:lleg(?:ar|amos|aremos|uemos|a|ue|ara)|alcanz(?:ar|amos|aremos|a)|cumpl(?:ir|imos|iremos)|lograr|logramos|pasar|esperamos|esperabamos|queriamos|queremos|buscamos|falta para|para|hacia|rumbo)(?: (?:a|al|a los|a las|el|los|las|de|hasta|unos?))*') },
  { because: 'named', left: left('(?:los|las)'), right: /^ ?(?:$|[.,;!?)]|este|para|y|que|no|en)/u },
  { because: 'target', right: right('(?: percent| por ciento)? ?(?:(?:by|para|before|antes de|hacia) (?:the |el |la |fin |end )?(?:end|year|spring|summer|winter|fall|june|may|january|february|march|april|december|november|thanksgiving|christmas|next|fin|final|junio|mayo|enero|febrero|marzo|abril|diciembre|noviembre|primavera|verano)|goal|target|de meta|como meta|(?:is|es) (?:the|our|la|nuestra) (?:goal|target|meta))') },
  { because: 'change', right: right(' (?:more|fewer|less|better|safer|higher|lower|happier|faster|worse|extra|additional|another|new|newly|mas|menos|adicionales|nuev[oa]s|otr[oa]s)') },
  { because: 'change', right: right(' ?(?:percentage )?(?:points?|pts?|pp|puntos?)') },
  { because: 'change', left: left('(?:up|down|rose|dropped|fell|grew|increased|decreased|climbed|slipped|gained|lost|improved|jumped|subio|subimos|bajo|bajamos|aumento|aumentamos|disminuyo|crecio|crecimos|mejoro|mejoramos|cayo|perdimos|ganamos|avanzamos)(?: by| about| un| unos| en| another| like| como| casi)?'), right: /^ ?(?:%|percent|points|puntos|pts|pp|por ciento|$|[.,;!)]|(?:since|from|this|last|over|in|desde|este|esta|en|en|con|respecto))/u },
  { because: 'change', left: left('(?:one|another|otr[oa]s?|additional|extra|first|last|next|primer[oa]s?|ultim[oa]s?|proxim[oa]s?)') },
  { because: 'duration', right: right(' (?:more |school |full |straight |whole |long |consecutive |instructional |mas )?(?:days?|weeks?|months?|years?|yrs?|hours?|hrs?|minutes?|mins?|times|seconds?|dias?|semanas?|mes(?:es)?|anos?|horas?|minutos?|veces|segundos?|x|nights?|noches?|bimestres?|ciclos?)') },
  { because: 'rate', right: right(' ?(?:dollars |dolares |usd )?(?:each|apiece|cada (?:un[oa])?|(?:(?:per|an?|each|cada|por|al|every) |/ ?)(?:week|month|day|tutor|student|kid|teacher|hour|person|school|session|mes|semana|dia|hora|alumn[oa]|persona|escuela|maestr[oa]|sesion|un[oa])|la (?:hora|sesion|clase))') , left: /^(?!.*(?:average|promedio|total) $)/u },
  { because: 'remaining', right: right(' ?(?:dollars |dolares )?(?:left|remaining|to go|unspent|to spend|left over|still to|por gastar|por ejercer|restantes?|por pagar|disponibles?|sin gastar|libres?)') },
  { because: 'remaining', left: left('(?:nos quedan?|quedan?|faltan?|queda|por pagar|remaining|left|leaves|leaving|sobran?|restan?|balance(?: of| is)?|saldo(?: de)?)[:=]?') },
  { because: 'flow', right: right(' (?:[a-z]+ ){0,2}?(?:who )?(?:dropped|quit|resigned|withdrew|joined|transferred|moved away|se dieron de baja|renunciaron|se fueron|se apuntaron|ingresaron|desertaron)') },
  { because: 'flow', right: right(' (?:teachers|students|kids|people|staff|families|maestr[oa]s|alumnos) (?:who )?(?:left|leave|leaving)') },
  { because: 'flow', left: left('(?:entrevistamos|entrevistaron|capacitamos|capacitaron|invitamos|visitamos|encuestamos|llamamos|atendimos|costs?|charges?|cobran?|cuestan?|pays?|hired|hiring|resigned|quit|lost|added|adding|dropped|withdrew|contratamos|contrataron|renunciaron|se fueron|se dieron de baja|dieron de baja|se cubrieron|cubrimos|ingresaron|entraron|se apuntaron|se sumaron|llegaron|salieron|interviewed|interviewing|offered|observed|trained|invited|met with|called|vinieron|vio|contesto|contestaron|answered|surveyed)(?: (?:a|about|only|just|like|como|unos|unas|other|the|sus))*') },
  { because: 'certainly-old', left: left('(?:(?:up|down|rose|dropped|fell|moved|went|grew|improved|climbed|jumped|increased|decreased|came|over|subio|subimos|bajo|bajamos|paso|pasamos|mejoro|aumento|cayo|crecio)(?: [a-z]+){0,4} (?:from|de)|up from|down from|from|compared (?:with|to)|against|versus|vs\\.?|than|baseline(?: (?:was|is|of|at))?|linea (?:de )?base(?: (?:era|es|de|del|fue))?|frente al?|contra(?: el)?|comparado con(?: el)?|(?:que|igual que|respecto) (?:al?|el|los)|antes(?: (?:era|eran|de|estaba en|teniamos|habia))?|previously|used to be|originally|started (?:at|with|from)|empezamos (?:con|en)|arrancamos con|partimos de|inicial(?:mente)?(?: de)?|de inicio|was at|were at|before)[:=]?(?: (?:a|the|el|los|las|un|una|de))?') },
  { because: 'certainly-old', right: right('(?: por ciento| percent)?(?: [a-z]+)? (?:de inicio|de linea base|baseline|al inicio|at the start|when we started|before|antes|previously|earlier)(?= ?(?:$|[.,;)]))') },
  { because: 'old', left: left('(?:was|were|had|era|eran|fue|fueron|estaba en|estaban en|habia|teniamos|tenia|it was|last (?:month|year|spring|fall|week|time|quarter|term|semester)(?: (?:was|it was|we had|we were at))?)') },
  { because: 'old', right: right('(?: por ciento| percent)? ?,? ?(?:(?:in |on |back in |at )?(?:last|the (?:fall|spring|previous|prior)) ?(?:spring|year|fall|month|time|term|semester|quarter|winter|summer)?(?: survey)?|a (?:month|year|week) ago|el (?:mes|ano) (?:pasado|anterior)|la (?:semana|vez) pasada|antes)') },
];

/** No date, clock time or room is written with a percent or money sign, or has decimals. */
const ONLY_WHOLE: ReadonlySet<NotAValue> = new Set(['named', 'date', 'time', 'label', 'ordinal', 'phone']);

/** How much of the sentence on each side is looked at. */
const REACH = 64;

/**
 * Why the number at a place of a sentence is not a current value; null where nothing speaks
 * against it. Two passes: what stands left and right of the number as written.
 * @param text the folded sentence
 */
export function whyNotAValue(text: string, start: number, end: number, { kind, values: [value = 0] }: Pick<NumberToken, 'kind' | 'values'>): NotAValue | null {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  for (const rule of RULES) {
    if ((kind !== 'plain' || !Number.isInteger(value)) && ONLY_WHOLE.has(rule.because)) continue;
    if (rule.because === 'date' && value > 31 && !(value >= 1990 && value < 2100)) continue;
    if ((rule.left === undefined || rule.left.test(before)) && (rule.right === undefined || rule.right.test(after))) return rule.because;
  }
  return null;
}

/** A verb of moving from one value to another: then "from 66 to 70" is a change, not a range. */
const MOVED = /(?<!\p{L})(?:up|down|rose|dropped|fell|moved|went|grew|improved|climbed|jumped|increased|decreased|came|slipped|subio|subimos|bajo|bajamos|paso|pasamos|mejoro|mejoramos|aumento|aumentamos|cayo|crecio|crecimos|avanzamos|avanzo|disminuyo|now|this (?:week|month|quarter|term)|ahora|este (?:mes|trimestre)|esta semana)(?!\p{L})/u;
const FROM_TO = /(?<!\p{L})(?:from|de|del) \$?(\d[\d.,]*)(?:k| mil)? ?(?:%|percent|por ciento)?(?: [a-z]+){0,3}? (?:to|a|al) (?:\$?)$/u;

/** The number ends a move: "rose from 91.2 to 93.4", "bajó de 3,1 a 1,9", "de 225 pasamos a 248". */
export function endsMove(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  return FROM_TO.test(before) && MOVED.test(text);
}

/** The number begins such a move. */
export function beginsMove(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  const after = text.slice(end, end + 40);
  return /(?<!\p{L})(?:from|de|del) \$?$/u.test(before) && /^ ?(?:%|percent|por ciento|k|mil)?(?: [a-z]+){0,3}? (?:to|a|al) \$?\d/u.test(after) && MOVED.test(text);
}
