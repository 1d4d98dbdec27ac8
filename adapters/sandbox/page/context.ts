import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FileView, PersonView } from '../api.js';
import type { SandboxText } from '../../../src/text/sandbox/index.js';
import type { Client } from './client.js';
import type { Dates } from './dates.js';
import type { PageState } from './page-state.js';

/** What nearly every part of the page needs of the one person it is for. */
export interface PageContext {
  readonly me: PersonView;
  readonly state: PageState;
  readonly text: SandboxText;
  readonly dates: Dates;
  readonly client: Client;
  /** Says something to screen readers once. */
  readonly announce: (words: string) => void;
  /** Words and files typed but not sent, by place. */
  readonly drafts: Map<string, Draft>;
}

export interface Draft {
  readonly text: string;
  readonly files: readonly FileView[];
}

const Context = createContext<PageContext | undefined>(undefined);
export const PageProvider = Context.Provider;

export function usePage(): PageContext {
  const context = useContext(Context);
  if (context === undefined) throw new Error('usePage needs a PageProvider above it.');
  return context;
}

/** A person's name to show; former members have none. */
export function nameOf({ state, text }: Pick<PageContext, 'state' | 'text'>, user: string): string {
  if (user === state.bot.user) return state.bot.name;
  return state.people.find((person) => person.user === user)?.name ?? text.formerMember;
}
