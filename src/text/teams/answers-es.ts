import type { TeamsAnswers } from './answers-en.js';

export const es: TeamsAnswers = {
  taken: 'Recibido.',
  takenElsewhere: 'Recibido. La respuesta llega a su chat con Throughline.',
  notSaved: 'No se guardó. Inténtelo de nuevo, por favor.',
  notSavedForm: 'No se guardó. Lo que escribió sigue aquí: envíelo de nuevo, por favor.',
  notNow: 'Ahora mismo no se puede mostrar. Inténtelo de nuevo en un momento, por favor.',
  outdated: 'Este botón es de una versión anterior y ya no hace nada.',
  nothingFound: 'Ningún punto del plan coincide con estas palabras.',
  nothingToShow: 'No hay nada que mostrar.',
};
