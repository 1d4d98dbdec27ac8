import { z } from 'zod';
import { DIRECTIONS, HORIZONS, ITEM_KINDS, LEVELS } from '../types.js';
import { cadenceSchema } from './cadence-schema.js';
import type { FaultDetail } from './faults.js';
import { choice, competency, date, flag, itemCode, key, line, number, person, text, unit, word } from './leaf-types.js';
import { codeOfItem, needSchema } from './plan-schema.js';
import { TRANSLATED, translations } from './translation-fields.js';

/** The keys under which items stand, and the kind each implies; under `items` the kind follows from the parent's. */
export const ITEM_LISTS = { areas: 'area', goals: 'goal', objectives: 'objective', actions: 'action', items: undefined } as const;

const measure = z
  .strictObject({
    key: key('A short name that never changes; from the name unless said. With one, the name can change without losing the readings.').optional(),
    name: line('What is measured.'),
    source: line('The instrument, such as a climate survey.').optional(),
    unit: word('`%`, `count`, a currency such as USD, or what is counted, such as students.'),
    baseline: number('The value at the start.').optional(),
    'baseline-on': date('When that value was taken.').optional(),
    target: number('The value to reach.').optional(),
    'target-on': date('When to have reached it.').optional(),
    direction: choice('Which way it should move; from baseline to target unless said.', DIRECTIONS).optional(),
    'student-group': word('The students it looks at, where not all of them.').optional(),
    ...translations(TRANSLATED.measure),
  })
  .meta({ description: 'How one knows that it is reached.' });

const milestone = z.strictObject({
  key: key('A short name that never changes; from its horizon unless said.').optional(),
  by: choice('By when: year-end, six-months, three-months or tomorrow.', HORIZONS),
  text: line('Where the work must be by then.'),
  on: date('The date of that horizon.').optional(),
  reached: date('Since when the work is there. Left out, what was said in chat stays.').optional(),
  ...translations(TRANSLATED.milestone),
});

const weWillLine = z.union([
  line('One thing that will be done.'),
  z
    .strictObject({
      text: line('One thing that will be done.'),
      who: person('Who does it.').optional(),
      initials: word('The initials of who does it, where they stand for nobody of `people`.').optional(),
    })
    .superRefine(({ who, initials }, context) => {
      const fault: FaultDetail = { code: 'who-or-initials' };
      if (who !== undefined && initials !== undefined) context.addIssue({ code: 'custom', params: { fault } });
    }),
]);

const successCriterion = z.union([
  line('How one knows it was successful.'),
  z.strictObject({ text: line('How one knows it was successful.'), ...translations(TRANSLATED.criterion) }),
]);

const oneOrMore = <T extends z.ZodType>(one: T, description: string) => z.union([one, z.array(one)]).optional().meta({ description });

type NestedItems = z.ZodOptional<z.ZodArray<typeof itemSchema>>;

export const itemSchema = z
  .strictObject({
    code: codeOfItem,
    kind: choice('area, goal, objective or action; from the list it stands in unless said.', ITEM_KINDS).optional(),
    parent: itemCode('The item above it, where it is not nested under it.').optional(),
    level: choice('At which level of the system the work is done.', LEVELS).optional(),
    title: line('What is to be achieved.'),
    description: text('More about it.').optional(),
    aim: text('What it sets out to do, where that is said beside its title and description.').optional(),
    why: text('Why it matters.').optional(),
    because: text('What is so today: “Because …”.').optional(),
    'we-will': oneOrMore(weWillLine, 'What will be done: “We will …”; an entry can say by whom.'),
    'anticipated-impact': text('What is expected to come of it.').optional(),
    'success-criteria': z.array(successCriterion).optional().meta({ description: 'How one knows it was successful.' }),
    unit: unit('Where it belongs, where that is not the unit of the plan.').optional(),
    units: z.array(unit('A unit it concerns.')).optional().meta({ description: 'Further units it concerns.' }),
    owner: person('Who is asked for evidence. Without an owner nobody is asked.').optional(),
    deputies: oneOrMore(person('Who may answer for the owner.'), 'Who may answer for the owner.'),
    private: flag('true: only its owner, deputies and those of `visible-to` know of it, and of what is under it.').optional(),
    'visible-to': z
      .strictObject({
        people: oneOrMore(person('Who may see it.'), 'People who may see it.'),
        units: oneOrMore(unit('Whose people may see it.'), 'Units whose people may see it.'),
      })
      .optional()
      .meta({ description: 'Who may see a private item beside its owner and deputies.' }),
    competencies: oneOrMore(competency('A competency it serves.'), 'The competencies it serves.'),
    measures: z.array(measure).optional().meta({ description: 'How one knows that it is reached.' }),
    milestones: z.array(milestone).optional().meta({ description: 'Mapping backward: where the work must be by year end, in six months, in three, tomorrow.' }),
    needs: z.array(needSchema).optional().meta({ description: 'What it needs from others.' }),
    cadence: cadenceSchema.optional(),
    ...translations(TRANSLATED.item),
    get areas(): NestedItems {
      return z.array(itemSchema).optional().meta({ description: 'Areas under it.' });
    },
    get goals(): NestedItems {
      return z.array(itemSchema).optional().meta({ description: 'Goals under it.' });
    },
    get objectives(): NestedItems {
      return z.array(itemSchema).optional().meta({ description: 'Objectives under it.' });
    },
    get actions(): NestedItems {
      return z.array(itemSchema).optional().meta({ description: 'Actions under it.' });
    },
    get items(): NestedItems {
      return z.array(itemSchema).optional().meta({ description: 'Items under it.' });
    },
  })
  .meta({ id: 'item', description: 'An area, goal, objective or action of the plan.' });

export type ItemInFile = z.output<typeof itemSchema>;
export type MeasureInFile = z.output<typeof measure>;
export type WeWillInFile = z.output<typeof weWillLine>;
export type MilestoneInFile = z.output<typeof milestone>;
