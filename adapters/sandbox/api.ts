import type { Form, Message } from '../../src/domain/message.js';

/** What the server tells the page. Only types: the page and the server share nothing else. */

export interface PersonView {
  readonly user: string;
  /** Safe to show: see `safeName`. */
  readonly name: string;
  readonly title: string;
  readonly timeZone: string;
  readonly locale: string;
  /** Names alone do not tell two people apart; their id or email does. */
  readonly handle: string;
  readonly active: boolean;
}

export interface ConversationView {
  readonly id: string;
  readonly kind: 'direct' | 'channel';
  /** The channel's name; the bot's for direct messages. */
  readonly name: string;
  readonly isPrivate: boolean;
  /** Whether there are posts before those sent. */
  readonly hasEarlier: boolean;
}

export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  readonly size: number;
  readonly url: string;
}

export interface PostView {
  readonly id: string;
  readonly conversation: string;
  readonly seq: number;
  /** Rises with every change of the post. */
  readonly version: number;
  /** ISO instant. */
  readonly at: string;
  /** A user id, or the bot's. */
  readonly author: string;
  readonly thread?: string;
  readonly onlyYou: boolean;
  readonly edited: boolean;
  readonly content:
    | { readonly kind: 'message'; readonly message: Message }
    | { readonly kind: 'text'; readonly text: string; readonly files: readonly FileView[]; readonly command: boolean }
    | { readonly kind: 'deleted' };
}

/** Unread posts by person, then conversation; nothing where there are none. */
export type UnreadView = Readonly<Record<string, Readonly<Record<string, number>>>>;

export const CLOCK_STEPS = ['hour', 'day', 'week', 'next-prompt'] as const;
export type ClockStep = (typeof CLOCK_STEPS)[number];

export interface ClockView {
  /** ISO instant. */
  readonly now: string;
  /** The step being taken, if the clock is moving. */
  readonly moving?: ClockStep;
}

export interface FormView {
  /** Names this opening of the form. */
  readonly open: string;
  readonly form: Form;
}

/** Everything one person's page shows. */
export interface StateView {
  readonly workspace: string;
  readonly bot: { readonly user: string; readonly name: string };
  readonly me: string;
  readonly people: readonly PersonView[];
  readonly conversations: readonly ConversationView[];
  readonly posts: readonly PostView[];
  readonly unread: UnreadView;
  readonly clock: ClockView;
  /** Forms open on this page and not answered yet. */
  readonly forms: readonly FormView[];
}

/** What the event stream carries: first `state`, then what changes. */
export type PageEvent =
  | { readonly type: 'state'; readonly state: StateView }
  | { readonly type: 'posts'; readonly posts: readonly PostView[] }
  | { readonly type: 'people'; readonly people: readonly PersonView[]; readonly conversations: readonly ConversationView[] }
  | { readonly type: 'unread'; readonly unread: UnreadView }
  | { readonly type: 'clock'; readonly clock: ClockView }
  | { readonly type: 'form'; readonly form: FormView }
  | { readonly type: 'form-closed'; readonly open: string };

/** An event as it travels: one stream serves all open pages of a browser, each for one person. */
export interface SharedEvent {
  readonly page: string;
  readonly user: string;
  readonly event: PageEvent;
}

/** A refused request: `message` is in the person's language; `fields` names what to mend in a form or profile. */
export interface FaultView {
  readonly error: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
}

export interface EarlierView {
  readonly posts: readonly PostView[];
  readonly hasEarlier: boolean;
}
