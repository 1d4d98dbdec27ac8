import { describe, expect } from 'vitest';
import { axeFaults } from '../support/axe.js';
import { openDistrict } from './district.js';
import { AT_FIRST, AT_LAST, EDITED, FORM_PLAYED_BACK, NEVER_ANSWERED, PROMPT, SPANISH_PLAYED_BACK, WORDS_PLAYED_BACK } from './expected-answers.js';
import { FIRST, FIRST_AFTER_THE_EDIT, SECOND, THIRD } from './expected-digests.js';
import { readMessage } from './read-message.js';
import type { ReadMessage } from './read-message.js';

/**
 * Three weeks of the sample district, as its people see them: one window of theirs, and one in which the
 * superintendent keeps #strategic-plan open and never reloads.
 */
describe('three weeks with sample plan 2', () => {
  const { step, district, be, picture } = openDistrict();
  const digest = (which: number): Promise<ReadMessage> => readMessage(district().leader.posts('Weekly digest').nth(which));
  const shown = ({ lines, sections }: ReadMessage): object => ({ period: lines, ...sections });

  step('Monday, September 14: owners are asked, and answer in words, in English and in Spanish', async ({ person }) => {
    expect(await person.move('next-prompt')).toBe('Mon, Sep 14, 2026, 9:00 AM CDT');
    await be('Priya Nandakumar');
    expect(await readMessage(await person.heard('1.a ·'))).toEqual(PROMPT);
    await person.write('On track. Positive feelings about school are at 64 % now, see https://climate.example.org/fall');
    const played = await person.heard('Filed under 1.a');
    expect((await readMessage(played)).sections).toEqual(WORDS_PLAYED_BACK);
    await picture('words');
    await person.press(played, /That’s right/u);
    await person.heard('Confirmed. Thank you.');
    await person.heard('Answered. Thank you.');

    await be('Rosa Delgado');
    await person.heard('Hola, Rosa. Toca una revisión de avance.');
    await person.write('En riesgo: solo 180 familias vinieron a la noche escolar. Nos frena la falta de intérpretes; necesitamos dos intérpretes más para octubre.');
    expect((await readMessage(await person.heard('Registrado en 1.c'))).sections).toEqual(SPANISH_PLAYED_BACK);
    await picture('spanish');
  });

  step('Tuesday: one answers by button and in the thread, one by form; who has not answered is reminded', async ({ person }) => {
    await person.move('day');
    await be('Curtis Holloway');
    await person.press(await person.heard('1.b ·'), /^At risk/u);
    await person.heard('Would you like to add what shows it?');
    await person.write('We had 128 office referrals. We are blocked by the open dean position at Alder. We need a second dean.', { thread: await person.heard('1.b ·') });
    await person.page.locator('.thread .post').filter({ hasText: 'Filed under 1.b' }).filter({ hasText: 'a second dean' }).waitFor();
    await picture('thread');
    expect(await axeFaults(person.page)).toEqual([]);

    await be('Tunde Marsh');
    await person.press(await person.heard('2.c ·'), /Write a report/u);
    await person.page.getByRole('dialog', { name: 'Report on 2.c' }).waitFor();
    await picture('form');
    expect(await axeFaults(person.page)).toEqual([]);
    await person.fill(
      {
        Status: 'On track',
        'What happened?': 'Two more units passed.',
        'Units that pass the equity audit (%)': '46',
        'What is in the way?': 'Printing is late',
        'What do you need from others?': 'Reviewers from the community',
        'Link to evidence': 'https://audit.example.org/2c',
      },
      { File: { name: 'audit.csv', mimeType: 'text/csv', text: 'unit,passed\n1,yes\n' } },
    );
    expect((await readMessage(await person.heard('Filed under 2.c'))).sections).toEqual(FORM_PLAYED_BACK);

    await be('Elena Kowalczyk');
    await person.heard('A gentle reminder: one progress check still waits for you.');
  });

  step('Wednesday: a greeting is answered and not filed; a check is put off', async ({ person }) => {
    await person.move('day');
    await be('Gordon Whitlock');
    await person.heard('2.a ·');
    await person.write('Good morning!');
    await person.heard('Hello, Gordon!');
    expect(await person.posts('Filed under').count()).toBe(0);
    await person.write('snooze 2d');
    await person.heard('I will ask again about 2.a Lessons give learners a say in their learning and bring growth for all: Fri, Sep 18, 9:00 AM.');
    await person.heard('I will ask again Fri, Sep 18, 9:00 AM.');
  });

  step('Thursday: two checks in one message are answered by code; one answers late, one about a private item', async ({ person }) => {
    await person.move('next-prompt');
    await be('Hollis Tran');
    await person.heard('Hello, Hollis. It is time for 2 progress checks.');
    await picture('two-parts');
    await person.write('It is going well so far');
    const question = await person.heard('Which item is this for?');
    expect((await readMessage(question)).buttons).toEqual(['1.f Students believe in what they can do', '3.a Students believe in themselves and work on getting better', 'None of these']);
    await picture('which-item');
    await person.press(question, 'None of these');
    await person.heard('All right, nothing is filed.');
    expect(await person.posts('Filed under').count()).toBe(0);
    await person.write('1.f on track: self-efficacy is 57 % now. 3.a at risk, we need a counselor for the ninth grade.');
    expect(Object.values((await readMessage(await person.heard('Filed under 1.f'))).sections)[0]?.slice(0, 3)).toEqual(['On track', '“1.f on track: self-efficacy is 57 % now.”', 'Self-efficacy: 57 % on Sep 17']);
    expect(Object.values((await readMessage(await person.heard('Filed under 3.a'))).sections)[0]?.slice(0, 3)).toEqual(['At risk', '“3.a at risk, we need a counselor for the ninth grade.”', 'Needs: a counselor for the ninth grade']);

    expect(await person.move('next-prompt')).toBe('Thu, Sep 17, 2026, 3:00 PM CDT');
    await be('Jerome Applewhite');
    await person.heard('A gentle reminder');
    await person.write('On track, the diversity and inclusion score is 66 %.');
    await person.heard('It came after the day it was due, so it counts as late.');
    await be('Anneke Visser');
    await person.heard('1.d.1 ·');
    await person.write('On track, two talks held.');
    await person.heard('Filed under 1.d.1');
  });

  step('Friday: one check is skipped; one that was put off comes back and is answered', async ({ person }) => {
    await person.move('next-prompt');
    await be('Priya Nandakumar');
    await person.heard('3.d ·');
    await person.write('skip');
    await person.heard('Left out this time: 3.d Students use their gifts to make the community more welcoming.');
    await be('Gordon Whitlock');
    await person.write('We are on track: every department has picked a unit, 54 % of students meet their growth target.');
    await person.heard('Filed under 2.a');
  });

  step('Monday, September 21: the digest says exactly that, and appears where somebody is looking', async ({ person, leader }) => {
    for (const _day of ['Saturday', 'Sunday', 'Monday']) await person.move('day');
    await leader.heard('Weekly digest');
    expect(shown(await digest(0))).toEqual(FIRST);
    await picture('digest', leader);
    expect(await axeFaults(leader.page)).toEqual([]);
  });

  step('/plan agrees with it', async ({ person }) => {
    await be('Gordon Whitlock');
    const first = (await digest(0)).sections;
    const status = await person.ask('status', 'Where the plan stands');
    expect(status.lines[0]).toBe('5 on track, 3 at risk, 6 without recent news');
    await picture('status');
    const risk = await person.ask('at-risk', 'At risk and off track');
    await picture('at-risk');
    expect(risk.lines[0]).toBe('3 at risk');
    expect(risk.lines.slice(1).filter((line) => !line.startsWith('“'))).toEqual(first['At risk or off track']);
    expect((await person.ask('overdue', 'Waiting for an answer')).lines).toEqual(AT_FIRST.overdue);
    expect((await person.ask('history 1.a', 'History of 1.a')).lines).toEqual(AT_FIRST.history);
    await picture('history');
    await be('Priya Nandakumar');
    expect((await person.ask('mine', 'You answer for')).lines).toEqual(AT_FIRST.mine);
    await be('Rosa Delgado');
    expect((await person.ask('estado', 'Cómo va el plan')).lines[0]).toBe('5 en camino, 3 en riesgo, 6 sin noticias recientes');
    await picture('estado');
  });

  step('a private item is there for its people, and for nobody else', async ({ person }) => {
    await be('Marguerite Solano');
    expect((await person.ask('status', 'Where the plan stands')).lines[0]).toBe('6 on track, 3 at risk, 6 without recent news');
    expect((await person.ask('item 1.d.1', '1.d.1 Exit interviews')).lines).toContain('“On track, two talks held.” — Anneke Visser, Sep 17');
    await be('Elena Kowalczyk');
    for (const command of ['item', 'status', 'history', 'evidence']) {
      const hidden = await person.ask(`${command} 1.d.1`, 'nothing called “1.d.1”');
      const unknown = await person.ask(`${command} 1.d.9`, 'nothing called “1.d.9”');
      expect(JSON.stringify(hidden).replaceAll('1.d.1', '1.d.9')).toBe(JSON.stringify(unknown));
    }
    for (const command of ['calendar', 'needs-attention', 'status 1']) expect(JSON.stringify(await person.ask(command, /The next four weeks|Needs attention|A place for everyone/u))).not.toMatch(/1\.d\.1|Exit interviews/u);
  });

  step('an answer edited afterwards changes the digest where it stands, under the eyes of its reader', async ({ person, leader }) => {
    const before = await leader.posts('Weekly digest').getAttribute('data-message');
    await be('Gordon Whitlock');
    await person.edit('every department', 'At risk: only half of the departments have picked a unit, 51 % of students meet their growth target. We need planning days.');
    await leader.heard('Brought up to date on Sep 21');
    expect(await leader.posts('Weekly digest').getAttribute('data-message')).toBe(before);
    expect(shown(await digest(0))).toEqual(FIRST_AFTER_THE_EDIT);
    expect((await person.ask('history 2.a', 'History of 2.a')).lines).toEqual(EDITED);
  });

  step('the second week: its Monday is a closed day, so the digest comes on Tuesday', async ({ person, leader }) => {
    await person.move('week');
    expect(await leader.posts('Weekly digest').count()).toBe(1);
    expect(await person.move('day')).toBe('Tue, Sep 29, 2026, 9:00 AM CDT');
    await leader.posts('Weekly digest').nth(1).waitFor();
    expect(shown(await digest(1))).toEqual(SECOND);
    await be('Elena Kowalczyk');
    expect((await person.ask('history 3.b', 'History of 3.b')).lines).toEqual(NEVER_ANSWERED);
  });

  step('the third week: checks moved from the closed day; words that fit two checks; a button alone', async ({ person, leader }) => {
    await be('Priya Nandakumar');
    await person.heard('Moved here from a closed day.');
    await person.write('Still on track');
    expect(await person.heard('Still on track').then(readMessage)).toMatchObject({ buttons: ['That’s right', 'Change', 'Undo'] });
    await be('Rosa Delgado');
    await person.write('Ya estamos en camino: 260 familias vinieron a la noche escolar.');
    await person.heard('260 familias el 29 sept');
    await be('Fatima Osei');
    await person.press(await person.heard('1.g ·'), /^Done/u);
    await person.heard('Filed under 1.g');
    await person.move('next-prompt');
    expect(await person.move('next-prompt')).toBe('Thu, Oct 1, 2026, 8:00 AM CDT');
    await be('Hollis Tran');
    await person.write('Going well, on track');
    await person.press(await person.heard('Which item is this for?'), /^3\.a/u);
    await person.heard('Filed under 3.a Students believe in themselves and work on getting better.');
    for (const _day of ['Friday', 'Saturday', 'Sunday', 'Monday']) await person.move('day');
    await leader.posts('Weekly digest').nth(2).waitFor();
    expect(shown(await digest(2))).toEqual(THIRD);
    await picture('third-digest', leader);
  });

  step('/plan agrees with it again, and with what was late, reminded and never answered', async ({ person }) => {
    await be('Gordon Whitlock');
    expect((await person.ask('status', 'Where the plan stands')).lines[0]).toBe('6 on track, 2 at risk, 1 done, 5 without recent news');
    const risk = await person.ask('at-risk', 'At risk and off track');
    expect(risk.lines.slice(1).filter((line) => !line.startsWith('“'))).toEqual(THIRD['At risk or off track']);
    expect((await person.ask('overdue', 'Waiting for an answer')).lines).toEqual(AT_LAST.overdue);
    expect((await person.ask('history 1.e', 'History of 1.e')).lines.slice(1)).toEqual(AT_LAST.late);
    expect((await person.ask('history 3.d', 'History of 3.d')).lines.slice(1)).toEqual(AT_LAST.skipped);
    // Only its people hear that the private item waits as well.
    await be('Marguerite Solano');
    expect((await person.ask('overdue', 'Waiting for an answer')).lines).toContain('| 1.d.1 Exit interviews with departing teachers of color | On track | Anneke Visser, asked Oct 1 |');
  });

  step('nothing is wrong with the page, on a desk or on a phone', async ({ person, leader, product }) => {
    await be('Rosa Delgado');
    expect(await axeFaults(person.page)).toEqual([]);
    await person.page.setViewportSize({ width: 390, height: 844 });
    await picture('phone');
    expect(await axeFaults(person.page)).toEqual([]);
    expect(await axeFaults(leader.page)).toEqual([]);
    expect(await person.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect([...person.complaints, ...leader.complaints]).toEqual([]);
    expect(product.errors()).toBe('Setting up the sample district …\n');
    expect(await product.stop()).toBe(0);
  });
});
