import { expect } from 'vitest';
import type { Step } from './slack-district.js';
import { STRATEGY } from './slack-district.js';

/** The weekly digest in its channel. */
export function digestComes(step: Step): void {
  step('Monday, September 21: the digest says exactly that', async ({ slack, posts }) => {
    for (const _day of ['Friday', 'Saturday', 'Sunday', 'Monday']) await slack.move('day');
    expect(await posts(STRATEGY)).toEqual([]);
    await slack.move('hour');
    const [digest, ...more] = await posts(STRATEGY);
    expect(digest?.lines).toEqual(DIGEST);
    // What it has no room for goes on in its thread.
    expect(more.map(({ thread, lines }) => [thread, lines])).toEqual([[digest?.ref.message, [CONTINUED, CULTURE, KINDNESS]]]);
  });

  step('an answer that is edited, and one that is deleted, change the digest where it stands', async ({ person, posts, filed }) => {
    const [before, more] = await posts(STRATEGY);
    await person('Gordon Whitlock').edits('We are on track', 'At risk: only half of the departments have picked a unit, 51 % of students meet their growth target. We need planning days.');
    expect(await filed('2.a')).toMatchObject([{ status: 'at-risk', readings: [51] }]);
    expect(await posts(STRATEGY)).toEqual([{ ref: before?.ref, lines: AFTER_THE_EDIT }, { ...more, lines: [CONTINUED, CULTURE, KINDNESS] }]);
    await person('Hollis Tran').removes('1.f on track');
    expect(await posts(STRATEGY)).toEqual([{ ref: before?.ref, lines: AFTER_THE_DELETION }, { ...more, lines: [CONTINUED, KINDNESS] }]);
  });
}

/** What a section of the digest says of an item that moved. */
const MOVED = {
  discipline: [
    '🟡 At risk · 1.b Gaps in discipline among students become smaller · before: no recent news',
    'We had 128 office referrals. We are blocked by the open dean position at Alder. We need a second dean.',
    '— Curtis Holloway, Sep 15',
    '•  Office referrals per month: 128, target 80',
  ],
  community: [
    '🟡 At risk · 1.c The district is a learning community in which learners feel connected to others · before: no recent news',
    'En riesgo: solo 180 familias vinieron a la noche escolar. Nos frena la falta de intérpretes; necesitamos dos intérpretes más para octubre.',
    '— Rosa Delgado, Sep 14',
    '•  Families at school evenings: 180 families, target 320 families',
  ],
  lessons: [
    '🟡 At risk · 2.a Lessons give learners a say in their learning and bring growth for all · before: no recent news',
    'At risk: only half of the departments have picked a unit, 51 % of students meet their growth target. We need planning days. The list of units',
    '— Gordon Whitlock, Sep 16',
    '•  Students meeting their growth target: 51 %, target 65 %',
    '•  File: units.pdf',
  ],
  safety: [
    '🟢 On track · 1.a School is a safe place for all learners, whatever their identity or ability · before: no recent news',
    'On track. Positive feelings about school are at 64 % now, see https://climate.example.org/fall',
    '— Priya Nandakumar, Sep 14',
    '•  Positive feelings about school: 64 %, target 75 %',
    '•  Link: https://climate.example.org/fall',
  ],
  fairness: [
    '🟢 On track · 1.e Fairness shows in what students, teachers, administrators and the board do every day · before: no recent news',
    'The diversity and inclusion score is 67 %, we read it twice.',
    '— Jerome Applewhite, Sep 16',
    '•  Diversity and inclusion score: 67 %, target 76 %',
  ],
  efficacy: ['🟢 On track · 1.f Students believe in what they can do · before: no recent news', '1.f on track: self-efficacy is 57 % now.', '— Hollis Tran, Sep 17', '•  Self-efficacy: 57 %, target 66 %'],
  lessonsBefore: [
    '🟢 On track · 2.a Lessons give learners a say in their learning and bring growth for all · before: no recent news',
    'We are on track: every department has picked a unit, 54 % of students meet their growth target. The list of units',
    '— Gordon Whitlock, Sep 16',
    '•  Students meeting their growth target: 54 %, target 65 %',
    '•  File: units.pdf',
  ],
  culture: [
    '🟢 On track · 2.c What we teach shows the cultures of our community truthfully and with pride · before: no recent news',
    'Two more units passed.',
    '— Tunde Marsh, Sep 15',
    '•  Units that pass the equity audit: 46 %, target 80 %',
    '•  Link: https://audit.example.org/2c',
    '•  File: audit.csv',
  ],
};
const RISKS = {
  discipline: ['🟡 At risk · 1.b Gaps in discipline among students become smaller · Curtis Holloway · reported Sep 15', '•  Needs: a second dean', '•  In the way: the open dean position at Alder'],
  community: [
    '🟡 At risk · 1.c The district is a learning community in which learners feel connected to others · Rosa Delgado · reported Sep 14',
    '•  Needs: Interpreters for the October evenings (from County language service, ask Marguerite Solano)',
    '•  Needs: dos intérpretes más para octubre',
    '•  In the way: falta de intérpretes',
  ],
  lessons: ['🟡 At risk · 2.a Lessons give learners a say in their learning and bring growth for all · Gordon Whitlock · reported Sep 16', '•  Needs: planning days'],
};
const HEADING = '# Weekly digest: From strong to remarkable: our plan for 2026 to 2029';
const PERIOD = 'Monday, September 14 to Monday, September 21';
const BROUGHT_UP_TO_DATE = 'Brought up to date on Sep 21, after an answer came late or was changed.';
const SILENT = ['•  3.a Students believe in themselves and work on getting better · Hollis Tran · asked Sep 17', '•  3.d Students use their gifts to make the community more welcoming · Priya Nandakumar · asked Sep 18'];
const END = ['---', 'Due in the next seven days', '•  Fri, Sep 25, 9:00 AM · Anneke Visser · 1.d', '[Details] [My part]', 'There is more: see the thread.'];
const CONTINUED = 'What moved, continued';
const CULTURE = '🟢 On track · 2.c What we teach shows the cultures of our community truthfully and with pride · before: no recent news · Tunde Marsh, Sep 15';
const KINDNESS = '🟢 On track · 3.b Kindness and respect are taught, practiced and seen · before: no recent news · Elena Kowalczyk, Sep 14';

