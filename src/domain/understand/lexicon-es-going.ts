import type { CueRule } from './lexicon.js';
import { MUY, BE } from './lexicon-es-parts.js';

/** How it goes, when it goes badly. */
export const GOING_BADLY: readonly CueRule[] = [
  { says: 'at-risk', weight: 2, negated: 'on-track', reach: 'any', when: [
    `(?:${MUY})(?:atrasad|retrasad|rezagad|demorad|desfasad)(?:[oa]s?|it[oa]s?|ill[oa]s?|isim[oa]s?|on(?:es)?)`,
    '(?:nos (?:estamos |vamos |fuimos )?|se (?:nos )?(?:esta |va |fue |ha ido |ha venido )?|me estoy )(?:atrasando|retrasando|rezagando|' +
      'demorando|atrasamos|retrasamos|atraso|retraso|atrasado|retrasado|quedando (?:muy )?(?:atras|cortos|rezagados)|yendo para atras|cayendo|' +
      'complicando|complico|complica|poniendo (?:dificil|feo|complicado)|escapando|resbalando|desviando|viniendo abajo|hundiendo|yendo(?: ' +
      'de las manos)?|escapando(?: de las manos)?)',
    'se nos (?:esta |va )(?:yendo|escapando)(?: de las manos)?', '(?:[a-z]+|\\d+) (?:dias|semanas|meses) de (?:retraso|atraso|demora)',
    '(?:con|llevamos|tenemos|hay|trae|traemos|lleva|acumulamos|sufrimos|un|algunos|varios|tiene|agarro el|nos gano el) (?:un |algo de ' +
      '|mucho |poco de |cierto |bastante |ligero |pequeno |dias de |semanas de )?(?:retraso|atraso|demora|rezago)s?',
    '(?:por )?(?:atras|detras) de(?:l)? (?:lo |el |la |nuestro |los |las )?(?:planeado|previsto|esperado|programado|plan|calendario|cronograma|' +
      'meta|ritmo|programa)',
    `${BE} (?:un poco |un poquito |algo |muy )?(?:para |hacia )?atras`, `${BE} (?:muy |algo |un poco )?quedad[oa]s`,
    'nos (?:estamos|vamos|hemos ido) quedando(?= ?(?:$|[.,!;]|atras))',
    'nos (?:esta|va) costando (?:mucho |trabajo )?(?:llegar|lograr|cumplir|alcanzar)[a-z]*',
    `(?:mas )(?:lent[oa]s?|despacio|tarde|atras) (?:de lo|que lo|de) (?:que )?(?:[a-z]+)`,
    '(?:por )?(?:debajo|abajo) de(?:l)? (?:lo |el |la )?(?:planeado|previsto|esperado|programado|plan|calendario|ritmo|programa)',
    '(?:va|vamos|van) (?:un poco |algo |muy )?tarde', 'cuesta arriba',
    '(?:perdiendo|perdimos|hemos perdido) (?:terreno|el ritmo|ritmo|(?:dos|tres|varias|unas) semanas|tiempo)',
    '(?:se nos|el tiempo se nos|el ano se nos) (?:vino|viene|esta viniendo) (?:el (?:tiempo|ano) )?encima', '(?:a|contra) ?(?:contra)?reloj',
    '(?:esta|estan|va|vamos|andamos) (?:pelon|canon|peliagud[oa]|rud[oa]|dur[oa]|apretad[oa]s?|fe[oa])', '(?:pende|cuelga) de un hilo',
    '(?:agarrad[oa]|prendid[oa]) con alfileres', 'tambale(?:a|ando|andose)', 'cojea(?:ndo)?',
    '(?:retrocediendo|retrocedimos|hemos retrocedido|va en retroceso|en retroceso|para atras como [a-z ]{4,16})',
    'como (?:los cangrejos|el cangrejo|cangrejos?)',
    'se (?:ha )?(?:freno|frenado|estanco|estancado|atoro|atorado|detuvo|detenido|paro|trabo|atasco|complico|complicado)',
    'nos hemos (?:atrasado|retrasado|rezagado|quedado atras)', '(?:hemos|se ha) (?:bajado|perdido) (?:el|de) ritmo', 'batallando',
    '(?:estamos|seguimos|andamos) (?:batallando|sufriendo|luchando|apretados)',
    'no (?:vamos|va|avanza|avanzamos) al (?:ritmo|paso)(?: (?:esperado|previsto|que (?:quisieramos|queremos|deberiamos)))?', '(?:con|hay) desfase',
    '(?:es |todavia es |aun es )?recuperable', '(?:nos podemos|nos podriamos|se puede) (?:recuperar|poner al corriente|emparejar)',
    '(?:va|viene|vamos|venimos|sigue|seguimos) de bajada', 'necesita(?:mos ponerle)? atencion', 'por debajo(?= ?(?:$|[.,!;]))',
    '(?:empeorando|empeoro|empeoramos|vamos peor|va peor|esta peor|estamos peor|a peor)',
    'ya no (?:vamos|va|estamos|esta|anda|andamos) (?:tan |muy )?bien', 'no (?:vamos|va|estamos|esta) (?:tan )(?:bien|mal) como',
  ] },
  { says: 'at-risk', weight: 2, negated: 'on-track', reach: 'whole', when: [
    '(?:(?:estamos|esta|sigue|seguimos|quedo|quedamos|anda|andamos|se|nos|ya|todo|medio|un poco|casi|totalmente|completamente|tenemos ' +
      'esto|tengo esto) )*(?:trabad|atorad|estancad|atascad|parad|detenid|frenad|varad|empantanad|paralizad|congelad)[oa]s?',
    '(?:(?:lo |la )?(?:veo|vemos)|esta|se ve|va a estar|sera|nos esta siendo|resulta|esta siendo|va) (?:muy |un poco |algo |bastante ' +
      '|medio )?(?:dificil|complicad[oa]|cuesta arriba|fe[oa])',
    '(?:pinta|se ve|lo veo|la veo) (?:muy )?mal',
  ] },
  { says: 'bad', weight: 2, negated: null, reach: 'any', when: [
    'no (?:hay|tenemos|veo|vemos|ha habido) (?:mucho |ningun )?(?:avances?|progresos?)',
    'no (?:va|vamos|estamos|esta|se esta) (?:avanzando|cumpliendo)',
    'no (?:estamos|vamos|esta) (?:en )?donde (?:deberiamos|debemos|tendriamos|tenemos|queremos|queriamos|quisieramos|esperabamos)(?: (?:que )?estar| ir)?',
  ] },
  { says: 'at-risk', weight: 1, negated: null, reach: 'whole', when: [
    '(?:me |nos )preocupa(?! (?:mayo|junio|enero|febrero|marzo|abril|diciembre))',
    '(?:estoy|estamos|ando) (?:algo |un poco |muy |bastante )?preocupad[oa]s?', 'preocupad[oa]s?', 'preocupante', 'con preocupacion',
  ] },
  { says: 'off-track', weight: 2, negated: 'unclear', reach: 'whole', when: [
    `(?:(?:${BE}|todo|la cosa|esto|pues|muy|bastante|re|bien|la verdad|super) )*(?<!(?:pinta|ve|veo) )(?:(?:mal|fatal|terrible|horrible|` +
      `feo)(?= ?(?:$|[.,!;]|con|por|este|esta|la verdad|porque|desde|aqui|todo))|pesimo|pesima|malisimo|de mal en peor|por los suelos|un ` +
      `desastre|del nabo|de la patada|para el arrastre)`,
  ] },
  { says: 'bad', weight: 3, negated: null, reach: 'any', when: [
    '(?:en|con) (?:(?:la|el|los|las|lo) )?[a-z]+ (?:ya |todavia |aun )?no(?= ?[^\\p{L}\\p{N}]*$)',
    '(?:la|el|los|las) [a-z]+ (?:ya |todavia |aun )?no(?= ?[^\\p{L}\\p{N}]*$)',
  ] },
  { says: 'bad', weight: 1, negated: null, reach: 'whole', when: [
    'nada bien', '(?:muy |bastante |medio )?(?:complicad[oa]|dificil)', 'no (?:tanto|tan bien|tan buen[oa]s?)',
    'no (?:muy |tan |del todo |precisamente |estamos muy |vamos muy |va muy |vamos tan |esta muy |nada )(?:bien|content[oa]s?|buen[oa]?)', 'flojo',
    'floj[oa]s?', '(?:nos|me) (?:esta |va )?costando(?: (?:mucho|trabajo|bastante))?', 'lejos de (?:la meta|el objetivo|lo esperado)',
  ] },
];

