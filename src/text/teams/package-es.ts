import type { TeamsPackageTexts } from './package-en.js';

export const es: TeamsPackageTexts = {
  shortDescription: 'Pide avances, archiva lo que la gente responde y dice cómo va el plan.',
  fullDescription:
    'Throughline pide evidencias a quien responde de cada meta cuando toca revisar el avance, entiende la respuesta en palabras corrientes, en español o en inglés, la archiva y publica un resumen semanal de lo que avanzó, lo que está detenido y lo que nadie ha contestado. Escríbale «estado 2», o menciónelo en un canal, para ver cómo va el plan.',
  menu: {
    status: { title: 'estado', about: 'cómo va todo el plan, o un punto: estado 2.b' },
    mine: { title: 'mis puntos', about: 'aquello por lo que usted responde; primero lo que espera' },
    of: { title: 'de', about: 'aquello por lo que responde alguien: de Ana Lark' },
    'at-risk': { title: 'en-riesgo', about: 'lo que está en riesgo o fuera de rumbo y lo que necesita' },
    'needs-attention': { title: 'atención', about: 'lo que alguien debería mirar y por qué' },
    overdue: { title: 'atrasados', about: 'revisiones sin respuesta, desde cuándo y de quién' },
    item: { title: 'punto', about: 'todo lo que el plan dice de un punto: punto 2.b' },
    evidence: { title: 'evidencia', about: 'lo archivado en un punto: evidencia 2.b' },
    history: { title: 'historial', about: 'lo que pasó con un punto: historial 2.b' },
    subscribe: { title: 'suscribir', about: 'el resumen semanal, aquí: suscribir aquí semanal lun 08:00' },
    digest: { title: 'resumen ahora', about: 'el resumen como está ahora' },
    calendar: { title: 'calendario', about: 'revisiones, el calendario del plan y días cerrados de las próximas cuatro semanas' },
    undo: { title: 'deshacer', about: 'retirar el último informe que envió' },
    away: { title: 'ausente', about: 'no se le pregunta nada hasta que vuelva; también vale «ausente hasta el viernes»' },
    help: { title: 'ayuda', about: 'todo lo que puede preguntar' },
  },
  find: { title: 'Buscar un punto', about: 'Busque un punto del plan y pegue cómo va', words: 'Código o palabras', wordsAbout: 'Por ejemplo 2.b o lectura' },
  report: { title: 'Informar del avance', about: 'Diga cómo va uno de sus puntos' },
  save: { title: 'Guardar como evidencia', about: 'Guarde este mensaje en un punto del plan' },
};
