import { expect } from 'vitest';
import { LAKE } from '../support/local-slack.js';
import type { Step } from './slack-district.js';
import { STRATEGY } from './slack-district.js';

/** `/plan` and its answers, for one or for all. */
export function planIsAsked(step: Step): void {
  step('/plan is answered to who asks, in their language', async ({ person, posts }) => {
    const before = await posts(STRATEGY);
    expect((await person('Naomi Feldstrom').asks('status', STRATEGY)).lines).toEqual(STATUS);
    expect((await person('Gordon Whitlock').asks('at-risk', STRATEGY)).lines).toEqual(AT_RISK);
    expect((await person('Priya Nandakumar').asks('mine')).lines).toEqual(MINE);
    expect((await person('Rosa Delgado').asks('estado')).lines).toEqual(ESTADO);
    expect(await posts(STRATEGY)).toEqual(before);
  });

  step('the digest’s buttons answer whoever presses, and nobody else', async ({ person, posts }) => {
    const before = await posts(STRATEGY);
    const digest = before.find(({ lines }) => lines[0]?.startsWith('# Weekly digest'));
    if (!digest) throw new Error('There is no digest.');
    await person('Priya Nandakumar').presses(digest, 'My part');
    expect((await person('Priya Nandakumar').last('Your items', STRATEGY)).lines).toEqual(MINE);
    await person('Naomi Feldstrom').presses(digest, 'Details');
    expect((await person('Naomi Feldstrom').last('Where the plan stands', STRATEGY)).lines).toEqual(STATUS);
    expect(await posts(STRATEGY)).toEqual(before);
  });

  step('pages are turned in place', async ({ person }) => {
    const gordon = person('Gordon Whitlock');
    const first = await gordon.asks('calendar', STRATEGY);
    const [columns, row] = first.lines.filter((line) => line.startsWith('| '));
    expect(columns).toBe('| When | Who | Items |');
    expect(first.lines).toEqual(expect.arrayContaining(['Page 1 of 2, 18 in all', '[Next page]']));
    await gordon.presses(first, 'Next page');
    const second = await gordon.sees(first.ref);
    expect(second).toEqual(expect.arrayContaining(['Page 2 of 2, 18 in all']));
    expect(second).toContain(columns);
    expect(second).not.toContain(row);
  });

  step('an answer for everyone: with --here, and in the thread of a mention', async ({ person, posts }) => {
    const gordon = person('Gordon Whitlock');
    const before = (await posts(STRATEGY)).length;
    await expect(gordon.asks('status 2 --here', STRATEGY)).rejects.toThrow('0 answers');
    const asked = await gordon.writesIn(STRATEGY, `<@${LAKE.botUser}> status 2`);
    const [here, mentioned, ...more] = (await posts(STRATEGY)).slice(before);
    expect(here).toMatchObject({ lines: STATUS_2 });
    expect(here).not.toHaveProperty('thread');
    expect(mentioned).toMatchObject({ thread: asked, lines: STATUS_2 });
    expect(more).toEqual([]);
  });
}

const STATUS = [
  '# Where the plan stands: From strong to remarkable: our plan for 2026 to 2029',
  '4 on track, 3 at risk, 7 without recent news',
  '{Items by status}',
  '1 A place for everyone · 2 on track, 2 at risk, 3 without recent news',
  '2 Room to grow as a learner · 1 on track, 1 at risk, 1 without recent news',
  '3 Well in head and heart · 1 on track, 3 without recent news',
];
const ESTADO = [
  '# Cómo va el plan: De buenos a extraordinarios: nuestro plan de 2026 a 2029',
  '4 en camino, 3 en riesgo, 7 sin noticias recientes',
  '{Puntos por estado}',
  '1 Un lugar para todos · 2 en camino, 2 en riesgo, 3 sin noticias recientes',
  '2 Espacio para crecer aprendiendo · 1 en camino, 1 en riesgo, 1 sin noticias recientes',
  '3 Con bienestar en mente y corazón · 1 en camino, 3 sin noticias recientes',
];
const AT_RISK = [
  '# At risk and off track',
  '3 at risk',
  '🟡 At risk · 1.b Gaps in discipline among students become smaller · Curtis Holloway · reported Sep 15',
  'We had 128 office referrals. We are blocked by the open dean position at Alder. We need a second dean.',
  '— Curtis Holloway',
  '•  Needs: a second dean',
  '•  In the way: the open dean position at Alder',
  '🟡 At risk · 1.c The district is a learning community in which learners feel connected to others · Rosa Delgado · reported Sep 14',
  'En riesgo: solo 180 familias vinieron a la noche escolar. Nos frena la falta de intérpretes; necesitamos dos intérpretes más para octubre.',
  '— Rosa Delgado',
  '•  Needs: Interpreters for the October evenings (from County language service, ask Marguerite Solano)',
  '•  Needs: dos intérpretes más para octubre',
  '•  In the way: falta de intérpretes',
  '🟡 At risk · 2.a Lessons give learners a say in their learning and bring growth for all · Gordon Whitlock · reported Sep 16',
  'At risk: only half of the departments have picked a unit, 51 % of students meet their growth target. We need planning days. The list of units',
  '— Gordon Whitlock',
  '•  Needs: planning days',
];
const MINE = [
  '# Your items',
  'You answer for 2 items; 1 check waits for you.',
  '❔ No recent news · 3.d Students use their gifts to make the community more welcoming · nothing reported yet · waits for your answer since Sep 18 · next check Oct 2',
  '[Report]',
  '🟢 On track · 1.a School is a safe place for all learners, whatever their identity or ability · since Sep 14, by Priya Nandakumar · next check Sep 29',
];
const STATUS_2 = [
  '# 2 Room to grow as a learner',
  '1 on track, 1 at risk, 1 without recent news',
  '{Items by status}',
  '🟡 At risk · 2.a Lessons give learners a say in their learning and bring growth for all · “At risk: only half of the departments have picked a unit, 51 % of students meet their growth target. We need planning days. The list of units” · Sep 16',
  '❔ No recent news · 2.b Nothing but interest decides who takes part in courses and programs · nothing reported yet',
  '🟢 On track · 2.c What we teach shows the cultures of our community truthfully and with pride · “Two more units passed.” · Sep 15',
  '[Details] [History]',
];
