import type { CueRule } from './lexicon.js';
import { MUY, BE, PLAN, META, LLEGAR, LLEGAMOS, OBJECT_OR_END } from './lexicon-es-parts.js';

/** Words that name a status. */
export const STATUS_WORDS: readonly CueRule[] = [
  { says: 'on-track', weight: 3, negated: 'bad', reach: 'any', when: [
    `(?:${BE} )?${MUY}(?:en|por|de) (?:el )?(?:muy )?(?:buen |mejor )?(?:camino|rumbo|sendero|via)(?: correcto| adecuado| indicado)?(?! ` +
      `(?:a|al|hacia|de (?:la|regreso|vuelta)) (?:la )?(?:escuela|junta|reunion|oficina|casa)| crítico)`,
    `(?:${MUY})?(?:bien )?encaminad[oa]s?`, 'encarrilad[oa]s?',
    `(?:segun|conforme a?|de acuerdo (?:a|con|al)|acorde (?:a|con|al)|tal como|tal cual|como|en linea con|dentro de|apegad[oa]s? a|ajustad[oa]s? ` +
      `a|alinead[oa]s? (?:con|a)|conforme|cumpliendo(?: con)?|siguiendo|seguimos|sigue|de acuerdo) (?:a )?(?:el |al |nuestro |la |los )?${PLAN}(?: ` +
      `previsto| previstos| acordado| establecido| original)?`,
    '(?:en|sobre) (?:la )?(?:ruta|linea|pista)(?: correcta| marcada| planeada)?(?= ?(?:$|[.,!;]|con la meta|con el plan))',
    'conforme(?= ?(?:$|[.,!;]))', '(?:se )?cumplimos (?:con )?lo (?:planeado|programado|previsto|acordado)',
    '(?:justo |exactamente )?donde (?:deberiamos|debemos|tenemos que|queremos|queriamos|esperabamos|se esperaba|necesitamos)(?: estar)?',
    '(?:estamos )?en la meta(?= ?(?:$|[.,!;]))',
    'al (?:ritmo|paso) (?:esperado|previsto|planeado|adecuado|correcto|deseado|que (?:queriamos|queremos|esperabamos))',
    'como (?:lo )?(?:esperabamos|se esperaba|planeamos|habiamos planeado|estaba (?:previsto|planeado|programado)|debe(?:r)?(?: ser)?|pensabamos)',
    '(?:justo )?(?:a|en) (?:buen )?(?:tiempo|plazo)(?: y (?:en )?(?:forma|calendario))?',
    '(?<!\\d )(?<!(?:veces|minutos|horas|vez) )al (?:dia|corriente|pie del canon)',
    '(?:mejor|mas rapido|superando|por encima|arriba) (?:de lo|que lo|lo) (?:esperado|previsto|planeado)',
    `(?:por delante(?= de)|adelantad[oa]s?)(?: (?:de|a|al|con respecto a)(?:l| lo)? (?:${PLAN}))?`,
    '(?:todo )?(?:en orden|bajo control|controlado|en su lugar|en regla)', '(?:todo |vamos |va |estamos )(?:al|a) (?:100|cien)(?: ?%| por ciento)?',
    'on track',
  ] },
  { says: 'on-track', weight: 3, negated: null, reach: 'bare', when: [
    '(?:en |todo |semaforo(?: en)? |foco |luz |esta(?:mos)? en |sigue en |status |estatus )?verde',
  ] },
  { says: 'at-risk', weight: 3, negated: 'on-track', reach: 'any', when: [
    '(?:en|con) (?:un )?(?:alto |cierto |serio |gran |mucho |algo de |algun )?riesgo(?: de (?:no )?[a-z]+)?', 'at risk',
    'riesgo (?:medio|alto|moderado|latente)',
    '(?:hay|veo|vemos|corremos|corre|existe|tenemos|tiene|con) (?:el |un |mucho |alto |cierto |algo de )?(?:riesgo|peligro)(?: de (?:no )?[a-z]+)?',
    'en peligro(?: de [a-z]+)?', '(?:peligra|peligran|peligrando|en la cuerda floja|en entredicho|comprometid[oa]s? la meta)',
  ] },
  { says: 'at-risk', weight: 3, negated: null, reach: 'bare', when: [
    '(?:en |todo |semaforo(?: en)? |foco |luz |alerta |status |estatus |a )?(?:amarill[oa]|ambar|naranja)',
  ] },
  { says: 'off-track', weight: 3, negated: 'on-track', reach: 'any', when: [
    '(?:muy |totalmente |completamente |bien )?(?:fuera de(?:l)?|desviad[oa]s? de(?:l)?|sin) (?:el |la )?(?:rumbo|calendario|plazo|camino|' +
      'curso|plan|pista|carril(?:es)?|control|trayectoria)',
    'descarril(?:ad[oa]s?|o|aron|ando)', 'ni (?:en suenos|sonando|de chiste|de broma|de lejos)(?= ?(?:$|[.,!;]))', 'perdi(?:mos|o|endo) el rumbo',
    'nos (?:salimos|desviamos)(?: del?(?: la)? (?:camino|plan|rumbo|curso|ruta))?(?= ?(?:$|[.,!;]))',
    'se (?:salio|desvio) del? (?:camino|plan|rumbo|curso)', 'off track',
  ] },
  { says: 'off-track', weight: 3, negated: null, reach: 'bare', when: [
    '(?:en |todo (?:en )?|semaforo(?: en)? |foco |alerta |luz |status |estatus |numeros )?(?:rojo|roja)(?: total)?', '(?:en )?numeros rojos',
  ] },
];

