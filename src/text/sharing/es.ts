import type { SharingTexts } from './en.js';

/** What is said when a message is kept as evidence, in Spanish. */
export const es: SharingTexts = {
  title: 'Guardar evidencia',
  submit: 'Guardar',
  message: (author, words) => `${author} escribió: «${words}»`,
  warning: 'Este mensaje viene de una conversación privada. Todas las personas que ven el punto podrán leerlo, con el nombre de su autor. Pregunte antes al autor.',
  word: '¿Qué muestra?',
  wordHint: 'Unas palabras, para que otros lo encuentren.',
  sure: '¿Mostrar este mensaje privado a todas las personas que ven el punto?',
  no: 'No',
  yes: 'Sí, su autor está de acuerdo',
  kept: (item) => `Guardado como evidencia en ${item}.`,
  already: (item) => `Ese mensaje ya está guardado en ${item}.`,
  notSure: 'No se guardó nada: el mensaje viene de una conversación privada y usted no indicó que se puede mostrar.',
  tooLate: 'Ese formulario es demasiado antiguo, así que no se guardó nada. Elija de nuevo «Guardar evidencia» en el mensaje.',
  empty: 'Ese mensaje no tiene palabras ni archivos que pueda guardar.',
  show: 'Ver la evidencia',
};
