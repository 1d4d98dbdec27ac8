import type en from './en.js';

const es: typeof en = {
  moreBelow: 'Hay más abajo.',
  moreElsewhere: 'Hay más de lo que cabe aquí.',
  writeHere: 'Escribir aquí',
  required: 'Complete este campo, por favor.',
  sendFiles: 'Envíe los archivos a Throughline en su chat, justo después de este formulario.',
  fieldsLeftOut: (n) => `${n} ${n === 1 ? 'campo más no cabe' : 'campos más no caben'} aquí. Puede enviar el resto como mensaje.`,
  optionsLeftOut: (n) => `${n} ${n === 1 ? 'opción más no cabe' : 'opciones más no caben'} aquí.`,
  noChoice: 'Sin elegir',
  noOptions: 'Todavía no hay nada que elegir.',
  prefillCut: (n) => `Aquí solo caben los primeros ${n} caracteres. Al enviar se reemplaza el texto entero.`,
};

export default es;