/** How it will end: the goal met, missed or in doubt. */
export const OUTCOMES: readonly CueRule[] = [
  { says: 'on-track', weight: 3, negated: 'off-track', reach: 'any', outcome: true, when: [
    `(?:vamos a|voy a|van a|va a|se va a|lo vamos a|la vamos a|se van a|podremos|vamos a poder|se va a poder|se podra|podra|se puede(?= ` +
      `(?:lograr|cumplir|alcanzar|llegar))) (?:si |sí |a )?(?:poder )?${LLEGAR}${OBJECT_OR_END}(?: ${META})?`,
    `(?:sí|si(?= la hacemos)|que si|seguro(?: que)?|seguramente|creo que|confio en que|confiamos en que|claro que|de que|que ya) (?:si ` +
      `|sí )?(?:vamos a ${LLEGAR}|${LLEGAMOS})${OBJECT_OR_END}(?: ${META})?`,
    `(?:a este (?:ritmo|paso)|como vamos|al (?:ritmo|paso) que vamos|si (?:esto |todo )?(?:seguimos|sigue|continua|continuamos) (?:asi|` +
      `igual)),? (?:si |sí )?(?:vamos a ${LLEGAR}|${LLEGAMOS})${OBJECT_OR_END}`,
    `(?:llegaremos|lograremos|alcanzaremos|cumpliremos|lo lograremos|la alcanzaremos)${OBJECT_OR_END}(?: ${META})?`,
  ] },
  { says: 'on-track', weight: 3, negated: 'bad', reach: 'any', outcome: true, when: [
    `(?:espero|esperamos|confio en|confiamos en|(?:tengo|tenemos|hay|con) (?:mucha |toda la )?confianza (?:en|de)|confiad[oa]s? en|optimistas? ` +
      `(?:en|de|con)|decidid[oa]s? a|pienso|pensamos|calculamos|calculo|prevemos|estimamos|segur[oa]s? de|deberiamos) (?:s[ií] )?(?:poder ` +
      `)?${LLEGAR}(?: ${META})?`,
    `(?:lleg(?:amos|aremos)|lo logr(?:amos|aremos)) (?:seguro|segurisimo|sin duda|tranquilos|bien|holgad[oa]s?)`,
    '(?:si|sí) se (?:va a poder|puede|podra)(?= ?(?:$|[.,!;]|lograr|llegar|cumplir))',
    '(?:terminamos|cerramos|cerraremos|terminaremos|acabaremos) (?:el ano |el ciclo |el curso )?(?:bien|en meta|con la meta)',
    'no (?:habra|veo|vemos|tendremos) (?:ningun )?problemas? (?:para|en) (?:llegar|cumplir|lograr|alcanzar)[a-z]*',
  ] },
  { says: 'off-track', weight: 3, negated: 'on-track', reach: 'any', outcome: true, when: [
    `(?:no|ni (?:de (?:chiste|broma|loco|milagro|cona|lejos|casualidad)|sonando|en suenos|a palos|por asomo|aunque quisieramos)|jamas|` +
      `nunca|ya no|ni) (?:lo |la |se |les |nos )?(?:${LLEGAMOS}|lleguemos|logremos|alcancemos|cumplamos)${OBJECT_OR_END}(?: ${META})?`,
    `no (?:lo |la |los |las |se )?(?:vamos|voy|va|van) a (?:poder )?(?:${LLEGAR}|gastar(?:lo)?(?: todo)?|hacer(?:lo)?)${OBJECT_OR_END}(?: ${META})?`,
    'no se (?:va a poder|podra|pudo)(?= ?(?:$|[.,!;]|gastar|lograr|cumplir|llegar|alcanzar|este|esta))(?: [a-z]+)?',
    '(?:ya )?no (?:va a ser|sera|es|fue) (?:posible|factible|viable)(?= ?(?:$|[.,!;]|este|llegar|lograr|cumplir|alcanzar))',
    'no (?:vamos|va) a poder(?= ?(?:$|[.,!;]|este|con))',
    'no se (?:logro|alcanzo|consiguio|cumplio|llego)(?= ?(?:$|[.,!;]|la meta|el objetivo|a la meta|este))',
    'no (?:lo |la )?(?:alcanzara|lograra|cumplira|llegara)(?= ?(?:$|[.,!;]|la meta|el objetivo|a la meta|este|al? \\d))',
    'no (?:nos )?(?:va a alcanzar|alcanza)(?= ?(?:$|[.,!;]))', '(?:para )?este (?:ano|ciclo|curso|semestre) ya no(?= ?(?:$|[.,!;]))',
    'no (?:hay|veo|vemos|le veo) (?:la )?(?:forma|manera|modo|como) (?:de )?(?:llegar|lograrlo|cumplir|alcanzarla?|que (?:lleguemos|cumplamos|salga))',
    '(?:queda )?descartad[oa](?: (?:para|por|este|esta) [a-z ]{2,16})?', 'ya (?:no hay|ni) (?:nada que hacer|modo)', 'estamos perdidos',
    'no (?:va a salir|saldra|va a ser)(?= ?(?:$|[.,!;]|este))', '(?:se vino|se nos vino|se fue) abajo', '(?:tiramos|tirar|tiro) la toalla',
    '(?:me rendi|nos rendimos)', 'no (?:veo|vemos) que (?:se |lo )?(?:logre|cumpla|alcance|llegue|lleguemos|logremos|alcancemos|cumplamos)',
    '(?:de|en|va de|va en) picada', '(?:muy lejos|lejisimos) de (?:la meta|el objetivo|lograrlo|llegar)', 'ya valio', '(?:incumpliremos|incumplimos)',
    'no (?:hay|veo|vemos) (?:como|por donde)(?= ?(?:$|[.,!;]|llegar|lograr|cumplir|alcanzar))', 'sin rumbo',
    'no (?:nos )?(?:va a dar|dara|da) (?:el )?tiempo(?= ?(?:$|[.,!;]|para llegar|de llegar|este))',
    '(?:es|va a ser|sera|resulta|se ve|lo veo|ya es) (?:practicamente |casi )?imposible(?= ?(?:$|[.,!;]|llegar|lograr|cumplir|alcanzar|este))',
    'imposible (?:llegar|lograrlo|cumplir|alcanzarla?)',
    '(?:nos )?(?:vamos a quedar|quedaremos|nos quedamos|quedamos) (?:muy )?(?:cortos|lejos|debajo)(?! (?:de|en|con) (?!la meta|el objetivo|lo|meta))',
    '(?:no|nunca) (?:se )?cumpli(?:o|mos|ra|remos)(?= ?(?:$|[.,!;]|la meta|el objetivo|con (?:la meta|el objetivo)|este))(?: (?:la meta|' +
      'el objetivo|con (?:la meta|el objetivo)))?',
    'damos por perdid[oa]', '(?:es|fue|ha sido|va a ser) un fracaso', 'fracasamos', 'inalcanzable', 'no es alcanzable',
    '(?:muy )?fuera de (?:la )?meta',
    'no hay (?:manera|forma|modo|chance|posibilidad)(?: de)? (?:que )?(?:llegar|lograr|cumplir|alcanzar|lleguemos|logremos|cumplamos)[a-z]*',
  ] },
  { says: 'at-risk', weight: 3, negated: null, reach: 'any', outcome: true, when: [
    `(?:puede(?: ser)? que|quiza(?:s)?|tal vez|a lo mejor|posiblemente|probablemente|lo mas probable es que|es (?:posible|probable) que|` +
      `capaz(?: que)?|temo que|me temo que|me da (?:miedo|la impresion de) que|temo|podriamos|podria|podemos|puede|corremos el riesgo de|` +
      `a este paso|como vamos) (?:ya )?no (?:lo |la |se )?(?:${LLEGAMOS}|lleguemos|logremos|alcancemos|cumplamos|cumplirse|lograrse|alcanzarse|` +
      `se cumpla|se logre|se alcance|${LLEGAR})(?: ${META})?`,
    '(?:peligro|al borde) de (?:no )?[a-z]+',
    'lo mas (?:seguro|probable) es que (?:no (?:lleguemos|cumplamos|alcancemos|logremos)|nos (?:atrasemos|retrasemos|quedemos cortos))',
    '(?:dificil|complicado|poco probable|improbable|duro) (?:que )?(?:llegar|cumplir|alcanzar(?:la|lo)?|lograr(?:lo|la)?|lleguemos|cumplamos|' +
      'alcancemos|logremos|se (?:logre|cumpla|alcance))(?: (?:a )?(?:la meta|el objetivo))?',
    '(?:la meta|el objetivo) (?:esta|queda|quedo) (?:en duda|comprometid[oa]|lejos)',
  ] },
  { says: 'unclear', weight: 3, negated: null, reach: 'any', outcome: true, when: [
    `(?:quiza(?:s)?|tal vez|a lo mejor|ojala|capaz|puede que|posiblemente) (?:que )?(?:s[ií] )?(?:${LLEGAMOS}|lleguemos|logremos|alcancemos|cumplamos)`,
  ] },
];

