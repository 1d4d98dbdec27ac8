/*
 * What #strategic-plan says each week of the journey: line by line, by heading, as people read it.
 */

const KINDNESS = '3.b Kindness and respect are taught, practiced and seen · Elena Kowalczyk';

const MOVED = {
  discipline: [
    'At risk 1.b Gaps in discipline among students become smaller · before: no recent news',
    '“We had 128 office referrals. We are blocked by the open dean position at Alder. We need a second dean.” — Curtis Holloway, Sep 15',
    'Office referrals per month: 128, target 80',
  ],
  community: [
    'At risk 1.c The district is a learning community in which learners feel connected to others · before: no recent news',
    '“En riesgo: solo 180 familias vinieron a la noche escolar. Nos frena la falta de intérpretes; necesitamos dos intérpretes más para octubre.” — Rosa Delgado, Sep 14',
    'Families at school evenings: 180 families, target 320 families',
  ],
  belief: ['At risk 3.a Students believe in themselves and work on getting better · before: no recent news', '“3.a at risk, we need a counselor for the ninth grade.” — Hollis Tran, Sep 17'],
  safety: [
    'On track 1.a School is a safe place for all learners, whatever their identity or ability · before: no recent news',
    '“On track. Positive feelings about school are at 64 % now, see https://climate.example.org/fall” — Priya Nandakumar, Sep 14',
    'Positive feelings about school: 64 %, target 75 %',
    'Link: https://climate.example.org/fall',
  ],
  fairness: [
    'On track 1.e Fairness shows in what students, teachers, administrators and the board do every day · before: no recent news',
    '“On track, the diversity and inclusion score is 66 %.” — Jerome Applewhite, Sep 17, late',
    'Diversity and inclusion score: 66 %, target 76 %',
  ],
  efficacy: ['On track 1.f Students believe in what they can do · before: no recent news', '“1.f on track: self-efficacy is 57 % now.” — Hollis Tran, Sep 17', 'Self-efficacy: 57 %, target 66 %'],
};

const RISKS = {
  discipline: ['At risk 1.b Gaps in discipline among students become smaller · Curtis Holloway · reported Sep 15', 'Needs: a second dean', 'In the way: the open dean position at Alder'],
  community: [
    'At risk 1.c The district is a learning community in which learners feel connected to others · Rosa Delgado · reported Sep 14',
    'Needs: Interpreters for the October evenings (from County language service, ask Marguerite Solano)',
    'Needs: dos intérpretes más para octubre',
    'In the way: falta de intérpretes',
  ],
  lessons: ['At risk 2.a Lessons give learners a say in their learning and bring growth for all · Gordon Whitlock · reported Sep 18', 'Needs: planning days'],
  belief: ['At risk 3.a Students believe in themselves and work on getting better · Hollis Tran · reported Sep 17', 'Needs: a counselor for the ninth grade'],
};

/** Of September 21, as posted. */
export const FIRST = {
  period: ['Monday, September 14 to Monday, September 21'],
  'Where it stands': ['On track: 5', 'At risk: 3', 'No recent news: 6'],
  'What moved': [...MOVED.discipline, ...MOVED.community, ...MOVED.belief, ...MOVED.safety, ...MOVED.fairness, ...MOVED.efficacy, 'And 2 more: /plan status'],
  'At risk or off track': [...RISKS.discipline, ...RISKS.community, ...RISKS.belief],
  'Not answered yet': [`${KINDNESS} · asked Sep 14, reminded Sep 15`],
  'Due in the next seven days': ['Fri, Sep 25, 9:00 AM · Anneke Visser · 1.d'],
};

