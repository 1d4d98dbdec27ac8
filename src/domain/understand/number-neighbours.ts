/** Words around a number that tell what it counts, in both languages. */

/** The value is the whole so far: it counts before one that tells no such thing. */
export const SUMMED = /(?<!\p{L})(?:total(?:s|es)?|so far|to date|updated|as of (?:today|now|this)|now|currently|overall|district-?wide|hasta (?:hoy|ahora|la fecha)|a la fecha|ahora|ahorita|actualmente|en general|promedio general)(?!\p{L})/u;
/** Part of the schools or of the children: not the item's value. */
export const PART = /(?<!\p{L})(?:elementar(?:y|ies)|middle schools?|high schools?|primary schools?|secondary|primarias?|secundarias?|preparatoria|bachillerato|preescolar|jardin|campus|turno (?:matutino|vespertino)|boys|girls|ninas|varones|my (?:class|school|classroom|building)|mi (?:grupo|salon|escuela|clase)|(?:room|rm|salon|aula|classroom|section|seccion|grupo|period|ps|cohort) #?\d+ ?[a-z]?|(?:one|another|that|a single) (?:school|class|classroom|site|building|grade)|una (?:escuela|clase|sede)|un (?:grupo|salon|grado|plantel))(?!\p{L})/u;
/** All of the district, whatever parts were named before. */
export const WHOLE = /(?<!\p{L})(?:district-?(?:wide)?|overall|distrito|distrital|en general|average|promedio)(?!\p{L})/u;
/** Told for a day or a week. */
export const WEEKLY = /(?<!\p{L})(?:this week|last week|today|yesterday|per week|a week|weekly|esta semana|la semana pasada|hoy|ayer|por semana|semanal)(?!\p{L})/u;
/** May stand before a number without being what is counted. */
export const NEUTRAL = new Set((
  'out actualizada actualizado back cerramos cerro subio subimos bajo bajamos aumento paso llego quedo quedamos ya son lista trae list roster suma ' +
  'sumamos contamos contabilizamos survey surveys encuesta results result resultado resultados average avg promedio district districtwide distrito ' +
  'distrital number numbers figure figures cifra updated latest data dato datos sitting sat sits stand stands standing came comes coming land ' +
  'landed landing salio sale total totals totales count current actual score puntaje percentage porcentaje value valor reading lectura spot ' +
  'hovering holding steady gives gave shows showed showing muestra dio arroja around roughly about approximately aproximadamente alrededor unos ' +
  'unas como mostly ended hit reached hasta fecha hoy llegamos llega marca registra registramos tuvimos hubo reported pulse final corte ultimo ' +
  'ultima medicion evaluacion most recent newest yesterday morning was up down from kids only just barely still apenas solamente solo subiendo ' +
  'bajando otono primavera invierno eoy boy moy mid midyear official preliminary oficial preliminar close maybe say hey here monday sept oct nov'
).split(' '));

/** May follow a number that is a value; any other word is what it counts. */
const AFTER_VALUE: readonly string[] = [
  'as', 'of (?:today|now)', 'on', 'in', 'at', 'for', 'this', 'now', 'so', 'since', 'through', 'thru', 'and', 'but', 'or', 'up', 'down', 'is', 'was',
  'were', 'are', 'right', 'total', 'overall', 'today', 'yesterday', 'still', 'already', 'percent', 'which', 'with', 'from', 'compared', 'last', 'by',
  'to', 'over', 'out', 'has', 'have', 'district', 'districtwide', 'kids in', 'versus', 'vs', 'not', 'again', 'per', 'en', 'este', 'esta', 'al', 'a',
  'hasta', 'desde', 'ya', 'y', 'e', 'hoy', 'ayer', 'segun', 'por', 'para', 'con',
  'de (?:este|momento|acuerdo|octubre|noviembre|septiembre|diciembre|enero|febrero|marzo|abril|mayo|junio|agosto)', 'el', 'la', 'los', 'que', 'pero',
  'actualmente', 'ahora', 'ahorita', 'frente', 'contra', 'sobre', 'total(?:es)?', 'cuando', 'si', 'subiendo', 'bajando', 'mas', 'lo', 'gracias',
  'thanks', 'because', 'porque', 'good', 'great', 'on track', 'green', 'red', 'yellow', 'verde', 'rojo', 'amarillo', 'confident', 'too', 'also',
  'tambien', 'though', 'aunque', 'after', 'before', 'when', 'until', 'we', 'i', 'it', 'they', 'vamos', 'va', 'estamos',
];
export const ENDS_VALUE = new RegExp(`^[^\\p{L}\\p{N}]*(?:$|(?:${AFTER_VALUE.join('|')})(?!\\p{L}))`, 'u');
