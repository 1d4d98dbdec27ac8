import { randomUUID } from 'node:crypto';

/** What may open one form: who pressed or typed, on which open page, in which conversation. */
export interface Trigger {
  readonly user: string;
  readonly page: string;
  readonly conversation: string;
  readonly thread?: string;
}

/** Triggers kept at most; the oldest go first. */
const KEPT = 500;

/** Short-lived tickets to open a form with; each works once. They do not outlive the process, as the page's wait does not. */
export interface Triggers {
  give(trigger: Trigger): string;
  /** The trigger, and it is used up; nothing where it was used, forgotten or never given. */
  take(id: string): Trigger | undefined;
}

/** Tickets of this process, none given yet. */
export function createTriggers(): Triggers {
  const kept = new Map<string, Trigger>();
  return {
    give(trigger) {
      const id = randomUUID();
      kept.set(id, trigger);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? id);
      return id;
    },
    take(id) {
      const trigger = kept.get(id);
      kept.delete(id);
      return trigger;
    },
  };
}
