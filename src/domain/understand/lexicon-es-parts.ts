/** Pieces that Spanish patterns are put together from. */

export const MUY =
  '(?:(?:muy|bien|bastante|super|re|tan|todo|todos|todavia|aun|mas|un poco|un poquito|algo|ya|la verdad|medio|demasiado|realmente|por ahora|' +
  'por lo pronto|hasta ahora|hasta el momento|de momento|ahora|ahorita|actualmente|completamente|totalmente|requete|siempre|sigue|seguimos|' +
  'ligeramente|levemente|apenas|cada vez mas|bien pero bien) ){0,2}';
export const BE =
  '(?:estamos|estoy|esta|estan|va|van|vamos|voy|ando|andamos|anda|andan|sigue|seguimos|siguen|venimos|viene|vengo|vienen|marcha|marchan|' +
  'marchamos|avanza|avanzamos|avanzan|quedamos|me encuentro|nos encontramos|se encuentra|es|son|camina|caminamos|jala|fluye|resulta|funciona|' +
  'pinta|se ve|lo veo|la veo|luce|continua|continuamos|llevamos|nos mantenemos|se mantiene|mantenemos)';
export const PLAN =
  '(?:lo )?(?:previst[oa]s?|planead[oa]s?|planificad[oa]s?|programad[oa]s?|esperad[oa]s?|acordad[oa]s?|establecid[oa]s?|pactad[oa]s?|estipulad[oa]s?|' +
  'que (?:se )?(?:esperaba|esperabamos|planeamos|habiamos planeado|queriamos)|plan(?:es)?|calendario|cronograma|programa|planificacion|' +
  'planeacion|plazos?|tiempos?|metas?)(?! de (?!trabajo|accion|mejora|actividades))';
export const META =
  '(?:(?:a |con )?(?:la|esta|nuestra|su|las|nuestras) metas?|(?:al |el |este |con el |nuestro )objetivos?|(?:a |al |el |la )?(?:nuestr[oa] ' +
  ')(?:numero|cifra)|(?:a |al |el |los |las |a los |a las |con el )?\\d[\\d.,]*(?: ?%| por ciento)?|lo|eso|la|esto|todo)';
export const LLEGAR =
  '(?:llegar(?: a tiempo)?|lograr(?:lo|la)?|alcanzar(?:lo|la)?|cumplir(?:lo|la)?|conseguir(?:lo|la)?|terminar(?: a tiempo| bien)|(?:usar|' +
  'gastar|ejercer)(?:lo)? todo|salir adelante|hacerla|hacer(?= ?(?:$|[.,!;]))|sacarlo(?: adelante)?)';
export const LLEGAMOS =
  '(?:alcanzo|cumplo|lo logro|la logro|la hacemos|la haremos|la hicimos|llegamos|llegaremos|llego(?! al? \\d)|llegare|lo? logramos|lo? lograremos|la? ' +
  'logramos|la? lograremos|alcanzamos|alcanzaremos|la alcanzamos|cumplimos|cumpliremos|la cumplimos|lo cumplimos|conseguimos|conseguiremos|' +
  'lo conseguimos|lo conseguiremos|salimos|se logra(?:ra)?|se cumple|se cumplira|se alcanza(?:ra)?|se llega(?:ra)?|se consigue|llega(?:ra)?(?= ' +
  '(?:al|a la|a los|a \\d)))';
export const OBJECT_OR_END =
  `(?= ?(?:$|[.!,;:?]|\\p{Extended_Pictographic}|a tiempo|este|esta|para|antes|en|con|sin|ni|pero|porque|por|si|${META}|jamas|nunca|la ` +
  `verdad))`;
