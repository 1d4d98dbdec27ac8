import { describe, expect, it } from 'vitest';
import type { Understanding } from '../../../src/domain/understand/types.js';
import { understand } from '../../../src/domain/understand/understand.js';
import { contextOfReply } from '../../replies/score.js';

const en = (words: string, item = '2.a'): Understanding => understand(words, contextOfReply(item, 'en'));
const es = (words: string, item = '2.a'): Understanding => understand(words, contextOfReply(item, 'es'));

describe('blockers', () => {
  it('quotes what holds things up', () => {
    expect(en('At risk. Waiting on the board to approve the contract, been weeks.').blockers).toEqual(['the board to approve the contract']);
    expect(en("Behind because the buses never arrived. We can't find subs.").blockers).toEqual(['the buses never arrived', "We can't find subs"]);
    expect(es('En riesgo, no hay suplentes. Estamos esperando que el distrito publique las plazas.').blockers).toEqual(['no hay suplentes', 'esperando que el distrito publique las plazas']);
    expect(es('Atrasados porque las escuelas no mandan facturas').blockers).toEqual(['las escuelas no mandan facturas']);
  });

  it('quotes a thing that is stuck with where it is stuck, and of people where they are', () => {
    expect(en('PO 45120 is stuck at the county office.').blockers).toEqual(['PO 45120 is stuck at the county office']);
    expect(en("We're stuck at the county office").blockers).toEqual(['the county office']);
    expect(es('La orden 45120 está detenida en el condado.').blockers).toEqual(['La orden 45120 está detenida en el condado']);
    expect(es('Estamos atorados con el sindicato').blockers).toEqual(['el sindicato']);
  });

  it('leaves out what no longer does, what is no trouble and what is another item’s', () => {
    for (const words of ['On track, no issues.', 'No longer waiting on the board.', '2.b is stuck because there are no teachers.', 'Fixed: the portal was down.', 'On track because the team is great.', 'Nobody has started yet']) expect(en(words).blockers).toEqual([]);
    for (const words of ['Vamos bien, no hay problema.', 'aún no hay dato nuevo', 'nadie ha empezado', 'ya no falta nadie', 'Nos faltan 9 plazas por cubrir']) expect(es(words, '4.a').blockers).toEqual([]);
  });
});

describe('needs', () => {
  it('quotes what is asked of others', () => {
    expect(en('At risk. We need two more drivers for the east side, kids are late.').needs).toEqual(['two more drivers for the east side']);
    expect(en('What would help is a signing bonus.').needs).toEqual(['a signing bonus']);
    expect(en('can someone lend us a temp?')).toMatchObject({ isReport: true, needs: ['lend us a temp'] });
    expect(es('Nos haría falta una persona más. Ocupamos otra consejera.').needs).toEqual(['una persona más', 'otra consejera']);
    expect(es('Necesitamos apoyo de un mediador y que la oficina revise los códigos.').needs).toEqual(['apoyo de un mediador', 'que la oficina revise los códigos']);
  });

  it('leaves out what is not', () => {
    for (const words of ['No help needed.', "We don't need anything.", 'Kids need more practice.', 'We are where we need to be.']) expect(en(words).needs).toEqual([]);
    for (const words of ['No necesitamos nada', 'Los niños necesitan más práctica']) expect(es(words).needs).toEqual([]);
  });
});

describe('kinds of message', () => {
  it.each([
    ['good morning!', 'greeting'], ['Thanks for the reminder', 'thanks'], ['ok will do', 'acknowledgement'], ['will look at this tonight', 'acknowledgement'], ['what was our target again?', 'question'],
    ['is 93 on track?', 'question'], ['lol', 'small-talk'], ['on track I think?', 'report'], ['hi! on track', 'report'], ['Survey closed Friday', 'report'], ['On track. Do you need the numbers too?', 'report'],
  ] as const)('%s is a %s', (words, kind) => {
    expect(en(words)).toMatchObject({ kind, isReport: kind === 'report' });
  });

  it.each([
    ['buenas tardes', 'greeting'], ['mil gracias', 'thanks'], ['recibido', 'acknowledgement'], ['mañana le paso los datos', 'acknowledgement'], ['¿cuál es la meta?', 'question'], ['feliz viernes', 'small-talk'], ['vamos bien creo?', 'report'],
  ] as const)('%s es %s', (words, kind) => {
    expect(es(words)).toMatchObject({ kind, isReport: kind === 'report' });
  });

  it('gives nothing to file where there is no report', () => {
    expect(en('what does at risk mean, and why is my 93% red?')).toMatchObject({ isReport: false, status: null, readings: [], blockers: [], needs: [] });
  });
});

describe('mentions', () => {
  it('names the other items in the words, once each', () => {
    expect(en('Behind on this one and also on 1A. 2.b and 1.a are done, 2.a is not.').mentions).toEqual(['1.a', '2.b']);
  });
});