const WELL_ES =
  '(?:ok|okay|bien(?! (?:[a-z]+[aei]d[oa]s?|lent[oa]s?|mal|dificil|poco|despacio|feo|floj[oa]s?|tarde|grave|cerca|lejos)(?!\\p{L}))|requete ' +
  '?bien|re ?bien|super ?bien|muy bien|bastante bien|barbaro|excelente|excelentemente|genial|perfecto|perfectamente|estupendo|estupendamente|' +
  'fenomenal|de maravilla|maravilla|maravillos[oa]|de lujo|de diez|de diez|de primera|de perlas|chevere|padre|padrisim[oa]|chid[oa]|chido|' +
  'bacan[oa]?|joya|fantastic[oa]|sobre ruedas|viento en popa|como la seda|increible|tranquil[oa]s?|super|sin (?:problemas?|pendientes|novedad(?:es)?|' +
  'contratiempos?|inconvenientes?|pendientes|complicaciones|sobresaltos|tropiezos|retrasos?|atrasos?)|normal|content[oa]s|mejor que nunca|' +
  'fabulos[oa]|de pelos|al tiro|buen[oa]s? (?:avance|avances|ritmo|paso|progreso|progresos|resultados))';
/** A fall, of a value that should rise: no status by itself, but it says how bad a "not great" is. */
export const FALLING: readonly CueRule[] = [
  { says: 'at-risk', weight: 1, negated: null, reach: 'any', falling: true, when: [
    '(?:(?:va|viene|vamos|venimos|sigue|seguimos|continua|y) (?:bajando|cayendo|disminuyendo|en picada|a la baja|para abajo)|a la baja|' +
      'de bajada|en descenso|se desplomo|(?:va|vamos|van) (?:para|pa) ?abajo)',
  ] },
];

