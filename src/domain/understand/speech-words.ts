/** What people say to a bot that is no report. Patterns over folded text; `.*` ends with the clause. */
export interface SpeechWords {
  readonly greeting: readonly string[];
  readonly thanks: readonly string[];
  readonly acknowledgement: readonly string[];
  readonly smallTalk: readonly string[];
  /** A promise to answer later: nothing to file yet. */
  readonly promise: readonly string[];
  /** Opens a question even where no question mark is written. */
  readonly asks: readonly string[];
  /** Opens a question that ends in a question mark. */
  readonly interrogative: readonly string[];
  /** "right?", "verdad?" */
  readonly tag: readonly string[];
  /** A question mark after these is doubt about one's own report: "on track I think?" */
  readonly tentative: readonly string[];
  /** Looks like one of the above and is not. */
  readonly statement: readonly string[];
}

const DAY = '(?:monday|tuesday|wednesday|thursday|friday|weekend|holidays|new year|thanksgiving|halloween|spring|summer|birthday)';
const SOON =
  '(?:later|tonight|tomorrow|soon|shortly|this (?:afternoon|evening|morning)|after|before|when|once|by|on (?:monday|tuesday|wednesday|thursday|' +
  'friday)|next|in (?:a|the)|asap|at (?:lunch|the end))';

