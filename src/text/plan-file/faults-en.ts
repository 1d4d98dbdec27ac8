import type { CadenceProblem, CadenceProblemCode } from '../../domain/time/rule.js';
import type { Shape, ThingKind, YamlProblem } from '../../domain/plan-file/faults.js';
import { describeCadence } from '../cadence/describe-cadence.js';
import { lineQuotes } from './fault-texts.js';
import type { FaultTexts } from './fault-texts.js';
import { THINGS_EN } from './things-en.js';

const quoted = lineQuotes('en');

const SHAPES: Readonly<Record<Shape, string>> = { text: 'a text', list: 'a list', map: 'keys with values' };

const YAML: Readonly<Record<YamlProblem, { readonly what: string; readonly mend: string }>> = {
  tab: { what: 'There is a tab at the beginning of this line.', mend: 'Indent with spaces: two for each level.' },
  indentation: { what: 'This line does not fit the lines above it.', mend: 'Line it up with its neighbours, two spaces for each level, and put “key: value” on each line.' },
  unclosed: { what: 'A quote or bracket is opened here or before and never closed.', mend: 'Close it, or put the whole text between quotes.' },
  'colon-in-text': { what: 'This line has a second colon, so it cannot be told where the text begins.', mend: 'Put the text between quotes: title: "Reading: a plan".' },
  'reserved-character': { what: 'A text cannot begin with this character.', mend: 'Put the text between quotes.' },
  escape: { what: 'There is a backslash in double quotes that means nothing.', mend: "Use single quotes ('…'), or write the backslash twice." },
  'two-documents': { what: 'A second document begins here (---).', mend: 'Keep one plan in one file.' },
  'unknown-alias': { what: 'An asterisk refers to something that is not there, or to itself.', mend: 'Write the text out, or put it between quotes if the asterisk belongs to it.' },
  'odd-key': { what: 'This cannot be a key.', mend: 'Use one of the keys of a plan file, followed by a colon.' },
  tag: { what: 'A word with an exclamation mark at the beginning is not understood.', mend: 'Put the text between quotes.' },
  other: { what: 'This is not valid YAML.', mend: 'Compare it with the sample plans, or open the file in an editor that checks YAML.' },
};

const CADENCE: Readonly<Record<CadenceProblemCode, (problem: CadenceProblem) => string>> = {
  empty: () => 'it says nothing',
  'too-long': () => 'it is too long',
  'unknown-word': ({ detail }) => `the word ${quoted(detail)} is not understood`,
  'how-often': () => 'it does not say how often',
  'two-frequencies': () => 'it says how often twice',
  'which-days': () => 'it does not say clearly on which days',
  ambiguous: () => 'it could mean more than one thing',
  'bad-time': ({ detail }) => `${quoted(detail)} is not a time of day`,
  'two-times': () => 'it says two times of day',
  'too-often': () => 'checks are made at most once a day',
  'bad-interval': ({ detail }) => `the number in ${quoted(detail)} is too large or too small`,
  'bad-rule': ({ detail }) => `${quoted(detail)} is not part of a recurrence rule`,
  'no-such-date': ({ detail }) => `${quoted(detail)} is not a date`,
  'never-occurs': () => 'it never comes about',
};

const meant = (suggestion: string | undefined, otherwise: string): string => (suggestion === undefined ? otherwise : `Did you mean ${quoted(suggestion)}?`);
const REFERENCES = {
  unit: 'Add it to `units`, or use the key of one that is there.',
  person: 'Add them to `people` with their email.',
  item: 'Use the code of an item of this file.',
  competency: 'Add it to `competencies`.',
};
const theThing = (what: ThingKind): string => THINGS_EN[what].one;

