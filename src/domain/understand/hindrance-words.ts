import type { Language } from '../types.js';

/**
 * How people say what holds a thing up and what they need from others. Patterns over one folded
 * clause. `after` quotes what follows the phrase, `before` what precedes it, `whole` the clause
 * from the phrase's own beginning, `clause` all of it.
 */
export interface HindrancePhrases {
  readonly after: readonly string[];
  readonly before: readonly string[];
  readonly whole: readonly string[];
  readonly clause: readonly string[];
  /** A clause with one of these tells no hindrance (or no need). */
  readonly unless: readonly string[];
}

const ROLE_EN =
  '(?:teacher|counselor|counsellor|coach|nurse|principal|director|clerk|aide|para|sub|substitute|interventionist|specialist|psychologist|' +
  'social worker|secretary|coordinator|tutor|driver|vendor|librarian|dean|manager|assistant|custodian|lead|liaison|interpreter|translator|' +
  'speech therapist|custodian|chef|cook)s?';
const THING_EN =
  '(?:applicants?|candidates?|subs?|substitutes?|sub coverage|coverage|budget(?: line)?|funding|funds|money|staff|staffing|counselors?|' +
  'counsellors?|teachers?|tutors?|drivers?|buses|bus|space|room|rooms|time|nurse|coach|coaches|aides?|paras?|adults|response|answer|approval|' +
  'supplies|books|materials|devices|laptops|access|interpreter|internet|wifi|licenses?|contract|curriculum|training|volunteers?|transportation|' +
  'capacity|bandwidth|support|equipment|specialist|psychologist|qualified [a-z]+|bilingual [a-z]+|one (?:to|is|has|can|available))';