/** The goal is met or the work is over. */
export const DONE: readonly CueRule[] = [
  { says: 'done', weight: 3, negated: null, reach: 'any', when: [
    '(?:meta|objetivo|mision)s? (?:ya |fue |esta |ha sido |quedo ){0,2}(?:lograd|cumplid|alcanzad|superad|conseguid|completad|conclui?d)[oa]s?',
    '(?:ya |hemos |ya hemos |se |ya se )?(?:logramos|cumplimos|cumplimos con|alcanzamos|superamos|pasamos|rebasamos|conseguimos|cumplido(?: ' +
      'con)?|alcanzado|superado|logrado|cumplio|alcanzo|logro|supero|llegamos a|sobrepasamos) (?:ya )?(?:la meta|el objetivo|nuestra meta|' +
      'nuestro objetivo)',
    'ya (?:lo logramos|lo conseguimos|la alcanzamos|la cumplimos|la logramos|cumplimos|esta cumplid[oa]|se cumplio|se logro)(?= ?(?:$|[.!,:]))',
    '(?:lo logramos|lo conseguimos|lo hicimos|se logro)(?= ?(?:$|[.!]))',
    'ya (?:se|lo) (?:hizo|termino|concluyo|completo|hicimos|terminamos|cerro|cerramos|acabo|finalizo|cumplio|logro)(?= ?(?:$|[.!,]|todo|' +
      'ayer|el (?:lunes|martes|miercoles|jueves|viernes)|la semana pasada))',
    'se (?:termino|concluyo|completo|cerro|finalizo)(?= ?(?:$|[.!,]|ayer|el (?:lunes|martes|miercoles|jueves|viernes)|la semana pasada))',
    'd(?:ar|en|oy|amos|emos|imos|io|ado|ieron)(?:lo|la)? por (?:terminad|concluid|cerrad|cumplid)[oa]',
    '(?:cien por ciento|100 ?%|100 por ciento|totalmente|completamente) (?:terminad|completad|cumplid|conclui?d|finalizad|complet|list)[oa]s?',
    '(?:terminad|completad|cumplid|conclui?d|finalizad|complet|list)[oa]s? al (?:100 ?%|cien(?: por ciento)?|100)',
    '(?:completad|terminad|cumplid|conclui?d)[oa] 100 ?%',
    '(?:ya )?(?:llegamos|pasamos|superamos|rebasamos|alcanzamos|logramos) (?:a |de |los |a los |el |al |la |las )+\\d[\\d.,]*(?: ?%| ' +
      'por ciento)?(?= ?(?:$|[.!,]|alumnos|estudiantes|inscritos))',
    '(?:tarea|deber|trabajo|compromiso|reto) (?:cumplid|terminad|conclui?d)[oa]', 'ya estuvo', 'quedo (?:ya )?al (?:100|cien)(?: ?%| por ciento)?',
    '(?:meta|objetivo) al (?:100|cien)(?: ?%)?', 'se cumplio(?= ?(?:$|[.!,]))', '(?:ya )?(?:lo|la|este|esto) cerramos(?= ?(?:$|[.!,]|ayer|el ))',
    'ya cerramos(?: (?:este|esto))?(?= ?(?:$|[.!,]))', 'ya (?:lo |la )?(?:termine|acabe|conclui|complete|cerre|logre|cumpli)(?= ?(?:$|[.!,]))',
    '(?:ya )?culmin(?:ado|ada|amos|o)(?= ?(?:$|[.!,]))', 'asunto (?:cerrado|concluido)', 'caso cerrado',
    '(?:lo |este |esta |la )?(?:pueden|puede|podemos|puedes|ya podemos) (?:dar(?:lo|la)? por )?(?:cerrar(?:lo|la)?|terminad[oa]|cerrad[oa])',
  ] },
  { says: 'done', weight: 3, negated: null, reach: 'bare', when: [
    '(?:(?:ya|todo|esta|quedo|fue|ha quedado|queda|todo esta|ya esta|todo quedo|por fin|al fin|finalmente) )*(?:(?:list[oa]s?,? ?)+(?<! ' +
      ')|hech[oa]s?|terminad[oa]s?|completad[oa]s?|conclui?d[oa]s?|finalizad[oa]s?|cumplid[oa]s?|lograd[oa]s?|cerrad[oa]s?|acabad[oa]s?|' +
      'alcanzad[oa]s?|conseguid[oa]s?|complet[oa])',
    '(?:ya |todo )+(?:quedo|esta|termino|acabo)',
    '(?:(?:ya|por fin|al fin) )+(?:terminamos|acabamos|concluimos|cerramos|finalizamos|completamos|termine|acabe|cumplimos|lo terminamos)(?: ' +
      '(?:con esto|esto|con todo|todo|con este objetivo|con esta meta))?',
    '(?:terminamos|completamos|concluimos|finalizamos|acabamos)(?: (?:con esto|esto|con todo|todo))?',
  ] },
];