export const ENGLISH_SPEECH: SpeechWords = {
  greeting: [
    '(?:hi|hello|hey|hiya|howdy|heya|yo|greetings)(?: there| all| team| everyone| folks)?',
    '(?:good )?(?:morning|afternoon|evening)(?: to you| all| team)?', 'good day', '👋', 'happy ' + DAY, 'how are you(?: today| doing)?',
    'how is it going', '(?:i )?hope (?:you|this|all|everyone)[a-z ]*', 'nice to (?:meet|hear)[a-z ]*', 'what is up',
  ],
  thanks: [
    '(?:many |much |a big )?(?:thanks|thank you|thank u|thx|tks|thnx|ty|tysm)(?: (?:so|very) much| a lot| a million| again| for [a-z ]*)?',
    '(?:i |we |much |really )*appreciate(?:d)?(?: (?:it|you|this|that|the)[a-z ]*)?', 'cheers', 'bless you', '🙏',
  ],
  acknowledgement: [
    '(?:yes,? )?i will(?: do)?', 'checking',
    '(?:ok|okay|okey|k|kk|okie|alright|all right|right|sure|yes|yep|yup|yeah|ya|no|nope|nah|roger|copy|copy that|noted|understood|received|' +
      'got it|gotcha|will do|sounds good|makes sense|fair enough|perfect|cool|awesome|of course|absolutely|no problem|np|done and noted|' +
      'acknowledged|seen|ack|you got it|on it|sure thing|good to know|i see|great,? thanks|will do that)',
    '(?:later|brb|busy|driving|in class|teaching|out sick)(?: right now| now| today| atm| until[a-z0-9: ]*)?', '👌', '❤', '🫡',
  ],
  smallTalk: [
    '(?:lol|lmao|rofl|ha(?:ha)*h?|hehe|heh)', '(?:good|nice|great|bad|silly|smart|love this|cute) bot',
    '(?:you are|you re) (?:early|late|funny|the best|back|so|too|up|awesome|a|welcome|always|right)[a-z ]*',
    'have a (?:great|good|nice|lovely|wonderful|restful|blessed)[a-z ]*', 'test(?:ing)?(?: ?1? ?2? ?3?)?',
    '(?:sorry,? )?wrong (?:person|number|chat|channel|thread|window|bot|one)', 'never ?mind', 'ignore (?:that|this|me|my last)[a-z ]*',
    '(?:so )?sorry(?: about that| for the (?:delay|late reply|wait))?', 'oops', '(?:not me|i am not the (?:owner|right person)|wrong owner)[a-z ]*',
    '(?:i think |i believe )?(?:this|that|it) (?:belongs to|is for|should go to|goes to|is not (?:mine|my))[a-z ]*',
    '[a-z]+ (?:owns|handles|is in charge of|took over|is taking over) (?:this|that|it)[a-z ]*',
    '(?:please )?(?:stop|quit) (?:messaging|pinging|asking|bugging|texting)[a-z ]*', '(?:you|same to you|u) too', 'same to you', 'ask (?!me)[a-z]+',
    '(?:i )?(?:missed|did not see|just saw|overlooked) (?:this|your|the) (?:message|reminder|note|email|ping)[a-z ]*', 'my bad', 'whoops',
    'apologies[a-z ]*', 'enjoy (?:your|the)[a-z ]*', 'congrat(?:s|ulations)[a-z ]*',
    '(?:it is |so |man |wow )*(?:cold|hot|raining|snowing|freezing|gorgeous|pouring|windy)(?: out| outside| today| here)*', 'see you[a-z ]*',
    '(?:talk|speak) (?:to you )?(?:soon|later)', 'tgif', 'good luck', '(?:take care|stay warm|stay safe|sleep well|good night|night)',
    '(?:the )?(?:coffee|lunch|weather|game|cake|donuts|party) (?:is|was|were)[a-z ]*', 'happy (?:to help|to be here)',
    '(?:best|regards|best regards|kind regards|sincerely|warmly|yours)', 'this was meant for[a-z ]*', 'bye', '[😂🤣😊😀😁😄😆🤖🎃🎄☀🌸☕🌞😎🤗🥰😉🙂😃😅🤔🎂🍕⛄🌈🌻]',
  ],
  promise: [
    '(?:i |we )?(?:will|am going to|can|need to|have to|should be able to) (?:try to |just |also |definitely )?(?:look|check|take a look|' +
      'get (?:back|this|it|you|to it|to this|the (?:numbers?|data|info))|send|reply|respond|answer|let you|report back|circle back|follow ' +
      'up|fill (?:this|it)|share|pull (?:the|it|that|up)|post|update (?:you|this|it|tonight|tomorrow|later)|ask (?:around|my|the|her|him|' +
      'them)|find out|write (?:back|up|this|more)|have (?:(?:the|some|more|better|new|a|an|my|our|updated|final|real|it|this|that|your) ' +
      ')*(?:numbers?|data|info|information|update|results?|answers?|figures?|report|something|more|it|this|that)|know more|do (?:it|this|' +
      'that)|get back|message|text|email|be (?:back|in touch|there)|confirm|see what|dig)[a-z0-9: ]*',
    `(?:look|check|send|reply|respond|answer|update|get back)(?:ing)? (?:at |on |to )?(?:this |it |you )*${SOON}[a-z0-9: ]*`,
    '(?:give|gimme|need) (?:me )?(?:a |an |some |until |till |just |one |another |\\d+ )*(?:sec|second|minute|min|mins|minutes|moment|' +
      'hour|day|bit|tomorrow|monday|tuesday|wednesday|thursday|friday|time|few)[a-z ]*',
    'let me (?:check|look|get|see|find|pull|ask|dig|confirm|verify|think)[a-z ]*', 'just (?:seeing|saw|getting to|got) (?:this|your|to this)[a-z ]*',
    '(?:i am |am |currently |still )*(?:in|at|on) (?:a |an |the |my )?(?:[a-z]+ )?(?:mtg|meeting|meetings|class|duty|conference|training|' +
      'call|bus|iep)(?: until| till| all| right now| now| today|$)[a-z0-9: ]*',
    '(?:(?:i am |am |we are )(?:out|off|away)|out of (?:the )?office|ooo|on (?:leave|vacation|pto|jury duty))(?: (?:today|tomorrow|this|' +
      'until|till|next|all|the|through|for|on|sick|monday|back)[a-z0-9 ]*)?(?= ?(?:$|[,.!]))',
    '(?<=^)(?:i am |am |we are )(?:out(?: of (?:the )?office| sick| today)?|on (?:leave|vacation|pto|jury duty)|away|off)(?: (?:today|' +
      'tomorrow|this|until|till|next|all|the|through|for|on|sick|monday|back)[a-z0-9 ]*)?(?= ?(?:$|[,.!]))',
    'ask me (?:again )?(?:later|tomorrow|next|after|on|in)[a-z0-9 ]*', 'remind me[a-z0-9 ]*',
    '(?:more|details|numbers?|data|update|results|info) (?:soon|to come|later|to follow|coming|tomorrow|tonight)[a-z ]*', 'stay tuned', 'tbd',
    'hold on', 'one (?:sec|second|moment|minute)', 'bear with me', `(?:working on|getting to) (?:it|this) ${SOON}[a-z ]*`,
    'i (?:forgot|did not see this)[a-z ]{0,12}',
  ],
  asks: [
    '(?:what|which|who|where|when|why|how)(?: else| one| ones| many| much| often| long| about| exactly| measure| number| date| item| ' +
      'goal| form| month| file| report| version| day| score| data)? (?:is|are|was|were|do|does|did|should|can|could|will|would|sees?|counts?|' +
      'means?|happens?|gets?|am|has|have)(?! (?:blocking|holding|slowing|stopping|help|needed|hurting|missing|killing|worrying|working|' +
      'left|driving))',
    'does (?:the|a|an|it|this|my|our) [a-z ]+ (?:count|include|matter|work|mean)',
    '(?:is|are|am|was|were|do|does|did|can|could|would|should|shall|will|has|may) (?:i|we|you|he|she|they|this|that|there|these|those|' +
      'someone|anyone|anybody|somebody)(?! (?:one|is|are)(?! ))',
    'have (?:you|they|we)(?! (?:started|begun|not|been|had|seen))', 'is it (?:ok|okay|possible|too|still|due|just|only|possible|me)',
    '(?:i have|got|have) a (?:quick )?question', 'quick question', 'not sure (?:what|which|how) (?:you|to|this|i)[a-z ]*',
    '(?:please |pls |can you )?(?:send|resend|tell|remind|show|forward|give|explain)(?: to)? me',
    'wondering (?:if|what|who|when|how|whether) (?:i|you|we|this|the)', 'any (?:idea|chance) (?:what|who|when|how|you)',
    'did not (?:understand|get) (?:the|your|this) (?:question|message|prompt)', 'help(?= ?(?:$|[.!?]|me))',
  ],
  interrogative: [
    'what', 'who', 'whom', 'whose', 'when', 'where', 'why', 'how', 'which', 'is', 'are', 'am', 'was', 'were', 'do', 'does', 'did', 'can', 'could',
    'would', 'should', 'shall', 'will', 'has', 'may', 'have (?:you|we|they|i)', 'had (?:you|we)', 'any', 'anyone', 'really', 'wait', 'or', 'huh',
    'no', 'did not', 'do not', 'not', 'remind', 'so (?:do|does|is|are|should|can|what|how)', 'and (?:what|who|when|how|is|are)',
  ],
  tag: ['right', 'correct', 'yes', 'no', 'ok', 'okay', 'true', 'is not it', 'are not we', 'is it', 'do you', 'do not you', 'yeah', 'huh'],
  tentative: ['i think', 'i guess', 'i would say', 'maybe', 'probably', 'i suppose', 'i believe', 'ish', 'or so', 'kind of', 'i hope', 'if i had to'],
  statement: [
    'what (?:we|i|they|you) ', 'what (?:is|would) (?:really )?(?:blocking|holding|slowing|stopping|help)', 'where (?:we|i) ',
    'when (?:we|i|they|the) ', 'how (?:we|i) ', 'will do', 'do not ', 'does not ', 'did not (?!understand|get)', 'have not', 'has not', 'is not',
    'are not', 'can not',
  ],
};