/** How it goes, when it goes well. */
export const GOING_WELL: readonly CueRule[] = [
  { says: 'on-track', weight: 2, negated: 'bad', reach: 'whole', when: [
    `(?:${BE} |\\d+(?:\\.\\d+)*\\.[a-z] |todo |todos |por aca |por aqui |la cosa |el asunto |esto |ya |nos ha ido |nos va |me va |vamos |pues )+${MUY}(?:avanzando ` +
      `|caminando |cumpliendo |trabajando |funcionando |marchando |progresando |andando )?${MUY}${WELL_ES}`,
    `(?:avanzando|caminando|marchando|progresando|funcionando|cumpliendo|jalando|fluyendo|dando|quedando|tirando|saliendo|yendo) ${MUY}${WELL_ES}`,
    'nos (?:esta|va) (?:yendo )?(?:muy )?bien', '(?:no hay|nada) (?:de|por) que preocuparse', 'nada que (?:reportar de malo|lamentar)',
    'no (?:me|nos) (?:puedo|podemos) quejar', '(?:todo )?(?:fino|nitido|correcto|al pelo|pura vida|a la perfeccion|sabroso)',
    '(?:va|vamos) que vuela', '(?:lo|la) (?:llevamos|llevo|tenemos) (?:muy )?(?:bien|controlad[oa])',
    '(?:pinta|se ve|luce|tiene|suena) (?:muy )?(?:bien|buena pinta)', 'a paso firme', 'con paso firme', 'con pasos firmes',
    'todo (?:jala|fluye|camina|marcha|funciona|avanza)', 'a pedir de boca', 'como (?:un )?reloj', 'con (?:el )?(?:buen pie|pie derecho)', 'a salvo',
    'sin (?:ningun )?riesgos?(?= ?(?:$|[.,!;]|por|hasta))', 'no (?:hay|veo|vemos|corre|corremos|existe) (?:ningun |mayor )?(?:riesgo|peligro)s?',
    'derech(?:o|ito) a la meta', 'camino a la meta', '(?:ya )?hemos cumplido(?: con)? (?:lo |todo lo )?(?:planeado|programado|previsto|acordado)',
    '(?:sin|cero) (?:problemas|contratiempos|pendientes|focos rojos|alertas|sobresaltos|quejas|dramas?)',
    'mejor (?:imposible|de lo que (?:esperaba|pensaba|crei)[a-z]*)', '(?:vamos|seguimos|estamos) firmes', 'pa(?:ra)? ?lante', 'sobrad[oa]s',
    'se (?:esta |va )?(?:cumple|cumpliendo)(?: (?:todo|el plan|lo previsto|lo planeado))?', 'no (?:me|nos) preocupa',
    '(?:vamos |seguimos |estamos |se esta )cumpliendo(?! anos)', '(?:a|con) (?:muy )?buen (?:ritmo|paso|avance)',
    '(?:muy )?(?:buen(?:os)?|excelentes?|gran(?:des)?|muy buen(?:os)?) (?:avances?|progresos?|ritmo|paso)',
    'de (?:diez|lujo|maravilla|primera|pelos)', 'viento en popa', 'no (?:puede|podria) ir mejor', 'inmejorable', 'bien parad[oa]s?',
    '(?:la (?:estamos|esta|estan|vamos) rompiendo|rompiendola)', '(?:muy )?bien(?= en )',
    'bien (?:por ahora|por lo pronto|hasta ahora|hasta el momento)', 'sobre ruedas', 'de maravilla', 'como la seda', 'a todo dar', 'a toda maquina',
    'de lujo',
    'sin (?:ningun |mayores? |grandes )?(?:problemas|pendientes|preocupaciones|contratiempos?|inconvenientes?|complicaciones|tropiezos|' +
      'retrasos?|atrasos?|demoras?)(?= ?(?:$|[.!,;]| por| hasta| con esto| en este| de momento))',
    'no (?:hay|tenemos|tengo|veo|existe) (?:ningun |ninguna |mayores |grandes )?(?:problemas?|inconvenientes?|contratiempos?|preocupacion(?:es)?)(?: ' +
      'con (?:este|esto|esta)| hasta ahora| por ahora)?(?= ?(?:$|[.,!;]))',
    '(?:vamos )?que volamos', 'progreso normal', 'nos sentimos (?:muy )?bien(?: con [a-z ]{2,20})?',
    '(?:el |nuestro )?(?:avance|progreso|ritmo) (?:es|ha sido|va|esta siendo) (?:muy )?(?:buen[oa]|bien|excelente|satisfactorio|normal)',
    '(?:ya )?(?:nos )?(?:emparejamos|nivelamos|recuperamos|regularizamos)(?= ?(?:$|[.,!;]))',
    '(?:ya )?(?:retomamos|recuperamos|retomado|recuperado) (?:el )?(?:ritmo|paso|terreno|tiempo|rumbo|camino)',
    `(?:ya )?(?:nos )?(?:pusimos|recuperamos|hemos puesto) (?:al (?:dia|corriente)|el (?:ritmo|tiempo|terreno))`,
  ] },
  { says: 'on-track', weight: 1, negated: null, reach: 'alone', when: [
    `(?:(?:pues|fijate|fijese|que|la verdad|todo|por ahora|de momento|por lo pronto|muy|ahi|hasta ahora|aca|aqui|creo|digamos) )*(?:bien|` +
      `muy bien|requetebien|excelente|estupendo|genial|barbaro|fenomenal|chevere|padrisimo|tranquilo)(?= ?(?:$|[.!,;]|por (?:ahora|el momento|` +
      `aca|aqui)|hasta ahora|gracias|todo))`,
  ] },
  { says: 'on-track', weight: 1, negated: null, reach: 'whole', when: [
    '(?:content[oa]s?|satisfech[oa]s?|feli(?:z|ces)|optimistas?|tranquil[oa]s?|confiad[oa]s?)(?= ?(?:$|[.!]))',
    'me gusta (?:hacia donde|por donde|como) va(?:mos)?(?: esto)?',
    '(?:content[oa]s?|satisfech[oa]s?|feli(?:z|ces)|optimistas?|tranquil[oa]s?) con (?:eso|esto|el avance|los resultados|el resultado|como va)',
    'nada mal', '(?:estamos|estoy) (?:muy |bastante )?(?:confiad|segur|tranquil|optimista)[oa]?s?(?: de)?',
  ] },
];

