/*
 * What people are answered on the journey: line by line, as they read it.
 */

/** What the first owner is asked. */
export const PROMPT = {
  heading: '',
  lines: ['Hello, Priya. It is time for a progress check.'],
  sections: {
    '1.a · School is a safe place for all learners, whatever their identity or ability': [
      'What we look for: What moved since we last asked, what shows it, and what stands in the way?',
      'Last report: none yet',
      'Positive feelings about school: no value yet, started from 61 % · target 75 % by May 21, 2027',
      'Answer here in your own words, or use the buttons. A sentence is plenty.',
    ],
  },
  buttons: ['On track', 'At risk', 'Off track', 'Done', 'Not started', 'Write a report', 'Snooze', 'Not mine'],
};

/** Words in English, as understood. */
export const WORDS_PLAYED_BACK = {
  'Filed under 1.a School is a safe place for all learners, whatever their identity or ability': [
    'On track',
    '“On track. Positive feelings about school are at 64 % now, see https://climate.example.org/fall”',
    'Positive feelings about school: 64 % on Sep 14',
    'Links: https://climate.example.org/fall',
    'Something wrong? Press Change, edit your message, or say “undo”.',
  ],
};

/** Words in Spanish, as understood. */
export const SPANISH_PLAYED_BACK = {
  'Registrado en 1.c El distrito es una comunidad de aprendizaje en la que cada quien se siente unido a los demás': [
    'En riesgo',
    '“En riesgo: solo 180 familias vinieron a la noche escolar. Nos frena la falta de intérpretes; necesitamos dos intérpretes más para octubre.”',
    'Familias en las noches escolares: 180 familias el 14 sept',
    'Lo que frena: falta de intérpretes',
    'Necesita: dos intérpretes más para octubre',
    '¿Algo no está bien? Pulse Cambiar, edite su mensaje o diga «deshacer».',
  ],
};

/** A form, as understood. */
export const FORM_PLAYED_BACK = {
  'Filed under 2.c What we teach shows the cultures of our community truthfully and with pride': [
    'On track',
    '“Two more units passed.”',
    'Units that pass the equity audit: 46 % on Sep 15',
    'Links: https://audit.example.org/2c',
    'Files: audit.csv',
    'In the way: Printing is late',
    'Needs: Reviewers from the community',
    'Something wrong? Press Change, edit your message, or say “undo”.',
  ],
};

/** The history of an item whose report was edited. */
export const EDITED = [
  '3 entries in the history of 2.a.',
  'Mon, Sep 21, 9:00 AM — Gordon Whitlock changed the report: At risk “At risk: only half of the departments have picked a unit, 51 % of students meet their growth target. We need planning days.”',
  'Fri, Sep 18, 9:00 AM — Gordon Whitlock reported: On track “We are on track: every department has picked a unit, 54 % of students meet their growth target.”',
  'Fri, Sep 18, 9:00 AM — Gordon Whitlock was asked (check of Sep 16)',
];

/** The history of an item that nobody answered for. */
export const NEVER_ANSWERED = [
  '4 entries in the history of 3.b.',
  'Tue, Sep 29, 9:00 AM — Elena Kowalczyk was asked (check of Sep 28)',
  'Mon, Sep 21, 9:00 AM — Elena Kowalczyk did not answer the check of Sep 14',
  'Tue, Sep 15, 9:00 AM — Elena Kowalczyk was reminded',
  'Mon, Sep 14, 9:00 AM — Elena Kowalczyk was asked (check of Sep 14)',
];

/** To `/plan` after the first digest. */
export const AT_FIRST = {
  overdue: [
    '1 item waits for an answer.',
    'No recent news 3.b Kindness and respect are taught, practiced and seen · Elena Kowalczyk, no answer to the check of Sep 14',
  ],
  history: [
    '2 entries in the history of 1.a.',
    'Mon, Sep 14, 9:00 AM — Priya Nandakumar reported: On track “On track. Positive feelings about school are at 64 % now, see https://climate.example.org/fall”',
    'Mon, Sep 14, 9:00 AM — Priya Nandakumar was asked (check of Sep 14)',
  ],
  mine: [
    'You answer for 2 items; nothing waits for you.',
    'On track 1.a School is a safe place for all learners, whatever their identity or ability · since Sep 14, by Priya Nandakumar · next check Sep 29',
    'No recent news 3.d Students use their gifts to make the community more welcoming · nothing reported yet · next check Oct 2',
  ],
};

/** To `/plan` after the third. */
export const AT_LAST = {
  overdue: [
    '7 items wait for an answer.',
    '| 3.b Kindness and respect are taught, practiced and seen | No recent news | Elena Kowalczyk, no answer to the check of Sep 14 · asked again Sep 29 |',
    '| 1.d Teaching staff reflect the diversity of the students | No recent news | Anneke Visser, asked Sep 25 |',
    '| 1.b Gaps in discipline among students become smaller | At risk | Curtis Holloway, asked Sep 29 |',
    '| 2.a Lessons give learners a say in their learning and bring growth for all | At risk | Gordon Whitlock, asked Sep 30 |',
    '| 1.f Students believe in what they can do | On track | Hollis Tran, asked Oct 1 |',
    '| 2.b Nothing but interest decides who takes part in courses and programs | No recent news | Naomi Feldstrom, asked Oct 1 |',
    '| 3.d Students use their gifts to make the community more welcoming | No recent news | Priya Nandakumar, asked Oct 2 |',
  ],
  late: [
    'Thu, Sep 17, 3:00 PM — Jerome Applewhite reported: On track (late) “On track, the diversity and inclusion score is 66 %.”',
    'Thu, Sep 17, 9:00 AM — Jerome Applewhite was reminded',
    'Wed, Sep 16, 9:00 AM — Jerome Applewhite was asked (check of Sep 16)',
  ],
  skipped: [
    'Fri, Oct 2, 9:00 AM — Priya Nandakumar was asked (check of Oct 2)',
    'Fri, Sep 18, 9:00 AM — The check of Sep 18 was left out',
    'Fri, Sep 18, 9:00 AM — Priya Nandakumar was asked (check of Sep 18)',
  ],
};
