import type en from './en.js';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const es: typeof en = {
  homeMore: 'Hay más de lo que cabe aquí. Escriba «/plan mine» para ver todo lo suyo.',
  fieldsLeftOut: (n) => `${count(n, 'campo más no cabe', 'campos más no caben')} aquí. Puede enviar el resto como mensaje.`,
  optionsLeftOut: (n) => `${count(n, 'opción más no cabe', 'opciones más no caben')} aquí.`,
  noOptions: 'Todavía no hay nada que elegir.',
  prefillCut: (n) => `Aquí solo caben los primeros ${n} caracteres. Al enviar se reemplaza el texto entero.`,
  notSaved: 'No se guardó. Inténtelo de nuevo.',
  notSavedTitle: 'No se guardó',
  waitingTitle: 'Un momento…',
  waiting: 'El formulario está en camino.',
  waitingEnded: 'Respuesta',
  waitingClose: 'Cerrar',
  moreInThread: 'Hay más: vea el hilo.',
};

export default es;
