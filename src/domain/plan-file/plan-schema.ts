import { z } from 'zod';
import { AUDIENCES } from '../plan-document.js';
import { LANGUAGES } from '../types.js';
import { cadenceSchema } from './cadence-schema.js';
import type { FaultDetail } from './faults.js';
import { choice, code, currency, date, itemCode, key, line, link, month, number, person, planCode, text, unit, word } from './leaf-types.js';
import { TRANSLATED, translations } from './translation-fields.js';

/** The plan itself and all that stands beside its items. */
const participant = z
  .union([
    word('A name; one of the people by name or email is linked to them.'),
    z
      .strictObject({
        name: word('Their name; not needed where `person` says who it is.').optional(),
        capacity: line('In which capacity they took part, such as parent or trustee.').optional(),
        person: person('Who it is, where it is one of the people.').optional(),
      })
      .superRefine(({ name, person: linked }, context) => {
        const fault: FaultDetail = { code: 'missing', key: 'name' };
        if (name === undefined && linked === undefined) context.addIssue({ code: 'custom', params: { fault } });
      }),
  ])
  .meta({ description: 'Somebody who took part in making the plan.' });

const planSchema = z
  .strictObject({
    code: planCode('A short name that never changes; commands and addresses use it. Capitals do not matter.'),
    title: line('The title of the plan.'),
    language: choice("The language the plan is written in; the organization's unless said.", LANGUAGES).optional(),
    unit: unit('Whose plan it is; the one top unit unless said. Its calendar counts where nothing nearer has one.').optional(),
    motto: line('The motto or subtitle of the plan.').optional(),
    mission: text('The mission statement.').optional(),
    vision: text('The vision statement.').optional(),
    website: link('Where the plan can be read.').optional(),
    starts: date('The first day the plan is for. Cadences count from here unless they say otherwise.').optional(),
    ends: date('The last day the plan is for.').optional(),
    developed: date('When the plan was made.').optional(),
    recorder: person('Who wrote down what the group decided.').optional(),
    participants: z.array(participant).optional().meta({ description: 'Who took part in making the plan.' }),
    'stale-after-days': number('After how many days without a report a status counts as unknown. Unless said: 45.', { min: 1, max: 3_650, decimals: 0 }).optional(),
    cadence: cadenceSchema.optional(),
    ...translations(TRANSLATED.plan),
  })
  .meta({ description: 'The strategic plan.' });

const passage = (description: string) =>
  z
    .union([
      text('The passage.'),
      z.strictObject({
        key: key('A short name that never changes; from its place in the list unless said.').optional(),
        title: line('Its heading.').optional(),
        text: text('The passage.'),
        for: choice('Whom it is about.', AUDIENCES).optional(),
        ...translations(TRANSLATED.section),
      }),
    ])
    .meta({ description });

const keyFromTitle = key('A short name that never changes; from the title unless said. With one, the title can change without losing what was filed under it.').optional();

const competency = z.union([
  line('What a graduate should be able to do.'),
  z.strictObject({
    key: keyFromTitle,
    title: line('What a graduate should be able to do.'),
    indicators: z.array(line('How one sees it.')).optional().meta({ description: 'How one sees it in a graduate.' }),
    ...translations(TRANSLATED.competency),
  }),
]);

const fundingPriority = z.union([
  line('What money should go to first.'),
  z.strictObject({
    key: keyFromTitle,
    title: line('What money should go to first.'),
    source: line('Where the money comes from, such as a grant.').optional(),
    ...translations(TRANSLATED.titled),
  }),
]);

const MOST_MONEY = 999_999_999_999.99;
const budgetLine = z.strictObject({
  key: keyFromTitle,
  title: line('What the money is for.'),
  item: itemCode('The item it pays for.').optional(),
  source: line('Where the money comes from.'),
  amount: number('How much is set aside.', { min: 0, max: MOST_MONEY, decimals: 2 }),
  currency: currency('In which currency, such as USD.'),
  spent: number('How much of it is spent. Unless said: 0.', { min: 0, max: MOST_MONEY, decimals: 2 }).optional(),
  period: word('For which period, such as 2026-27.').optional(),
  ...translations(TRANSLATED.titled),
});

const communityQuestion = z.strictObject({
  key: key('A short name that never changes; from its place in the list unless said.').optional(),
  question: text('What the community is asked.'),
  link: link('Where they can answer.').optional(),
  opens: date('From when they can answer.').optional(),
  closes: date('Until when they can answer.').optional(),
  ...translations(TRANSLATED.question),
});