const DIGEST = [
  HEADING,
  PERIOD,
  'Where it stands',
  ...['On track: 6', 'At risk: 2', 'No recent news: 6'],
  '{Items by status}',
  '---',
  'What moved',
  ...[...MOVED.discipline, ...MOVED.community, ...MOVED.safety, ...MOVED.fairness, ...MOVED.efficacy, ...MOVED.lessonsBefore],
  'And 2 more: /plan status',
  '---',
  'At risk or off track',
  ...[...RISKS.discipline, ...RISKS.community],
  '---',
  'Not answered yet',
  ...SILENT,
  ...END,
];
const AFTER_THE_EDIT = [
  HEADING,
  PERIOD,
  BROUGHT_UP_TO_DATE,
  'Where it stands',
  ...['On track: 5', 'At risk: 3', 'No recent news: 6'],
  '{Items by status}',
  '---',
  'What moved',
  ...[...MOVED.discipline, ...MOVED.community, ...MOVED.lessons, ...MOVED.safety, ...MOVED.fairness, ...MOVED.efficacy],
  'And 2 more: /plan status',
  '---',
  'At risk or off track',
  ...[...RISKS.discipline, ...RISKS.community, ...RISKS.lessons],
  '---',
  'Not answered yet',
  ...SILENT,
  ...END,
];
const AFTER_THE_DELETION = [
  HEADING,
  PERIOD,
  BROUGHT_UP_TO_DATE,
  'Where it stands',
  ...['On track: 4', 'At risk: 3', 'No recent news: 7'],
  '{Items by status}',
  '---',
  'What moved',
  ...[...MOVED.discipline, ...MOVED.community, ...MOVED.lessons, ...MOVED.safety, ...MOVED.fairness, ...MOVED.culture],
  'And 1 more: /plan status',
  '---',
  'At risk or off track',
  ...[...RISKS.discipline, ...RISKS.community, ...RISKS.lessons],
  '---',
  'Not answered yet',
  ...['•  1.f Students believe in what they can do · Hollis Tran · asked Sep 17', ...SILENT],
  ...END,
];
