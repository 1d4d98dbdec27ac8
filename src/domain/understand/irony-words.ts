/**
 * Words by which a writer steps back from what stands beside them, in both languages: their words
 * do not meet. Patterns over folded text, at word edges.
 */

const at = (patterns: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'u');

const LACKED =
  '(?:staff|money|budget|funding|funds|people|teachers?|subs?|time|help|support|resources|plan|leader(?:ship)?|coach(?:es)?|books?|materials|' +
  'dinero|gente|personal|maestros?|maestras?|docentes|presupuesto|recursos|apoyo|tiempo|suplentes?|fondos|plan|materiales|libros|luz|internet)';

/** What somebody else said is not so: then nothing in the message is taken at its word. */
export const DISAGREES = at([
  '(?:i |we |strongly |respectfully )*(?:disagree|beg to differ)', '(?:do|does|did|would|can) not (?:really |quite |fully )?(?:agree|buy (?:it|that|this)|believe (?:it|that|them|him|her|a word))',
  '(?:he|she|they|it|that|this|which|who|you|everyone)(?: (?:is|are|was|were))? (?:just |simply |dead |plain |completely |totally |very |so )?(?:wrong|mistaken|lying|kidding (?:himself|herself|themselves)|false|untrue|inaccurate)',
  '(?:is|are|was) not (?:really |at all |actually |quite )?(?:true|accurate|so|the case|reality)(?= ?(?:$|[.,;!]))', '(?:is|are) (?:a lie|lies|nonsense|fiction|wishful thinking)', 'not true',
  '(?:reality|truth) is(?: very| quite)? (?:different|otherwise|not so)', 'the opposite (?:is true|of (?:what|that))', 'far from (?:it|the truth|reality)(?= ?(?:$|[.,;!]))',
  'no es (?:cierto|verdad|asi|correcto|real)(?= ?(?:$|[.,;!]| que| para| del todo))', '(?:es|son|eso es|esto es) (?:puras? )?(?:falso|falsa|mentiras?|cuentos?|pura fantasia)',
  '(?:yo )?no (?:me )?(?:lo|la|les|le|los) cre(?:o|emos)', 'no estoy(?: muy| nada)? de acuerdo', 'no estamos de acuerdo', '(?:difiero|discrepo|discrepamos|lo dudo|lo dudamos)',
  '(?:esta|estan)(?: muy| bien| totalmente)? (?:equivocad[oa]s?|mal informad[oa]s?)', '(?:se equivoca|se equivocan|miente|mienten)', 'nada mas lejos', 'puro cuento', 'la realidad es (?:otra|muy distinta|distinta|diferente)',
]);

/** Says the opposite of what it says, wherever it stands in the message. */
export const MOCKS = at([
  'yeah,? right', 'yeah,? sure', '(?:oh|sure),? sure', '(?:oh|ah),? (?:of course|definitely|totally|absolutely)', 'my (?:foot|ass|eye|left foot|butt)', 'as if(?= ?(?:$|[.!]))', 'in (?:your|their|his|her|my) dreams',
  '(?:if|can) you (?:can )?believe (?:that|it|them)', 'dream on', 'tell me another(?: one)?', 'what a joke', 'is a joke', 'who are we kidding', 'how cute', 'who cares', 'psych', 'just kidding', 'jk', '(?:am|only|just) (?:joking|kidding)', 'que mas da', 'me da (?:igual|lo mismo)', 'no (?:te|se|le) crea[ns]?', 'es broma', 'bromeo', 'a quien le importa', 'said no(?:[- ]one| ?body)', 'if you say so', 'what(?:ever)? (?:you|they|everyone|people|downtown) (?:wants?|wanted|likes?|needs?) to hear', 'whatever(?= ?[.!]*$)', 'because of course', 'big surprise', 'air ?quotes',
  '(?:sí|si),? (?:como no|claro|aja|chucha|hombre|seguro)', '(?:ay|uy),? sí', 'aja(?= ?[,.!])', 'diz ?que', 'disque', 'no me digas', 'que (?:chiste|broma|risa) ', '(?:mis|tus) (?:polainas|narices)', '(?:y )?un (?:cuerno|jamon|pimiento)', 'los cojones',
  'en (?:tus|sus|mis) suenos', 'ni que', 'que va(?= ?(?:$|[.,!]))', 'no manches', 'no mames', 'sueno guajiro', 'dijo nadie', 'lo que (?:quier[a-z]+|les gusta) (?:oir|escuchar)', 'si (?:usted|ustedes|tu) lo (?:dice|dicen|dices)', 'quien se lo cree', 'nadie se lo cree',
]);

/** Laughter: in one sentence with a status it may turn it around. */
export const LAUGHS = at(['lol', 'lmao', 'rofl', '(?:ha){2,}h?', 'hah', '(?:ja){2,}j?', '(?:je){2,}', 'xd']);

/** "Totally on track, with no staff and no money", "de maravilla, sin dinero ni gente". */
export const LACKS_ALL = new RegExp(
  `(?<!\\p{L})(?:(?:with |have |got )?(?:no|zero|without|without any) ${LACKED}(?: ?(?:and|or|,|nor|,? and) ?)(?:with |without |have )?(?:no |zero |any )?${LACKED}|` +
  `(?:sin|no (?:hay|tenemos)|con cero) ${LACKED}(?: ?(?:ni|y|o|,|,? ni) ?)(?:sin |con cero )?${LACKED})(?!\\p{L})`, 'u');
/** Beside one thing that lacks, these say the opposite: "sure, on track with no budget". */
export const TOO_GLAD = at(['sure', 'of course', 'totally', 'absolutely', 'wonderful(?:ly)?', 'fabulous(?:ly)?', 'claro', 'por supuesto', 'clarisimo', 'obvio', 'de maravilla', 'padrisimo', 'buenisimo']);
export const LACKS_ONE = new RegExp(`(?<!\\p{L})(?:(?:with |but )(?:no|zero)|without(?: any| a)?|sin) ${LACKED}(?!\\p{L})`, 'u');

/** The writer goes: "done, see you tomorrow" is done for the day. */
export const FAREWELL = at([
  'see you', 'see ya', 'bye', 'good ?night', 'heading (?:home|out)', 'signing off', 'logging off', 'off to (?:bed|lunch|class|home)', '(?:talk|speak) (?:to you )?(?:soon|later|tomorrow)', 'later everyone', 'have a (?:good|great|nice) (?:night|evening|weekend|one)',
  'nos vemos', 'hasta (?:luego|manana|pronto|el lunes)', 'adios', 'chao', 'me voy', 'me retiro', 'nos hablamos', 'que descansen?', 'buen fin(?: de semana)?',
]);