export const BLOCKERS: Readonly<Record<Language, HindrancePhrases>> = {
  en: {
    after: [
      '(?:waiting|wait) (?:on|for)',
      '(?:blocked|held up|stuck|slowed(?: down)?|delayed|hampered|hung up|bottlenecked|tied up|derailed|stalled|hamstrung) (?:by|on|' +
        'over|because of|due to)',
      // A thing that is stuck somewhere is quoted whole, further down.
      '(?<=^(?:(?:we|i|it|this|still|just|am|are|is|been|have|has|got|getting|things|everything) )*)(?:blocked|held up|stuck|hung up|tied up|stalled) (?:at|in|with)',
      '(?:the |our |my |main |biggest |real |only )*(?:problem|issue|obstacle|challenge|barrier|blocker|hold-?up|bottleneck|hurdle|roadblock|' +
        'sticking point|concern|thing (?:slowing|holding|blocking|stopping)(?: us| it| this)?(?: down| up| back)?)(?: right now| now| here|' +
        ' so far| this month)? (?:is|are|remains|has been|continues to be)(?: (?:that|still))?',
      'what is (?:blocking|holding|slowing|stopping|hurting)(?: us| it| this)?(?: up| down| back)? is',
    ],
    before: [
      ' (?:is|are|has been|keeps?) (?:still |really )?(?:blocking|holding|slowing|stopping|hurting|killing|delaying|dragging)(?: (?:us|' +
        'it|this|things|everything|the|our))?',
    ],
    whole: [
      `(?:have |we have |with |still |has |i have |there (?:is|are|were|was) )*(?<!\\bhave )no (?:[a-z]+ ){0,2}?${THING_EN}(?![a-z])`,
      '(?:there (?:is|are|were) )?(?:not enough|a lack of|lack of|lacking|a shortage of|shortage of|short (?:on|of)|too few|too many)',
      'no one (?:to|is|has|can|available)', 'nobody (?:to|is|has|can|wants)',
    ],
    clause: [
      '(?:can not|could not|unable to|are not able to|have not been able to|struggling to) (?:find|get|hire|fill|recruit|access|order|' +
        'buy|schedule|post|start|secure|book|staff|cover|open|use|pay|spend|move|release|reach)',
      '(?:do|does|did) not have (?:enough|a |an |any |the |anyone|anybody|access|space|time|staff|money|funds|funding)',
      `${ROLE_EN} (?:just |is |are |has |have |suddenly |recently )*(?:resigned|quit|left|leaving|out(?: on| sick)?|on leave|gone|retired|vacant)`,
      '(?:is|are|has been|still|been) (?:sitting|stuck|stalled|held up|on hold|delayed|tied up|backed up|backordered|on back ?order|frozen|' +
        'closed|broken|down) ?(?:in|at|with|on|until|since|for|by|$)',
      '(?:has|have|had|is|are|did) not (?:yet )?(?:posted|approved|shipped|arrived|responded|signed|met|sent|delivered|returned|been ' +
        '(?:approved|posted|signed|delivered|filled|hired|released|ordered|installed|scheduled)|come (?:in|back|through)|heard back|gotten ' +
        'back|answered|released|replied|called|paid|processed|got back)',
      'never (?:shipped|arrived|came|showed|responded|called|got (?:approved|back|here|signed))', '(?:fell|falling|fallen) through',
      '(?:got|was|were|has been|been|get|keeps? getting) (?:cut|cancelled|canceled|denied|rejected|frozen|slashed|pulled)',
      '(?:lost|losing|keep losing) (?:both |our |two |three |a |another |the |people|staff|teachers|funding|\\d+ )', 'nobody (?:is|has|can|wants)',
      '(?:has|have) to be (?:reposted|redone|re-?bid|reissued|approved|rescheduled)',
      '(?:flu|strike|storm|snow days?|construction|remodel|outage|budget cuts?) (?:season|ate|hit|closed|shut|took|wiped|knocked|killed)',
      '(?:tough|bad|rough) flu season',
      '(?:tax|computer|network|server|system|portal|website|software|printer|bus|heat|hvac|boiler|elevator) (?:is|has been|was|keeps?|' +
        'went) (?:down|broken|crashing|out)',
    ],
    unless: [
      'no longer', 'no (?:help|issues?|problems?|concerns?|worries|need|change|blockers?|surprises)', 'nothing (?:is )?(?:blocking|holding|needed)',
      'not (?:waiting|blocked|stuck|held up)', '(?:nobody|no one|none)(?: [a-z]+){0,3} (?:at[- ]risk|off[- ]track|behind|late|worried|concerned|absent|stuck|complaining|complained|left behind|in danger|in trouble|struggling)', '(?:nobody|no one|none of us) has (?:yet |even |really )*(?:started|begun|gotten started|got started)', 'fixed', 'resolved', 'sorted', 'solved', 'any ?more(?= ?$)', 'if',
      'do not have (?:the|a|any|that|our|my) (?:[a-z]+ ){0,2}(?:numbers?|data|results?|scores?|figures?|report|count|update)', 'not a problem',
    ],
  },
  es: {
    after: [
      '(?:trabad|atorad|estancad|atascad|parad|detenid|frenad|bloquead|demorad|retrasad|limitad)[oa]s? (?:por|a causa de|debido a)',
      '(?<=^(?:(?:estamos|seguimos|sigo|estoy|esto|sigue|esta|ya|aun|todavia|quedamos|nos|tienen|tiene) )*)(?:trabad|atorad|estancad|atascad|parad|detenid|frenad|bloquead)[oa]s? (?:en|con)',
      '(?:el |lo |nuestro |mi |unico |mayor |principal |gran )*(?:problema|obstaculo|detalle|reto|tema|malo|freno|inconveniente|traba|' +
        'limitante|impedimento)(?: (?:ahora|ahorita|aqui|principal|mayor|actual))* (?:es|son|sigue siendo|ha sido|esta en)(?: que)?',
      'lo que nos (?:frena|detiene|traba|atora|falla|pega|complica|limita|tiene (?:parados|atorados|detenidos|trabados)) (?:es|son)(?: que)?',
    ],
    before: [
      ' nos (?:tiene|tienen|trae|traen) (?:parad|atorad|detenid|trabad|frenad|atrasad)[oa]s',
      ' (?:nos )?(?:esta|estan) (?:frenando|deteniendo|bloqueando|retrasando|atrasando)(?:nos|lo)?',
    ],
    whole: [
      '(?:esperando|en espera de|a la espera de)(?! (?:lo|bien|mucho|verlos))',
      '(?:nos |me |les |le |todavia |aun |siguen |sigue )*(?:falta(?:n|ndo)?)(?! (?:por|muy|poco|mucho|para|menos))',
      '(?:todavia |aun |ya )?no (?:hay|tenemos|tengo|contamos con|cuenta con|conseguimos|encontramos|nos han|han|ha)(?! (?:ningun|ninguna|' +
        'mayor|nada|que|de que|datos?|problemas?|novedad|avances?|cambios?|manera|forma|modo|numeros|resultados|el corte|los datos|el dato|' +
        'sido|prisa|duda|pendientes|la cifra|inconvenientes?|contratiempos?|empezado|comenzado|iniciado|arrancado|hecho|terminado|bajado|' +
        'subido))',
      'nadie (?:lo |la |los |nos |ha (?!empezado|comenzado|iniciado|arrancado)|quiere|puede|se|responde|contesta|cubre|esta)', 'sin (?=[a-z ]{3,40} no (?:se|hay|podemos|puedo|avanza))',
      '(?:falta|escasez|carencia) de',
    ],
    clause: [
      'no (?:nos )?(?:responde|responden|contesta|contestan|contestaron|respondieron|autoriza|autorizan|aprueba|aprueban|manda|mandan|' +
        'llega|llegan|llego|llegaron|deja|dejan|permite|permiten|alcanza el presupuesto|compite|funciona|funcionan|sirve|sirven|ha llegado|' +
        'han llegado|ha aprobado|han aprobado|han autorizado|han publicado|ha publicado|han mandado|firma|firman|paga|pagan|se presento|' +
        'se presentan|entregan|entrega)',
      '(?:renuncio|renunciaron|se (?:fue|va|fueron|van|jubilo|enfermo|nos (?:fue|fueron)|cayo|cayeron|cancelo|cancelaron|suspendio|descompuso|' +
        'retraso|atoro|perdio))',
      '(?:cortaron|recortaron|cancelaron|negaron|rechazaron|congelaron|quitaron|cambio|cerraron) (?:el|la|los|las|nuestr[oa])',
      '(?:sigue|siguen|esta|estan|continua|quedo|lleva|llevan|quedaron) (?:un mes |[a-z]+ )?(?:detenid|parad|atorad|trabad|cerrad|pendiente|' +
        'congelad|suspendid|bloquead|en (?:juridico|tramite|revision|legal)|sin (?:firmar|aprobar|titular|maestr|cubrir|respuesta|autorizar|' +
        'publicar|resolver))[a-z ]*',
      '(?:esta|estan) (?:de|con) (?:licencia|permiso|incapacidad|baja)', 'de (?:licencia|incapacidad|baja)(?= ?$| y | hasta)',
      '(?:lleva|llevan|llevamos) (?:[a-z]+ ){0,4}?sin ', '(?:nos )?(?:quedamos|quedaron) sin',
      '(?:el|la|los) (?:proveedor|sistema|distrito|contrato|banco|plataforma|universidad|sindicato) (?:sigue|siguen|ya no|todavia no|aun no|no) ',
    ],
    unless: [
      '(?:nadie|ningun[oa]?)(?: [a-z]+){0,3} (?:en (?:riesgo|peligro|rojo)|fuera de|atrasad[oa]s?|retrasad[oa]s?|rezagad[oa]s?|preocupad[oa]s?|mal|atras)', 'nadie se (?:ha )?(?:queja|quejo|quejado|queda|quedo|quedado)',
      '(?:no (?:hay|existe|veo|vemos|tenemos|corremos)|sin) (?:ningun |ninguna |mayor |mucho )?(?:riesgos?|peligro|atrasos?|retrasos?|quejas?|fallas?|alertas?)',
      'ya no falta', 'no falta(?:n)?', 'hace falta', 'haria falta', 'poco falta',
      'no (?:hay|tenemos|veo) (?:ningun |ninguna )?(?:problemas?|inconvenientes?)', 'ya (?:llegaron|llego|se resolvio|quedo|se arreglo)', 'si',
      'antes', 'no necesitamos', 'datos',
    ],
  },
};

