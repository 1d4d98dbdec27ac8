import type { Lexicon } from './lexicon.js';
import { EMOJI_CUES } from './lexicon-emoji.js';
import { GOING_BADLY, FALLING, GOING_WELL, UNCLEAR } from './lexicon-es-going.js';
import { STATUS_WORDS, OUTCOMES, DONE, NOT_STARTED } from './lexicon-es-status.js';
import { LLEGAR, LLEGAMOS } from './lexicon-es-parts.js';

/** Spanish: how people in schools say where a thing stands, from Puebla to Buenos Aires and Madrid. */
export const ES: Lexicon = {
  cues: [...STATUS_WORDS, ...OUTCOMES, ...DONE, ...NOT_STARTED, ...GOING_BADLY, ...FALLING, ...GOING_WELL, ...UNCLEAR, ...EMOJI_CUES],
  negators: [
    '(?:cualquier cosa|todo|de todo) menos', 'no', 'ya no', 'nunca', 'jamas', 'tampoco', 'ni', 'sin', 'nada de', 'lejos de', '(?:dejamos|dejaron|dejando|dejo|deja|dejado) de(?: estar)?',
    'not', 'para nada',
  ],
  disclaimers: [
    '(?:me gustaria|quisiera|ojala pudiera|quiero|que mas quisiera) (?:yo )?(?:poder )?decir(?: que)?',
    'no (?:puedo|podria|podemos|podriamos|me atrevo a|me atreveria a|quiero|quisiera) (?:decir|asegurar|afirmar|prometer|garantizar|confirmar)[a-z ]{0,16}',
    '(?:no|tampoco) (?:diria|digo|dire)(?: que)?', 'no es que',
    'no (?:se|sabemos|sabria|estoy segur[oa] de|estamos segur[oa]s de|esta claro|queda claro)(?: si| que| de si)?', 'quiza(?:s)?', 'tal vez',
    'a lo mejor', 'ojala', 'puede(?: ser)? que', 'podria(?:n|mos)? (?:estar|ir|ser|haber)', 'estaria(?:n|mos)?', 'seria(?:n)?', 'dudo', 'depende',
    'espero que', 'esperemos que', 'se supone(?: que)?', 'supuestamente', 'dicen que', 'en (?:el )?papel', 'en teoria', 'presuntamente', 'aparentemente', '(?:me niego a|me resisto a|no pienso|dudo en|no estoy list[oa] para|no quiero) (?:decir|admitir|ponerlo|marcarlo|aceptar)[a-z ]{0,12}', 'se dice que', 'diz ?que', 'segun (?:ellos|ella|el director)', 'que significa',
    'en vez de', 'en lugar de', 'ni idea',
  ],
  raised: ['no (?:creo|pienso|siento|veo|me parece|considero)(?: que)?'],
  longAgo: ['el (?:ano|curso|ciclo|semestre|trimestre|bimestre) (?:pasado|anterior)', 'hace (?:un ano|anos|meses|dos meses|tres meses)'],
  past: [
    'estaba(?:mos|n)?', 'estuvo', 'estuvimos', 'estuvieron', 'iba(?:mos|n)?', 'era(?:n|mos)?', 'fue(?:ron)?(?= (?:en|un|mal|bien|dificil))',
    'andaba(?:mos|n)?', 'venia(?:mos|n)?', 'habia(?:mos|n)?', 'seguia(?:mos|n)?', 'salimos de(?:l)?', 'salio de(?:l)?', 'creia(?:mos)?',
    'pensaba(?:mos)?', 'parecia', 'teniamos', 'tenia',
  ],
  earlier: [
    'antes(?! de)', 'anteriormente', 'el (?:mes|ano|trimestre|semestre|curso|ciclo|bimestre) (?:pasado|anterior)',
    'la (?:semana|vez|ocasion) (?:pasada|anterior)', 'la ultima vez',
    'en (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)', 'al (?:principio|inicio|comienzo)',
    'hace (?:un|una|dos|tres|unas|unos) [a-z]+', 'ayer', 'en (?:el )?(?:otono|verano|primavera|invierno)',
  ],
  resolved: [
    'ya (?:se |lo |la |nos )?(?:resolvio|arreglo|soluciono|resolvimos|arreglamos|solucionamos|compuso|corrigio|corregimos|recuperamos|' +
      'pusimos al (?:dia|corriente)|recuperamos|esta (?:resuelto|arreglado|solucionado)|paso|normalizo|regularizo|destrabo|destrabamos)',
    '(?:lo|la|eso) (?:resolvimos|arreglamos|solucionamos|corregimos)', 'ya no(?= ?(?:$|[.!,]))', 'nos (?:recuperamos|pusimos al (?:dia|corriente))',
    'ahora (?:ya )?(?:todo )?(?:bien|sí)', 'ya llegaron', 'salimos del? [a-z]+',
    '(?:lo|la|eso) (?:arreglaron|arreglo|resolvieron|resolvio|soluciono|solucionaron|compusieron|compuso)',
  ],
  ahead: [
    'estara(?:n)?', 'estaremos', 'ira(?:n)?', 'iremos', 'quedara(?:n)?', 'sera(?:n)?', 'va(?:n|mos)? a (?:estar|quedar|ir|ser|terminar|seguir)',
    '(?:para|queremos|quiero|hay que|debemos|tenemos que|tratamos de|intentamos|esperamos|espero|a fin de|con el fin de|buscamos|necesitamos|' +
      'pretendemos|buscando|deberia(?:mos)?|tendria que|tiene que|falta para|falta|a punto de|habra que|podamos|logremos|para que)(?: (?:poder|' +
      'que|no|estar|ir|seguir|quedar|volver a|todo|lo|la|esto|esta|este|sea|vaya|quede)){0,3}',
    'cuando', 'en cuanto', 'una vez(?: que)?', 'hasta que no', 'tendremos', 'tendra', 'volver(?:emos)? a', 'volvamos a',
  ],
  conditions: [
    '(?<!que |creo |claro |por |eso |aunque )si(?! (?:tuviera|tuviese|me preguntan)| no me equivoco)', 'a menos que', 'salvo que', 'a no ser que',
    'siempre (?:que|y cuando)', 'mientras(?: no| que)?', 'cuando', 'en cuanto', 'una vez que', 'con tal de que', 'siempre y cuando',
    'en caso de(?: que)?', 'de no', 'suponiendo que', 'como no', 'solo si',
  ],
  notConditions: [
    'si dios quiere', 'si todo (?:sale|va) bien', 'primero dios', 'si(?=,)', 'si tuviera que (?:elegir|escoger|decir)[a-z ]{0,14}',
    'si me preguntan[a-z ]{0,6}', 'si no me equivoco', 'si acaso', 'sin embargo', 'sin duda', 'cuando (?:mucho|menos)', 'si bien', 'sin problemas?',
    'sin novedad(?:es)?', 'sin contratiempos?',
  ],
  withoutHelp: [
    'de (?:seguir|continuar) (?:asi|igual)', 'si no', 'si (?:[a-z]+ ){1,6}?no(?= )', 'sin', 'a menos que', 'salvo que', 'a no ser que', 'de no',
    'como no', 'mientras no',
    'si (?:esto |la cosa |todo |las cosas )?(?:sigue|seguimos|continua|continuamos|siguen|va)(?: asi| igual| a este (?:ritmo|paso)| como ' +
      '(?:va|vamos|hasta ahora))',
    'a este (?:ritmo|paso)', 'al (?:ritmo|paso) que vamos', 'como vamos', 'si nada cambia', 'si nos (?:dan|mandan|apoyan|ayudan|autorizan|aprueban)',
  ],
  trend: [
    'de (?:seguir|continuar) .*', 'si (?:esto |la cosa |todo |las cosas )?(?:sigue|seguimos|continua|continuamos|siguen|va) .*', 'a este .*',
    'al (?:ritmo|paso) .*', 'como vamos', 'si nada cambia',
  ],
  failing: [
    'no la (?:vamos a hacer|hacemos|haremos)', `no (?:lo |la |se )?(?:vamos a |va a )?(?:${LLEGAMOS}|${LLEGAR}|lleguemos)`, 'no(?= ?$)',
    '(?:vamos a|nos vamos a|se va a|va a) (?:quedar(?:nos)? (?:cortos|atras|lejos)|fallar|atrasar(?:nos|se)?|retrasar(?:nos|se)?|perder)',
    'nos (?:atrasamos|retrasamos|quedamos (?:cortos|atras|fuera))',
    '(?:estaremos|quedamos|quedaremos|vamos a estar) (?:en riesgo|fuera de [a-z]+|en rojo|atrasados|mal)', 'no (?:alcanza|alcanzamos|salimos|sale)',
  ],
  overall: [
    'en general', 'en resumen', 'en conjunto', 'en suma', 'en total(?= (?:vamos|estamos))', 'en pocas palabras', 'resumiendo', 'por lo demas',
    'lo demas', 'fuera de (?:eso|ahi)', 'aparte de eso', 'quitando eso', 'salvo eso', 'con todo', 'a pesar de (?:eso|todo|ello)', 'aun asi',
    'de todas (?:formas|maneras)', 'de todos modos', 'dicho (?:esto|eso)',
    '(?:yo )?(?:diria|digo|dirias?|diriamos|pondria|marcaria|calificaria|lo pongo|lo marco|la pongo|lo dejo|lo dejaria|ponganle|ponle|' +
      'pongale|lo pondria|la marco)(?: que| en| como| un)*',
    'estatus', 'status', 'estado', 'semaforo', 'en terminos generales', 'a grandes rasgos', 'globalmente', 'la conclusion', 'conclusion',
    'si tuviera que (?:elegir|escoger|decir)[a-z ]{0,14}', 'de mi parte', 'mi (?:lectura|calificacion|valoracion)', 'el balance',
  ],
  plain: (
    'sí si no pues bueno y o e que la lo el los las un una de del al a en por con para se nos me te le les mi nuestro nuestra su ya aun todavia ahora ' +
    'ahorita actualmente hoy honestamente sinceramente francamente verdad realmente desgraciadamente lamentablemente afortunadamente gracias dios creo ' +
    'pienso diria digo considero siento veo vemos parece parecen honesto como asi tan muy mas menos bien algo poco bastante medio casi todo toda todos todas ' +
    'esto este esta eso ese esa estos cosa cosas asunto tema proyecto plan meta metas objetivo objetivos trabajo iniciativa avance avances estado estatus ' +
    'status punto actividad actividades accion acciones es son era eran estan estamos estoy estaba estabamos estaban va van vamos voy iba ibamos iban sigue ' +
    'siguen seguimos sigo continua continuamos anda andan andamos ando viene vienen venimos vengo queda quedan quedamos quedo quedaron fue ha han hemos he ' +
    'sido ser estar hay tenemos tengo tiene llevamos nosotros yo equipo grupo parte lado momento pronto semana mes dia ano trimestre semestre ciclo ' +
    'curso bimestre aqui aca alla ahi tambien solo solamente igual siempre nunca jamas tampoco ni aunque pero hola buenos buenas dias tardes noches fijate ' +
    'fijese mire mira oye oiga eh ah ay uy che ojo perdon disculpa disculpe finalmente ' +
    'fin mantiene mantenemos encuentra encontramos nada general resumen sobre respecto rojo verde amarillo color semaforo cuanto enero febrero marzo abril ' +
    'mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes otono primavera verano invierno hasta desde ' +
    'entonces luego gusto informo informamos comento reporto reportamos comparto decir decirle decirles contarle caso nivel fecha corte tenga saber ustedes ' +
    'usted conforme foco luz alerta numeros marcha marchan camina funciona transcurre progresa sale pinta avanzamos avanza avanzan caminamos marchamos progresamos trabajamos orgullosos felices contentos quedado puesto pasamos paso fuimos subimos dejamos dejo deje ' +
    'programa proceso contratacion contrataciones implementacion campana estrategia ejecucion desarrollo inscripcion inscripciones suerte noticias vista ' +
    'parecer juicio segun donde pesar pese mera inicio arranque cierre semanas meses ultimas ultimos primeras primeros numeros seguimiento comite'
  ).split(' '),
  tails: [
    '(?:por|hasta) (?:ahora|hoy|el momento|fin|aca|aqui|mi parte|nuestra parte)', 'de momento', 'todo', 'ya', 'gracias[a-z ]{0,16}',
    'con (?:esto|eso|todo|este|esta|el gasto)[a-z ]{0,16}', 'en (?:este|esta|general|todo|todas|lo general)[a-z ]{0,16}', 'hoy', 'ahora', 'ahorita',
    'la verdad', 'desde [a-z]+', 'este (?:mes|ano|trimestre)', 'esta (?:semana|meta)', 'ayer',
    'el (?:lunes|martes|miercoles|jueves|viernes|sabado|mes)(?: pasado)?', 'la semana pasada', 'al (?:100 ?%|cien|100|fin)', 'a tiempo',
    'antes de tiempo', 'para (?:nosotros|mi|este mes)', 'como (?:prometi|quedamos|acordamos)', 'todavia', 'aun',
    'este (?:punto|objetivo|tema|asunto)', 'esta (?:accion|actividad)', 'saludos[a-z ]{0,16}', 'jefe', 'jefa', 'maestra', 'maestro', 'profe',
    'equipo', '100 ?%', 'otra vez',
  ],
  nearly: [
    'casi', 'medio(?= (?:terminad|list|hech|complet))', 'a medio', 'parcialmente', 'a punto de(?: (?:estar|quedar))?', 'ya mero', 'ya merito',
    'practicamente', 'cerca de', '\\d+ ?(?:%|por ciento)', 'poco falta para', 'falta poco para', 'apenas', 'quedando', 'por quedar', 'mitad',
  ],
  doubtAfter: [
    'espero', 'eso espero', 'ojala', 'quizas?', 'tal vez', 'en teoria', 'en papel', 'supuestamente', 'dizque', 'a medias', 'como (?:el|la|un|una|los|las) (?!ano|mes|reloj|plan|calendario|ciclo|curso|semana|seda|trimestre|semestre|resto|demas|otros|anterior)[a-z]+', 'segun (?:oi|supe|escuche|me (?:dicen|dijeron|cuentan)|entiendo)', 'o eso (?:dicen|me dicen|creen|cree)', '(?:segun )?(?:dicen|dice|dijeron|dijo|cuentan)(?! que)', 'segun (?!(?:el |la |los |las |lo |nuestr[oa]s? |mis? )?(?:plan|cronograma|calendario|programa|datos?|numeros|cifras|previsto|planeado|programado|esperado|acordado|reporte|informe|ritmo|tablero|metas?|yo(?!\\p{L})))[a-z]+',
    '(?:creo,? |pero )?no (?:lo )?se', 'quien sabe', 'o no',
  ],
  people: [
    'nadie', 'ningun[oa]?(?: de (?:nosotros|los|las|ellos)[a-z ]{0,12})?', 'alumn[oa]s?', 'estudiantes?', 'nin[oa]s?', 'chic[oa]s?', 'chav[oa]s?', 'jovenes', 'familias?', 'menores', 'muchach[oa]s?', 'poblacion',
    'grupos de (?:alumnos|estudiantes)', 'pap[aá]s', 'hijos', 'adolescentes', 'lectores', 'personas', 'vulnerables',
  ],
  reported: [
    '(?:ella|el|ellos|usted|ustedes|la anterior|el anterior) (?:lo |la |nos )?(?:tenia|decia|dijo|puso|marco|habia puesto|reporto|penso|' +
      'cree|piensa)(?: (?:en|como|que))?',
    'me (?:dijo|dijeron|dicen) que', 'segun [a-z]+ (?:estamos|vamos|esta|va)',
    '(?:el|la|los|las|mi|mis|un|una|su|sus|nuestr[oa]s?) (?!datos?|numeros|tablero|resultados?|encuesta|tendencia|plan|grafica|cifras?)[a-z]+ (?:(?:ya|siempre|nos|me|les|lo|sigue) )?(?:' +
      'dice|dijo|dicen|dijeron|diciendo|cree|piensa|asegura|afirma|insiste en|jura|reporto|reporta|puso|marco)(?: (?:en|como|que))?',
    'segun (?:ell[oa]s?|el|la|los|las|mi|mis|nuestr[oa]) (?!plan|cronograma|calendario|programa|datos?|numeros|previsto|planeado|reporte|informe|ritmo|tablero|meta)[a-z]+',
  ],
  goodEnds: [
    'la meta|las metas|metas?|el objetivo|los objetivos|objetivos?|lo|los|las|la|el \\d[^ ]*|\\d[^ ]*|lograr(?:lo|la)?|cumplir(?:lo|la)?|alcanzar(?:lo|la)?|llegar|tener|completar(?:lo|la)?|terminar(?:lo|la)?|cerrar|conseguir(?:lo|la)?|superar|cubrir|' +
      'gastar|usar|ejercer|contratar|salir|quedar|mejorar|reducir|bajar|subir|aumentar|recuperar|inscribir|fin de|final de|buen|cierre|exito|tiempo|nivel|ritmo|cumplimiento|logro|lo planeado|100|cien|cien por ciento|este|esta|nuestra meta|nuestro objetivo',
  ],
  badEnds: [
    'fracas[a-z]+', 'fallar', 'falla', 'desastre', 'abismo', 'perder(?:lo|la)?', 'hundir(?:nos|se)?', 'hundimiento', 'precipicio', 'barranco', 'despenadero', 'ruina', 'caos', 'infierno', 'de mas', 'pasar(?:nos|se)', 'exceder(?:nos|se)?', 'no', 'nada', 'ningun[a-z]*', 'colapso', 'quiebra', 'derrumbe', 'peor', 'atras',
    'quedar(?:nos|se)? (?:cortos|atras|fuera|mal)', 'matadero', 'pozo', 'incumpl[a-z]+', 'rojo', 'riesgo', 'descarrilar[a-z]*', 'atrasar[a-z]*', 'carajo', 'olvido', 'escuela', 'oficina', 'junta', 'reunion', 'casa', 'taller', 'distrito', 'trabajo', 'aeropuerto', 'hospital', 'salon', 'centro',
  ],
  onTheWay: ['(?:ya )?(?:(?:estoy|voy|ando|salgo|vengo|vamos|estamos|va) )?(?:ya )?(?:en|de) (?:el )?camino'],
  movesAbout: [
    '(?:estoy|voy|ando|salgo|vengo) (?:ya |casi )?(?:en|de) camino', '(?:llego|llegamos|llega|regreso|vuelvo|estoy ahi|nos vemos|los veo|las veo) (?:en|a|como|tarde|ahi|alla|pronto|luego|ya)', 'luego (?:les |te |le )?(?:escribo|respondo|contesto|veo|aviso)', 'trafico', 'manejando', 'ahi nos vemos', 'minutos',
  ],
};