export const SPANISH_SPEECH: SpeechWords = {
  greeting: [
    '(?:hola|holi|holis|buenas|buen dia|buenos dias|muy buenos dias|buenas tardes|buenas noches|muy buenas|muy buen dia|saludos|que tal|' +
      'que onda|que hubo|quiubo|hey|estimad[oa]s?)(?: (?:a todos|a todas|equipo|todos|igualmente|profe|maestr[oa]|a usted|de nuevo|compañer[oa]s|' +
      'companer[oa]s))*',
    '👋', '(?:como )(?:esta|estan|estas|amanecio|amanecieron|amaneciste|le va|te va|andas|anda)(?: (?:usted|ustedes|todo|hoy))?',
    'espero que (?:este|esten|estes|tenga|se encuentre)(?: [a-z ]*)?',
  ],
  thanks: [
    '(?:muchas |mil |muchisimas |mil )?(?:gracias|grax|thanks)(?: (?:por|a|de) [a-z ]*| igualmente| totales| mil| profe| maestr[oa])?',
    '(?:muy |le |se |te |les )+(?:agradezco|agradecid[oa]|agradecemos)[a-z ]*', 'muy amable', 'agradecid[oa]', '🙏',
    'dios (?:le|te) (?:bendiga|pague)',
  ],
  acknowledgement: [
    '(?:ok|okay|okey|oki|vale|va|dale|sale|orale|recibido|recibida|enterad[oa]s?|anotad[oa]|apuntad[oa]|entendid[oa]|comprendid[oa]|de ' +
      'acuerdo|perfecto|claro(?: que (?:si|sí))?|(?<!que )(?:si|sí)|no|nop|nel|simon|con gusto|a la orden|ya (?:lo )?vi|visto|copiado|hecho ' +
      'y anotado|muy bien,? gracias|por supuesto|correcto|esta bien|listo,? gracias|sin problema|tomo nota|tomado en cuenta|quedo enterad[oa]|' +
      'al tanto|excelente,? gracias|k)',
    '👌', '❤', '🫡',
  ],
  smallTalk: [
    '(?:ja(?:ja)*j?|je(?:je)*|lol|jiji)', 'feliz [a-z ]*',
    '(?:que )(?:tenga|tengan|tengas|este|esten|pase|pasen|pases|descanse|descansen|le vaya|te vaya|disfrute)[a-z ]*',
    '(?:buen|lindo|bonito|excelente|lindo) (?:fin|finde|fin de semana|provecho|dia|descanso|viaje|inicio de semana)[a-z ]*',
    '(?:un )?(?:saludo|saludos|abrazo|abrazos|saludo cordial)[a-z ]*', 'atentamente[a-z ]*', 'cordialmente',
    '(?:perdon |disculpe |disculpa )?(?:numero|chat|persona|grupo) equivocad[oa]', 'me equivoque[a-z ]*',
    '(?:que |hace )(?:un |mucho |mucha |tanto )?(?:frio|calor|lluvia|sol|viento)[a-z ]*',
    'que (?:temprano|tarde|puntual|rapido|milagro|bot|bueno verte|lindo|bonito|gracioso|risa)[a-z ]*',
    '(?:eres|sos) (?:un|muy|el|la|bien|puntual)[a-z ]*', 'bendiciones[a-z ]*', 'hasta (?:luego|manana|pronto|el lunes)', 'nos vemos[a-z ]*',
    '(?:esto |eso )?era para (?:el|la|otr[oa]|mi)[a-z ]*', '(?:cuidese|cuidate|cuidense)[a-z ]*', 'felicidades[a-z ]*',
    '(?:perdon|disculpa|disculpe|lo siento|una disculpa|mil disculpas)(?: (?:por|la)[a-z ]*)?', 'igualmente', 'buen bot',
    '(?:esto|eso|este tema|ese tema)? ?(?:ya )?no (?:me toca|es mi[oa]?|me corresponde|lo llevo|es conmigo)[a-z ]*',
    '(?:esto|eso|ese|este|ese tema|este tema) (?:lo|la) (?:lleva|ve|maneja|tiene|hace)[a-z ]*',
    '(?:yo )?ya no (?:llevo|veo|manejo|tengo) (?:ese|este|el|esto|eso)[a-z ]*',
    '(?:ya )?(?:no|dejen de|deja de|deje de) (?:me )?(?:manden|mandes|mande|escriban|molesten|mandarme|escribirme)[a-z ]*',
    '(?:que )?(?:bonit[oa]|lind[oa]|buen[oa]|excelente) (?:dia|tarde|noche|semana|jornada)[a-z ]*', 'dios (?:lo|la|le|te|los) [a-z ]*',
    'que (?:rico|sabroso|delicioso|padre|linda|bonita)[a-z ]*', '(?:lo siento|perdon|disculpe|disculpa),? (?:estaba|andaba|estuve) [a-z ]*',
    '(?:estaba|andaba) en (?:clase|junta|reunion)',
    '(?:no|apenas) (?:vi|habia visto|lei|habia leido) (?:el|su|tu|este|sus) (?:mensaje|recordatorio|correo|aviso)[a-z ]*', 'adios', 'chao', 'bye',
    'prueba', 'probando', '(?:a ver si )?(?:ya )?(?:es|por fin es|casi es) viernes', '[😂🤣😊😀😁😄😆🤖🎃🎄☀🌸☕🌞😎🤗🥰😉🙂😃😅🤔🎂🍕⛄🌈🌻🌷]',
  ],
  promise: [
    '(?:ahorita |luego |manana |al rato |hoy |mas tarde |el [a-z]+ |en un rato |enseguida |despues |ya )?(?:yo )?(?:lo|la|los|las|le|' +
      'te|se lo|se la|se los|les|me lo) (?:veo|reviso|checo|miro|contesto|respondo|mando|envio|paso|aviso|escribo|confirmo|digo(?! que)|' +
      'comento(?! que)|cuento(?! que)|llamo|marco|comparto|hago|busco|consulto|tengo(?= (?:manana|luego|el|para|al))|doy|subo)[a-z0-9: ' +
      ']*',
    '(?:ahorita|luego|manana|al rato|mas tarde|enseguida|despues) (?:que |te |le |lo |la |los |las |les |no puedo|veo|contesto|reviso|' +
      'respondo|mando|envio|checo|paso)[a-z0-9: ]*',
    '(?:dejame|dejeme|permitame|permiteme) (?:ver|revisar|checar|consultar|preguntar|buscar|confirmar)?[a-z ]*',
    '(?:deme|dame|denme|me da|me das) (?:un|unos|chance|hasta|tiempo|\\d+|cinco|diez|dos)[a-z0-9 ]*',
    '(?:ando|estoy|sigo|voy entrando|entro) (?:en|a|de|con) (?:una |un |la |el )?(?:junta|reunion|clase|guardia|capacitacion|llamada|' +
      'consejo|curso|examen)[a-z0-9: ]*',
    '(?:estoy|ando) (?:manejando|ocupad[oa]|en clase|dando clase)[a-z ]*',
    'voy a (?:ver|revisar|checar|preguntar|buscar|consultar|contestar|mandar|enviar)[a-z ]*',
    '(?:un|dame un|espere un|espera un) (?:momento|segundo|minuto|momentito|rato|ratito)[a-z ]*',
    '(?:pregunteme|preguntame|recuerdame|recuerdeme)[a-z0-9 ]*',
    '(?:apenas|recien|hasta ahora|acabo de) (?:vi|veo|voy viendo|ver|leo|lei|leer)[a-z ]*',
    '(?:en cuanto|cuando) (?:pueda|tenga (?:un|tiempo|los|el|datos|chance)|salga|llegue a|termine)[a-z ]*',
    '(?:lo )?(?:veo|reviso|contesto|respondo|checo|mando|envio) (?:luego|manana|al rato|mas tarde|en la|hoy|despues|el|ahorita)[a-z0-9 ]*',
    'la secretaria (?:los|lo|la) tiene', 'espereme[a-z ]*', 'esperame[a-z ]*', 'permitame',
    '(?:estoy|ando|salgo|sigo) (?:de|en) (?:vacaciones|permiso|licencia|viaje|incapacidad)[a-z0-9 ]*',
  ],
  asks: [
    '(?:que (?:meta|objetivo|punto) es|que (?:significa|es|son|quiere decir|tengo que|debo|hay que|fecha|datos?|numero|formato|necesitan?|' +
      'quieren?|piden?|pasa si)|quien(?:es)? (?:manda|ve|ven|es|lee|leen|puede|envia|me|mas)|cual(?:es)? (?:es|era|son|de|seria)|cuando ' +
      '(?:es|hay que|se|vence|toca|debo|empieza el)|donde (?:esta|puedo|subo|mando|pongo|encuentro|lo|veo|esta el)|a que (?:hora|correo|' +
      'fecha)|como (?:le hago|hago|subo|cambio|se (?:hace|cambia|sube|contesta|mide|calcula)|puedo|lo (?:cambio|subo|mando|hago)|mido)|' +
      'cuanto(?:s)? (?:es|era|falta para|son|tengo)|por que (?:me|mandan|preguntan|nos)|para cuando)',
    'me (?:puede[ns]?|podria[ns]?|regala[ns]?|manda[ns]?|pasa[ns]?|da|das|dan|dice[ns]?|recuerda[ns]?|explica[ns]?|confirma[ns]?|comparte[ns]?|' +
      'reenvia[ns]?|mandarias?|podes) ',
    '(?:puede[ns]?|podria[ns]?) (?:decirme|mandarme|explicarme|pasarme|recordarme|reenviarme|enviarme|ayudarme)',
    '(?:quiero|quisiera|necesito) (?:saber|preguntar|preguntarle)', '(?:tengo )?una (?:pregunta|duda|consulta)',
    'no (?:entiendo|entendi) (?:la|que|bien|el|a que|esto)?', 'ayuda(?= ?(?:$|[.!?]))',
  ],
  interrogative: [
    'que', 'quien', 'quienes', 'cual', 'cuales', 'cuando', 'donde', 'como', 'cuanto', 'cuantos', 'cuantas', 'por que', 'a que', 'de que', 'para que',
    'en que', 'con que', 'se puede', 'puedo', 'puede', 'pueden', 'podria', 'podrian', 'hay que', 'tengo que', 'debo', 'es ', 'esto', 'este', 'o sea',
    'seguro', 'y (?:eso|que|cuando|como|quien)', 'acaso', 'sera que', 'hay',
  ],
  tag: ['verdad', 'cierto', 'no', 'no es asi', 'si', 'sí', 'correcto', 'no cree', 'o no', 'eh', 'va', 'ok', 'no es cierto'],
  tentative: ['creo', 'diria', 'supongo', 'pienso', 'yo digo', 'me parece', 'tal vez', 'digamos', 'segun yo', 'espero'],
  statement: [
    'que bien', 'que bueno', 'como (?:va|vamos|siempre|te|le (?:comente|dije))', 'cuando (?:llegue|este|nos|tengamos|lleguen)',
    'no (?:entiendo|entendi) por que',
  ],
};
