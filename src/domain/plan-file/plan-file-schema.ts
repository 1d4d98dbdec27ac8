import { z } from 'zod';
import { itemSchema } from './item-schema.js';
import { planParts } from './plan-schema.js';
import { organizationSchema, personSchema, unitSchema } from './shared-schema.js';

/**
 * A plan file as its author writes it. Parsing takes the raw values of `readYaml` and gives the same shape with
 * clean texts, real numbers and checked dates; names of people, units and items are not yet looked up.
 */
export const planFileSchema = z
  .strictObject({
    organization: organizationSchema,
    units: z.array(unitSchema).optional().meta({ description: 'The district, its schools and teams, each with its calendar.' }),
    people: z.array(personSchema).optional().meta({ description: 'Everyone the plan names: owners, deputies, participants.' }),
    ...planParts,
    areas: z.array(itemSchema).optional().meta({ description: 'The areas of the plan.' }),
    goals: z.array(itemSchema).optional().meta({ description: 'The goals of the plan.' }),
    objectives: z.array(itemSchema).optional().meta({ description: 'The objectives of the plan.' }),
    actions: z.array(itemSchema).optional().meta({ description: 'The actions of the plan.' }),
    items: z.array(itemSchema).optional().meta({ description: 'The items of the plan, of any kind.' }),
  })
  .meta({ title: 'Throughline plan file', description: 'A strategic plan: who, what, how it is measured, and how often it is asked about.' });

export type PlanFile = z.output<typeof planFileSchema>;

/** The JSON Schema (draft 7, as editors understand it best) of a plan file. */
export function planFileJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    ...z.toJSONSchema(planFileSchema, {
      io: 'input',
      target: 'draft-7',
      // zod leaves examples out where a value is transformed, as they could be of what comes out; ours are of what goes in.
      override: ({ zodSchema, jsonSchema }) => {
        const examples = z.globalRegistry.get(zodSchema)?.['examples'];
        if (Array.isArray(examples)) jsonSchema.examples = examples;
      },
    }),
  };
}