/** Nothing has begun. */
export const NOT_STARTED: readonly CueRule[] = [
  { says: 'not-started', weight: 3, negated: null, reach: 'any', when: [
    '(?:no|ni|ni siquiera|tampoco) (?:lo |la |se |nos |me )?(?:hemos |ha |he |han |habiamos )?(?:podido )?(?:empezamos|empezado|empezo|' +
      'empece|empieza|empezar|comenzamos|comenzado|comenzo|comence|comienza|comenzar|iniciamos|iniciado|inicio|inicie|inicia|iniciar|arrancamos|' +
      'arrancado|arranco|arranque|arranca|arrancar|ponerlo en marcha|puesto en marcha)',
    '(?:sin|por) (?:empezar|comenzar|iniciar|arrancar)',
    '(?:aun|todavia|de momento|por ahora|hasta ahora) (?:no |nada)(?: (?:de nada|se hace nada|hemos hecho nada|se ha hecho nada|hay nada|' +
      'con esto))?(?= ?(?:$|[.!,;]))',
    'nadie (?:lo |la )?(?:ha |han )?(?:empezado|comenzado|iniciado|arrancado|empezo|comenzo|arranco)(?! a )',
    'nada (?:todavia|aun)', '(?:no|nada) se ha (?:hecho|empezado|avanzado|iniciado)(?: nada| aun| todavia)?', 'no (?:hemos|he|han) hecho nada',
    'no (?:hicimos|hice) nada(?: (?:aun|todavia))?', 'no esta iniciad[oa]',
    '(?:no|aun no|todavia no) (?:se )?(?:ha |hemos |han )?(?:dado inicio|implementado|implementa|implementamos|puesto en marcha|echado ' +
      'a andar|echamos a andar|movido|tocado|abierto)(?: (?:nada|un dedo|este tema|esto))?',
    'no (?:lo |le |la |los |las )?(?:he|hemos|han|ha) (?:podido |logrado )?(?:tocado|entrado|visto|movido|tocar|entrarle|entrar|dado ' +
      '(?:el |ni el )?primer paso)',
    'no (?:le|lo) (?:entramos|tocamos)', 'nada de nada', 'no (?:pudimos|pude|logramos) (?:empezar|iniciar|arrancar|comenzar)',
    '(?:no|aun no|todavia no) (?:le )?(?:damos|dimos|hemos dado|se le ha dado) inicio',
    '(?:apenas|todavia) (?:vamos|voy|van|va) a (?:empezar|iniciar|arrancar|comenzar)', 'no ha (?:pasado|habido) nada (?:con|de) (?:esto|este)',
    '(?:falta|pendiente de|por) (?:arrancar|empezar|iniciar|comenzar)', '(?:seguimos |vamos |estamos |sigue )?en cero(?= ?(?:$|[.,!;]))',
    'cero (?:avance|avances|progreso)', '(?:arranca|empieza|inicia|comienza|arrancamos|empezamos|iniciamos|comenzamos) hasta',
    'no (?:me|nos) (?:he|hemos) puesto con (?:esto|ello)', 'no iniciad[oa]s?', 'no empezad[oa]s?',
    '(?:todo )?(?:esta |sigue )?en ceros?(?= ?(?:$|[.!,]))',
  ] },
];