/** A rating, as the half of two. */
const COLOR = '(?:(?:en )?(?:verde|amarillo|ambar|naranja|rojo|camino|riesgo))';

/** Words that speak both ways or neither. */
export const UNCLEAR: readonly CueRule[] = [
  { says: 'unclear', weight: 3, negated: null, reach: 'any', when: [
    'otra historia', 'otro cantar', `entre ${COLOR} y ${COLOR}`, `${COLOR} (?:o|tirando a|casi|pasando a|con tintes de) ${COLOR}`, 'pero (?:no|ni) (?:en|con|para) ', 'mas o menos(?! (?:\\d|un|una))', 'asi asi', 'ni fu ni fa',
    '(?:pues )?regular(?:cito|on)?(?= ?(?:$|[.!,;]))', 'ahi (?:la )?(?:vamos|llevamos|va|nos vamos|voy|la vamos llevando)',
    'ni (?:bien|mal) ni (?:mal|bien)', 'de todo un poco', 'unos dias [a-z ]{0,24}(?:y )?otros', 'a veces (?:si|sí|bien)[a-z, ]{0,12}(?:a veces)?',
    'depende', 'quien sabe', 'a ver(?= (?:que|como|si))', 'ya veremos', 'vamos viendo', 'demasiado pronto', 'es (?:muy )?pronto para',
    'no (?:se|sabria|sabemos)(?: (?:que|como|si|bien|decir|decirle))+', 'dificil (?:de )?(?:saber|decir)',
    '(?:en pausa|pausad[oa]|suspendid[oa]|pospuest[oa]|se pospuso|aplazad[oa]|se aplazo)', 'por un lado', 'altibajos',
    'con sus (?:altas y bajas|altibajos)', 'va lento', 'vamos lentos?', 'lento pero (?:seguro|va)', 'en veremos',
    '(?:podria|puede|podriamos) (?:estar|ir|ser) mejor', 'claroscuros', '(?:para|a) cualquier lado', 'pero (?:apenas|por poco|raspando)',
    'puede pasar cualquier cosa', 'agridulce', 'a medias', 'resultados mixtos',
  ] },
  { says: 'unclear', weight: 1, negated: null, reach: 'any', when: [
    'en proceso', 'en curso', 'en marcha', 'en eso (?:estamos|ando|andamos)', '(?:estamos|seguimos) trabajando', 'ya (?:casi|mero|merito)',
    'sin cambios', '(?:seguimos|sigue|estamos|todo|va) igual', 'lo mismo', 'avanzamos', 'avanzando', 'pendiente',
  ] },
];