const GIVE_EN = '(?:lend|give|send|get|find|approve|help|provide|assign|cover|release|sign|post|hire|share|order|fund|loan|spare)';

export const NEEDS: Readonly<Record<Language, HindrancePhrases>> = {
  en: {
    after: [
      '(?:^|we |i |still |also |just |really |badly |desperately |urgently |do |would |will )(?:(?:still|also|just|really|badly|desperately|' +
        'urgently|only) )*need(?!s|ed|ing)(?! to (?!be |have |see ))(?! it all)',
      '(?:what we need(?: most| now)? is|all we need is|our (?:biggest |main |only )?need is|needs?:)',
      '(?:we |i )?(?:could|can)(?: really| also)? (?:do with|use)',
      '(?:we|i) would (?:really |also )?(?:like|love|appreciate|welcome)(?! to (?:see |be |think|say))',
      '(?:what|it) would (?:really )?(?:help|be great|be helpful)(?: (?:us|me|most|is|if|to have|to get))*',
      '(?:would|will) (?:really )?help (?:us|me)(?: (?:to|if))?', `please (?:can you |could you )?${GIVE_EN}(?: (?:us|me))?`,
      `(?:can|could|would) (?:we|i) (?:please )?(?:get(?! back)|have|borrow)`,
      `(?:can|could|would|will) (?:someone|somebody|anyone|the district|the office|central office|hr|facilities|it|you all|y'all)(?: please)?`,
      '(?:we are |i am )?(?:asking for|requesting|looking for|hoping for|in need of)', '(?:we|i) (?:request|ask for|require)',
      'if (?:i|we) (?:get|had|can get|could get)(?= (?:one|two|three|a|an|some|more|another|\\d|the|help))', '(?:a |big )?help (?:with|from)(?= )',
    ],
    before: [' (?:is|are) (?:badly |urgently |really )?needed', ' would (?:really )?help(?: a lot| us| me)?'],
    whole: ['need help', 'send (?:help|reinforcements)'],
    clause: [],
    unless: [
      '(?:do|does|did) not (?:really )?need', 'no (?:help|support)? ?(?:is )?(?:need(?:ed)?|needs)', 'nothing (?:is |else )?(?:needed|from)',
      'where (?:we|i|it|things) needs?', '(?:kids|students|they|families|teachers|learners|pupils) (?:still |also |really )?need', 'you need',
      'no need', 'need (?:the|a|my|our)? ?[a-z]* ?(?:count|number) or', 'no longer need', 'not need', 'need more time to (?:answer|reply)',
    ],
  },
  es: {
    after: [
      '(?<!no )(?:necesitamos|necesito|ocupamos|ocupo|requerimos|requiero|precisamos|preciso|se (?:necesita|requiere|ocupa)n?)(?! (?:saber|' +
        'preguntar|ver |avanzar|trabajar|mejorar|seguir))(?: (?:urgentemente|todavia|tambien|aun|de))*',
      '(?<!no )(?:nos |me )?(?:hace(?:n)?|haria(?:n)?|va(?:n)? a hacer) falta',
      '(?:nos |me )(?:vendria(?:n)?|caeria(?:n)?|serviria(?:n)?|serviria(?:n)? mucho|vendria(?:n)? muy) (?:muy |bastante |super )?(?:bien|mucho|de maravilla)',
      '(?:nos |me )?(?:urge(?:n)?)(?: mucho)?', '(?:nos |me )?ayudaria(?:n)?(?: mucho)?(?: (?:tener|contar con|que))?',
      '(?:pedimos|pido|solicitamos|solicito|quisieramos|nos gustaria|agradeceriamos|agradeceria|quisiera)(?! (?:yo |saber|preguntar|decir|' +
        'comentar))(?: (?:pedir|solicitar|tener|contar con|el apoyo con))?',
      'ojala(?: (?:que|y))?(?= (?:nos|la|el|alguien|los|las|pudieran|puedan|manden|haya))',
      'si nos (?:dan|mandan|apoyan con|autorizan|aprueban|prestan|consiguen)',
      '(?:nos (?:podrian|pueden|podria|puede|podriamos)|(?:podrian|pueden)(?= (?:[a-z]+nos|por favor [a-z]+nos)))(?! (?:estar|ser|ir|' +
        'decir|quedar|llegar|lograr|haber|ver|contar))(?: (?:por favor|ayudar con|ayudarnos con|apoyar con|apoyarnos con))?(?= (?:aprobar|' +
        'mandar|enviar|autorizar|conseguir|ayudar|apoyar|prestar|asignar|dar|tener|contratar|liberar|publicar|echar|revisar|facilitar|firmar|' +
        '[a-z]+nos))',
      '(?:favor de|por favor)(?= (?:mandar|enviar|aprobar|autorizar|publicar|asignar|manden|envien|autoricen|aprueben|apoyen|ayuden))',
      'echen(?:nos)? (?:una|la) mano con',
    ],
    before: [],
    whole: ['(?:que )?(?:nos )?(?:echen|eche) (?:una|la) mano'],
    clause: [],
    unless: [
      'no (?:necesitamos|necesito|requerimos|ocupamos|hace falta|se necesita|se requiere|precisamos)', 'nada (?:por|de)',
      '(?:alumnos|ninos|estudiantes|maestros|familias|chicos|ellos) (?:todavia |aun )?(?:necesitan|requieren|ocupan)', 'necesitan',
      'ya no (?:necesitamos|ocupamos)',
    ],
  },
};
