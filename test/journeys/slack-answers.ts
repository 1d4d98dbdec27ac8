import { expect } from 'vitest';
import type { Step } from './slack-district.js';
import { STRATEGY } from './slack-district.js';

const BUTTONS = '[That’s right] [Change] [Undo]';
const HOW = 'Something wrong? Press Change, edit your message, or say “undo”.';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Owners are asked all week, and each answers in another way. */
export function answersCome(step: Step): void {
  step('Monday: prompts arrive; one answers in plain words and confirms', async ({ slack, person, filed }) => {
    expect(await slack.move('next-prompt')).toBe('2026-09-14T14:00:00Z');
    const priya = person('Priya Nandakumar');
    expect((await priya.heard()).map(({ lines }) => lines)).toEqual([PROMPT]);
    await priya.says('On track. Positive feelings about school are at 64 % now, see https://climate.example.org/fall');
    const played = ['Filed under 1.a School is a safe place for all learners, whatever their identity or ability', '🟢 On track', 'On track. Positive feelings about school are at 64 % now, see https://climate.example.org/fall', 'Positive feelings about school: 64 % on Sep 14', 'Links: https://climate.example.org/fall'];
    expect((await priya.heard()).map(({ lines }) => lines)).toEqual([[PROMPT[1], '🟢 On track · Answered. Thank you.'], [...played, BUTTONS, HOW]]);
    await priya.presses('Filed under 1.a', 'That’s right');
    expect((await priya.last('Filed under 1.a')).lines).toEqual([...played, 'Confirmed. Thank you.']);
    expect(await filed('1.a')).toEqual([{ status: 'on-track', source: 'words', versions: 'filed', readings: [64], files: [] }]);
    // From here on the digest comes here on Mondays.
    expect((await person('Devon Achterberg').asks('subscribe here weekly mon 09:00', STRATEGY)).lines).toEqual(['Done. The digest of the whole plan will come here every week on Monday at 9:00 AM.', 'The next one: Mon, Sep 21, 9:00 AM.']);
  });

  step('the same in Spanish: by the language of the plan, in the direct messages; by that of Slack, in a thread', async ({ person, filed }) => {
    const rosa = person('Rosa Delgado');
    await rosa.says('En riesgo: solo 180 familias vinieron a la noche escolar. Nos frena la falta de intérpretes; necesitamos dos intérpretes más para octubre.');
    expect((await rosa.last('Registrado')).lines).toEqual(SPANISH);
    expect(await filed('1.c')).toMatchObject([{ status: 'at-risk', source: 'words', readings: [180] }]);

    const elena = person('Elena Kowalczyk');
    expect((await elena.last('3.b')).lines.slice(0, 2)).toEqual(['Hola, Elena. Toca una revisión de avance.', '3.b · La amabilidad y el respeto se enseñan, se practican y se ven']);
    await elena.says('En camino: el 60 % de las aulas dan la lección semanal.', { under: '3.b ·' });
    const { thread, lines } = await elena.last('Registrado');
    expect(thread).toBe((await elena.last('3.b ·')).ref.message);
    expect(lines).toEqual(SPANISH_IN_THREAD);
    await elena.edits('En camino', 'En camino: el 62 % de las aulas dan la lección semanal.');
    expect((await elena.last('Registrado')).lines).toContain('Aulas que dan la lección semanal: 62 % el 14 sept');
    expect(await filed('3.b')).toEqual([{ status: 'on-track', source: 'words', versions: 'filed, edited', readings: [62], files: [] }]);
  });

  step('Tuesday: one presses a status and adds words in the thread, one fills the form', async ({ slack, person, form, filed }) => {
    await slack.move('day');
    const curtis = person('Curtis Holloway');
    await curtis.presses('1.b ·', 'At risk');
    expect((await curtis.last('Filed under 1.b')).lines).toEqual(['Filed under 1.b Gaps in discipline among students become smaller', '🟡 At risk', 'Would you like to add what shows it? Just reply with a sentence, a number or a link.', BUTTONS, HOW]);
    await curtis.says('We had 128 office referrals. We are blocked by the open dean position at Alder. We need a second dean.', { under: '1.b ·' });
    const { thread, lines } = await curtis.last('Filed under 1.b');
    expect(thread).toBe((await curtis.last('1.b ·')).ref.message);
    expect(lines).toEqual(THREAD_PLAYED_BACK);
    // A button and words that follow it are one report.
    expect(await filed('1.b')).toMatchObject([{ status: 'at-risk', source: 'button', readings: [128] }]);

    const tunde = person('Tunde Marsh');
    await tunde.presses('2.c ·', 'Write a report');
    expect(await form()).toEqual(FORM);
    await tunde.fills(
      { status: 'on-track', note: 'Two more units passed.', 'reading:units-that-pass-the-equity-audit': '46', blockers: 'Printing is late', needs: 'Reviewers from the community', link: 'https://audit.example.org/2c' },
      { files: { name: 'audit.csv', mimeType: 'text/csv', bytes: bytes('unit,passed\n1,yes\n') } },
    );
    expect(await form()).toBeUndefined();
    expect((await tunde.last('Filed under 2.c')).lines).toEqual(FORM_PLAYED_BACK);
    expect((await tunde.last('2.c ·')).lines).toEqual(['2.c · What we teach shows the cultures of our community truthfully and with pride', '🟢 On track · Answered. Thank you.']);
    expect(await filed('2.c')).toEqual([{ status: 'on-track', source: 'form', versions: 'filed', readings: [46], files: ['audit.csv'] }]);
  });

  step('Wednesday: a message and the file that follows it are one report; it is changed in the form', async ({ slack, person, form, filed }) => {
    await slack.move('day');
    const gordon = person('Gordon Whitlock');
    await gordon.says('We are on track: every department has picked a unit, 54 % of students meet their growth target.');
    await gordon.says('The list of units', { files: [{ name: 'units.pdf', mimeType: 'application/pdf', bytes: bytes('%PDF-1.4') }] });
    expect(await filed('2.a')).toMatchObject([{ status: 'on-track', source: 'words', readings: [54], files: ['units.pdf'] }]);
    expect((await gordon.last('Filed under 2.a')).lines).toContain('Files: units.pdf');

    const jerome = person('Jerome Applewhite');
    await jerome.says('On track, the diversity and inclusion score is 66 %.', { under: '1.e ·' });
    await jerome.presses('Filed under 1.e', 'Change');
    expect((await form())?.[0]).toBe('Report on 1.e');
    await jerome.fills({ status: 'on-track', note: 'The diversity and inclusion score is 67 %, we read it twice.', 'reading:diversity-and-inclusion-score': '67' });
    expect((await jerome.last('Filed under 1.e')).lines).toEqual(expect.arrayContaining(['The diversity and inclusion score is 67 %, we read it twice.', 'Diversity and inclusion score: 67 % on Sep 16']));
    expect(await filed('1.e')).toMatchObject([{ status: 'on-track', versions: 'filed, corrected', readings: [67] }]);
  });

  step('Thursday: two checks in one message; one answer is deleted again, and counts no more', async ({ slack, person, filed }) => {
    expect((await slack.move('next-prompt')).slice(0, 16)).toBe('2026-09-17T13:00');
    const hollis = person('Hollis Tran');
    expect((await hollis.last('2 progress checks')).lines[0]).toBe('Hello, Hollis. It is time for 2 progress checks.');
    await hollis.says('1.f on track: self-efficacy is 57 % now.');
    await hollis.says('3.a at risk, we need a counselor for the ninth grade.');
    expect((await hollis.last('1.f ·')).lines).toEqual(['1.f · Students believe in what they can do', '🟢 On track · Answered. Thank you.', '---', '3.a · Students believe in themselves and work on getting better', '🟡 At risk · Answered. Thank you.']);
    await hollis.removes('3.a at risk');
    expect((await hollis.last('Taken back')).lines).toEqual(['3.a Students believe in themselves and work on getting better', 'Taken back. None of it counts any more.', 'The check is open again: answer whenever you like.']);
    expect((await hollis.last('1.f ·')).lines).toContain('[🟢 On track] [🟡 At risk] [🔴 Off track] [✅ Done] [⚪ Not started]');
    expect(await filed('3.a')).toMatchObject([{ takenBack: true, versions: 'filed, retracted' }]);
    expect(await filed('1.f')).toMatchObject([{ status: 'on-track', readings: [57] }]);
  });
}