/** The same message, after one who had answered edited what they wrote. */
export const FIRST_AFTER_THE_EDIT = {
  ...FIRST,
  period: [...FIRST.period, 'Brought up to date on Sep 21, after an answer came late or was changed.'],
  'Where it stands': ['On track: 4', 'At risk: 4', 'No recent news: 6'],
  'What moved': [
    ...MOVED.discipline,
    ...MOVED.community,
    'At risk 2.a Lessons give learners a say in their learning and bring growth for all · before: no recent news',
    '“At risk: only half of the departments have picked a unit, 51 % of students meet their growth target. We need planning days.” — Gordon Whitlock, Sep 18',
    'Students meeting their growth target: 51 %, target 65 %',
    ...MOVED.belief,
    ...MOVED.safety,
    ...MOVED.fairness,
    'And 2 more: /plan status',
  ],
  'At risk or off track': [...RISKS.discipline, ...RISKS.community, ...RISKS.lessons, ...RISKS.belief],
};

/** Of the week after: its Monday is a staff learning day, so it came on Tuesday, September 29. */
export const SECOND = {
  period: ['Monday, September 21 to Tuesday, September 29'],
  'Where it stands': ['On track: 4 (no change)', 'At risk: 4 (no change)', 'No recent news: 6 (no change)', 'In brackets: the change since the digest of Sep 21.'],
  'What moved': ['Nothing new was reported in this time.'],
  'At risk or off track': FIRST_AFTER_THE_EDIT['At risk or off track'],
  'Not answered yet': [`${KINDNESS} · no answer to the check of Sep 14`, '1.d Teaching staff reflect the diversity of the students · Anneke Visser · asked Sep 25'],
  'Due in the next seven days': [
    'Tue, Sep 29, 9:00 AM · Priya Nandakumar · 1.a',
    'Tue, Sep 29, 9:00 AM · Curtis Holloway · 1.b',
    'Tue, Sep 29, 9:00 AM · Rosa Delgado · 1.c',
    'Tue, Sep 29, 9:00 AM · Fatima Osei · 1.g',
    'Tue, Sep 29, 9:00 AM · Elena Kowalczyk · 3.b',
    'Wed, Sep 30, 9:00 AM · Gordon Whitlock · 2.a',
    'Thu, Oct 1, 8:00 AM · Hollis Tran · 1.f and 3.a',
    'Thu, Oct 1, 9:00 AM · Naomi Feldstrom · 2.b',
    'And 2 more: /plan calendar',
  ],
};

/** Of October 5. */
export const THIRD = {
  period: ['Tuesday, September 29 to Monday, October 5'],
  'Where it stands': ['On track: 6 (2 more)', 'At risk: 2 (2 fewer)', 'Done: 1 (1 more)', 'No recent news: 5 (1 fewer)', 'In brackets: the change since the digest of Sep 29.'],
  'What moved': [
    'On track 1.c The district is a learning community in which learners feel connected to others · before: at risk',
    '“Ya estamos en camino: 260 familias vinieron a la noche escolar.” — Rosa Delgado, Sep 29',
    'Families at school evenings: 260 families, before 180 families, target 320 families',
    'On track 3.a Students believe in themselves and work on getting better · before: at risk',
    '“Going well, on track” — Hollis Tran, Oct 1',
    'Done 1.g Every student has a trusted adult at school to turn to · before: no recent news · Fatima Osei, Sep 29',
    'Reported, same status as before: 1.a.',
  ],
  'At risk or off track': [...RISKS.discipline, ...RISKS.lessons],
  'Not answered yet': [
    '1.d Teaching staff reflect the diversity of the students · Anneke Visser · asked Sep 25, reminded Sep 29',
    '1.b Gaps in discipline among students become smaller · Curtis Holloway · asked Sep 29, reminded Sep 30',
    `${KINDNESS} · asked Sep 29, reminded Sep 30`,
    '2.a Lessons give learners a say in their learning and bring growth for all · Gordon Whitlock · asked Sep 30, reminded Oct 1',
    '1.f Students believe in what they can do · Hollis Tran · asked Oct 1, reminded Oct 2',
    '2.b Nothing but interest decides who takes part in courses and programs · Naomi Feldstrom · asked Oct 1, reminded Oct 2',
    '3.d Students use their gifts to make the community more welcoming · Priya Nandakumar · asked Oct 2',
  ],
  'Due in the next seven days': ['Mon, Oct 5, 9:00 AM · Dale Brightwater · 3.c'],
};
