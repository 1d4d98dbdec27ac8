import { z } from 'zod';
import { readFormValues } from '../blocks/read-form.js';
import type { FormValues } from '../blocks/read-form.js';
import { eventKey } from './event-key.js';
import { actor, id } from './payload-schemas.js';
import { readFiles } from './read-files.js';
import { from } from './seen.js';
import type { Reader } from './seen.js';
import { strangerField, strangerOf } from './who.js';

const schema = z.looseObject({
  type: z.literal('view_submission'),
  user: actor,
  view: z.looseObject({
    id,
    callback_id: id,
    private_metadata: z.string().max(4_000).nullish(),
    state: z.unknown().transform((state, context): FormValues => {
      try {
        return readFormValues(state);
      } catch {
        context.addIssue('not the state of a form');
        return z.NEVER;
      }
    }),
  }),
});

/** A form that was sent. What is typed into a form comes as typed: Slack marks nothing up in it. */
export const readForm: Reader = (body, seen) => {
  const { data: sent } = schema.safeParse(body);
  if (sent === undefined) return undefined;
  const { user, view } = sent;
  return {
    ...from(seen),
    ...strangerField(strangerOf([user.team_id], seen)),
    type: 'form',
    key: eventKey.form(view.id),
    user: user.id,
    at: seen.now,
    form: view.callback_id,
    context: view.private_metadata ?? '',
    values: view.state.values,
    files: readFiles(view.state.files),
    reply: seen.makeReply({ user: user.id }),
  };
};