const committee = z.union([
  line('What the committee is called.'),
  z.strictObject({
    key: keyFromTitle,
    title: line('What the committee is called.'),
    item: itemCode('The item it works on.').optional(),
    ...translations(TRANSLATED.titled),
  }),
]);

const categoryScheme = z.strictObject({
  key: keyFromTitle,
  title: line('What is categorised, such as Leadership.'),
  categories: z.array(line('A category.')).min(1).meta({ description: 'The categories, best first.' }),
  criteria: z
    .array(z.union([line('A criterion.'), z.strictObject({ key: keyFromTitle, title: line('The criterion.') })]))
    .optional()
    .meta({ description: 'What a school is judged by.' }),
  ...translations(TRANSLATED.scheme),
});

const peerReview = z.strictObject({
  reviewer: unit('Which school looks.'),
  reviewed: unit("Whose work it looks at."),
  focus: line('What it looks at.'),
  item: itemCode('The item it belongs to.').optional(),
  on: date('When.').optional(),
  findings: text('What was found.').optional(),
});

const calendarEntry = z.strictObject({
  key: key('A short name that never changes; from what happens unless said.').optional(),
  month: month('The month in which it happens; or say `on`, or `from` and `to`.').optional(),
  on: date('The day on which it happens.').optional(),
  from: date('The first of the days.').optional(),
  to: date('The last of the days.').optional(),
  what: line('What happens.'),
  who: person('Who does it.').optional(),
  with: line('Who else takes part, in words.').optional(),
  item: itemCode('The item it belongs to.').optional(),
  ...translations(TRANSLATED.entry),
});

export const needSchema = z.union([
  line('What is needed.'),
  z.strictObject({
    key: key('A short name that never changes; from its place in the list unless said.').optional(),
    what: line('What is needed.'),
    where: line('Where to get it.').optional(),
    whom: line('Whom to ask.').optional(),
    ...translations(TRANSLATED.need),
  }),
]);

/** The top-level keys of a plan file, without the shared ones and the items. */
export const planParts = {
  plan: planSchema,
  values: z.array(passage('One of the values.')).optional().meta({ description: 'The core values.' }),
  narrative: z.array(passage('A passage of the story.')).optional().meta({ description: 'The story, the theory of action, resources and funding: anything said in prose.' }),
  terms: z.array(passage('A term (`title`) and what is meant by it (`text`).')).optional().meta({ description: 'Words the plan uses, explained.' }),
  factors: z.array(passage('A factor to consider.')).optional().meta({ description: 'Factors to consider.' }),
  'end-in-mind': z.array(passage('Where to be by the end of the year.')).optional().meta({ description: 'The end in mind: where to be, who needs to be on board, which systems and outcomes.' }),
  differences: z.array(passage('What will be different; `for` says for whom.')).optional().meta({ description: 'What will be different for students and families, teachers, schools.' }),
  'know-and-do': z.array(passage('What is needed to know and be able to do; `for` says for whom.')).optional().meta({ description: 'What teachers and schools need to know and be able to do.' }),
  competencies: z.array(competency).optional().meta({ description: 'What a graduate should be able to do; items name the ones they serve.' }),
  'funding-priorities': z.array(fundingPriority).optional().meta({ description: 'Where money should go first.' }),
  budget: z.array(budgetLine).optional().meta({ description: 'Money set aside.' }),
  'community-questions': z.array(communityQuestion).optional().meta({ description: 'Questions put to the community.' }),
  committees: z.array(committee).optional().meta({ description: 'Committees people can sign up for.' }),
  'category-schemes': z.array(categoryScheme).optional().meta({ description: 'Ways of placing schools in categories.' }),
  'peer-reviews': z.array(peerReview).optional().meta({ description: "Schools looking at each other's work." }),
  'work-calendar': z.array(calendarEntry).optional().meta({ description: "The plan's own calendar: what happens in which month or on which days, and who does it." }),
  needs: z.array(needSchema).optional().meta({ description: 'What the plan as a whole needs from others.' }),
};

export const codeOfItem = code('Its stable code, such as `2.b`. Everything filed under the item stays with its code.');
export type ParticipantInFile = z.output<typeof participant>;
export type PassageInFile = z.output<ReturnType<typeof passage>>;
export type NeedInFile = z.output<typeof needSchema>;