/** What is wrong with a plan file, in English. */
export const faultsEn: FaultTexts = {
  'too-large': ({ bytes, max }) => ({ what: `The file has ${Math.ceil(bytes / 1024)} KB; a plan has at most ${Math.floor(max / 1024)} KB.`, mend: 'See that it is the right file, or divide the plan.' }),
  'empty-file': () => ({ what: 'The file is empty.', mend: 'Begin with one of the sample plans.' }),
  'too-deep': () => ({ what: 'Something is nested more than a hundred levels deep here.', mend: 'See that it is the right file, and look for brackets that are never closed.' }),
  'too-many-values': ({ max }) => ({ what: `The file stands for more than ${max} values.`, mend: 'Write things out instead of repeating them by aliases (*).' }),
  yaml: ({ problem }) => YAML[problem],
  'repeated-key': ({ key }) => ({ what: `The key ${quoted(key)} is there twice in one place.`, mend: 'Put both into one, or take one out.' }),
  'unknown-key': ({ key, suggestion, allowed }) => ({
    what: `There is no key ${quoted(key)} here.`,
    mend: meant(suggestion, allowed.length > 0 ? `Use one of: ${allowed.join(', ')}.` : 'Take it out.'),
  }),
  missing: ({ key }) => ({ what: `The key ${quoted(key)} is missing or empty.`, mend: `Add “${key}: …”.` }),
  'wrong-shape': ({ expected, found }) => ({
    what: `Here must be ${expected.map((shape) => SHAPES[shape]).join(' or ')}; there ${found === 'map' ? 'are' : 'is'} ${SHAPES[found]}.`,
    mend: expected.includes('list') ? 'Put each entry on a line of its own that begins with “- ”.' : expected.includes('map') ? 'Write “key: value”, a line for each.' : 'Write it on one line; put it between quotes if it has a colon.',
  }),
  'empty-text': () => ({ what: 'There is no visible text here.', mend: 'Write the text, or take the line out.' }),
  'empty-list': () => ({ what: 'The list is empty.', mend: 'Add at least one entry.' }),
  'too-long': ({ max }) => ({ what: `The text has more than ${max} characters.`, mend: 'Shorten it; longer texts belong into `description` or `narrative`.' }),
  'not-one-of': ({ value, allowed, suggestion }) => ({ what: `${quoted(value)} is not one of: ${allowed.join(', ')}.`, mend: meant(suggestion, 'Use one of them.') }),
  'not-a-number': ({ value, suggestion }) => ({
    what: `${quoted(value)} is not a number.`,
    mend: suggestion === undefined ? 'Write digits with a decimal point, without unit or separators: 93.4.' : `Write ${suggestion}.`,
  }),
  'out-of-range': ({ value, min, max }) => ({ what: `${quoted(value)} is too small or too large.`, mend: `Use a number from ${min} to ${max}.` }),
  'not-a-date': ({ value }) => ({ what: `${quoted(value)} is not a date.`, mend: 'Write year-month-day: 2026-09-01.' }),
  'not-a-month': ({ value }) => ({ what: `${quoted(value)} is not a month.`, mend: 'Write it as year-month, such as 2026-09.' }),
  'no-such-date': ({ value }) => ({ what: `There is no ${value} in the calendar.`, mend: 'Look the date up.' }),
  'date-out-of-range': ({ value, from, to }) => ({ what: `${quoted(value)} is too long ago or too far ahead.`, mend: `Use a year from ${from} to ${to}.` }),
  'unknown-zone': ({ value, suggestion }) => ({ what: `${quoted(value)} is not a time zone.`, mend: meant(suggestion, 'Use a name from the IANA list, such as America/Chicago.') }),
  'not-an-email': ({ value }) => ({ what: `${quoted(value)} is not an email address.`, mend: 'Write it as in name@example.org.' }),
  'not-a-link': ({ value }) => ({ what: `${quoted(value)} is not a web address.`, mend: 'Begin with https://.' }),
  'not-a-currency': ({ value }) => ({ what: `${quoted(value)} is not a currency.`, mend: 'Use its three letters, such as USD or GBP.' }),
  'not-a-key': ({ value }) => ({ what: `${quoted(value)} cannot be a key.`, mend: 'Use letters and digits with hyphens between them, at most 60: north-high.' }),
  'not-a-code': ({ value }) => ({ what: `${quoted(value)} cannot be the code of an item.`, mend: 'Use at most 24 letters and digits with points or hyphens between them: 2.b.' }),
  'not-working-days': ({ value }) => ({ what: `${quoted(value)} are not days of the week.`, mend: 'Write mon-fri, or a list: [mon, tue, thu].' }),
  'bad-cadence': ({ value, problem, suggestion }) => ({
    what: `The cadence ${quoted(value)} is not understood: ${CADENCE[problem.code](problem)}.`,
    mend: problem.code === 'bad-time' ? 'Write the time as 09:00 or 2:30 pm.' : meant(suggestion && describeCadence(suggestion.rule, suggestion.at, 'en'), 'Write it like “every 2 weeks on mon”, “monthly on the 2nd tuesday”, “each term”, or as a recurrence rule.'),
  }),
  'cadence-without-rule': () => ({ what: 'The cadence does not say how often.', mend: 'Add “every: 2 weeks”, or “rule: FREQ=WEEKLY”.' }),
  'no-first-day': () => ({ what: 'Nothing says from which day this cadence counts.', mend: 'Add “starts: 2026-09-01” to `plan`, or “starting: 2026-09-01” to the cadence.' }),
  'month-on-or-from-to': () => ({ what: 'It is not clear when this happens.', mend: 'Write “month:” for a month, “on:” for one day, or “from:” and “to:” for several.' }),
  'who-or-initials': () => ({ what: 'Both “who” and “initials” say who does it.', mend: 'Keep “who” where it is one of the people, “initials” where it is not.' }),
  'either-on-or-from-to': () => ({ what: 'It is not clear which days are closed.', mend: 'Write “on:” for one day, or “from:” and “to:” for several.' }),
  'upside-down': ({ from, to }) => ({ what: `This ends on ${to}, before it begins on ${from}.`, mend: 'Swap the two dates, or correct one.' }),
  'no-open-day': ({ name }) => ({ what: `The calendar of ${quoted(name)} is closed for more than a year.`, mend: 'Check its working days and closed days.' }),
  duplicate: ({ what, value, firstLine, derived }) => ({
    what: `The ${theThing(what)} ${quoted(value)} is there already, on line ${firstLine}.`,
    mend: derived ? 'Give one of them a “key:” of its own, or take one out.' : 'Change one of them, or take one out.',
  }),
  unknown: ({ what, value, suggestion }) => ({ what: `There is no ${theThing(what)} ${quoted(value)} in this file.`, mend: meant(suggestion, REFERENCES[what]) }),
  'ambiguous-person': ({ value }) => ({ what: `More than one person is called ${quoted(value)}.`, mend: 'Use the email instead of the name.' }),
  cycle: ({ what, chain }) => ({ what: `The ${theThing(what)} ${quoted(chain[0] ?? '')} would stand under itself: ${chain.map(quoted).join(' → ')}.`, mend: 'Change one “parent:”.' }),
  'two-parents': ({ value, parent }) => ({ what: `This is nested under ${quoted(parent)}, but says that its parent is ${quoted(value)}.`, mend: 'Take “parent:” out, or move the entry.' }),
  'visible-but-not-private': () => ({ what: 'This names who may see an item that everyone sees.', mend: 'Add “private: true”, or take “visible-to” out.' }),
};
