import { errorFields } from '../../../src/errors.js';
import type { Answer, Question } from '../../../src/ports/ask.js';
import type { Inbound } from '../../../src/ports/chat.js';
import type { Form } from '../../../src/domain/message.js';
import type { Language } from '../../../src/domain/types.js';
import type { Activity } from './activity-schema.js';
import { inTime } from './in-time.js';
import { languageInTime } from './language.js';
import { PATIENCE } from './patience.js';
import { from, timeOf, whoDid } from './seen.js';
import type { Seen } from './seen.js';
import type { ShownForms } from './shown-forms.js';
import type { VerifiedSender } from './take-activity.js';
import type { TakeActivityParts } from './take-parts.js';

/** `Omit` of each member of a union. */
type Omitted<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** A question without who asks it, and when. */
export type Asked = Omitted<Question, 'platform' | 'workspace' | 'user' | 'at' | 'stranger'>;

/** One invoke with all that answering it takes. */
export interface InvokeDesk {
  readonly activity: Activity;
  readonly seen: Seen;
  readonly parts: TakeActivityParts;
  /** The forms that this person has before them. */
  readonly forms: { note(form: Form): void; find(form: string, context: string): Form | undefined };
  /** That of whoever sent it, found out once. */
  language(): Promise<Language>;
  /** Undefined for a program. Rejects where there is no answer in time. */
  ask(question: Asked): Promise<Answer | undefined>;
  /** Whether it was stored in time. */
  save(inbound: Inbound): Promise<boolean>;
}

export function createInvokeDesk(parts: TakeActivityParts, forms: ShownForms, activity: Activity, sender: VerifiedSender, seen: Seen): InvokeDesk {
  const { patience = PATIENCE, log } = parts;
  const who = whoDid(activity);
  const person = `${sender.tenant} ${activity.from.id}`;
  let language: Promise<Language> | undefined;
  return {
    activity,
    seen,
    parts,
    forms: { note: (form) => forms.note(person, form), find: (form, context) => forms.find(person, form, context) },
    language: () => (language ??= languageInTime(parts.languageOf, patience.language, { tenant: sender.tenant, user: who?.user ?? '', locale: activity.locale })),
    ask: async (question) => (who === undefined ? undefined : inTime(patience.ask, parts.ask({ ...from(seen), ...who, at: timeOf(activity, seen), ...question }))),
    save: async (inbound) => {
      try {
        await inTime(patience.save, parts.receive(inbound));
        return true;
      } catch (error) {
        log.error('teams.not-saved', { type: 'invoke', ...errorFields(error) });
        return false;
      }
    },
  };
}