const PROMPT = [
  'Hello, Priya. It is time for a progress check.',
  '1.a · School is a safe place for all learners, whatever their identity or ability',
  'What we look for: What moved since we last asked, what shows it, and what stands in the way?',
  'Last report: none yet',
  'Positive feelings about school: no value yet, started from 61 % · target 75 % by May 21, 2027',
  '[🟢 On track] [🟡 At risk] [🔴 Off track] [✅ Done] [⚪ Not started]',
  '[Write a report] [Snooze] [Not mine]',
  'Answer here in your own words, or use the buttons. A sentence is plenty.',
];
const SPANISH = [
  'Registrado en 1.c El distrito es una comunidad de aprendizaje en la que cada quien se siente unido a los demás',
  '🟡 En riesgo',
  'En riesgo: solo 180 familias vinieron a la noche escolar. Nos frena la falta de intérpretes; necesitamos dos intérpretes más para octubre.',
  'Familias en las noches escolares: 180 familias el 14 sept',
  'Lo que frena: falta de intérpretes',
  'Necesita: dos intérpretes más para octubre',
  '[Es correcto] [Cambiar] [Deshacer]',
  '¿Algo no está bien? Pulse Cambiar, edite su mensaje o diga «deshacer».',
];
const SPANISH_IN_THREAD = [
  'Registrado en 3.b La amabilidad y el respeto se enseñan, se practican y se ven',
  '🟢 En camino',
  'En camino: el 60 % de las aulas dan la lección semanal.',
  'Aulas que dan la lección semanal: 60 % el 14 sept',
  '[Es correcto] [Cambiar] [Deshacer]',
  '¿Algo no está bien? Pulse Cambiar, edite su mensaje o diga «deshacer».',
];
const THREAD_PLAYED_BACK = [
  'Filed under 1.b Gaps in discipline among students become smaller',
  '🟡 At risk',
  'We had 128 office referrals. We are blocked by the open dean position at Alder. We need a second dean.',
  'Office referrals per month: 128 on Sep 15',
  'In the way: the open dean position at Alder',
  'Needs: a second dean',
  BUTTONS,
  HOW,
];
const FORM = [
  'Report on 2.c',
  'Status (static_select)',
  'What happened? What shows it? (plain_text_input)',
  'Units that pass the equity audit (%) (plain_text_input)',
  'What is in the way? (plain_text_input)',
  'What do you need from others? (plain_text_input)',
  'Link to evidence (plain_text_input)',
  'File (file_input)',
];
const FORM_PLAYED_BACK = [
  'Filed under 2.c What we teach shows the cultures of our community truthfully and with pride',
  '🟢 On track',
  'Two more units passed.',
  'Units that pass the equity audit: 46 % on Sep 15',
  'Links: https://audit.example.org/2c',
  'Files: audit.csv',
  'In the way: Printing is late',
  'Needs: Reviewers from the community',
  BUTTONS,
  HOW,
];
