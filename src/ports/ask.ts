import type { Form, Message } from '../domain/message.js';
import type { Platform } from '../domain/types.js';
import type { Conversation, SharedMessage, StrangerKind } from './chat.js';

interface QuestionBase {
  readonly platform: Platform;
  readonly workspace: string;
  /** The platform's id of who wants to know. */
  readonly user: string;
  /** When they asked, an ISO instant. */
  readonly at: string;
  /** Set where the platform says that they are no member of the organization. */
  readonly stranger?: StrangerKind;
}

/**
 * What somebody wants to see at once, on a platform that takes the answer only in the same breath: a form, what a search
 * finds, a card as it stands now. It changes nothing and is kept nowhere, but for a message that is to be kept as evidence:
 * that waits until its form comes back.
 */
export type Question =
  /** The form that a button opens; `action` and `value` are the button's. */
  | (QuestionBase & { readonly type: 'form'; readonly action: string; readonly value: string; readonly conversation?: Conversation })
  /** The form in which an item is chosen to report on. */
  | (QuestionBase & { readonly type: 'report-any' })
  /** The form that keeps a message as evidence. */
  | (QuestionBase & { readonly type: 'share'; readonly source: SharedMessage })
  /** Items by code or words, of those that this person may see; `skip` of them were shown already. */
  | (QuestionBase & { readonly type: 'search'; readonly text: string; readonly skip: number; readonly count: number })
  /** A message of the bot's as this person would get it now. */
  | (QuestionBase & { readonly type: 'refresh'; readonly conversation: string; readonly message: string });

export type Answer =
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'found'; readonly items: readonly FoundItem[] }
  /** There is nothing to show. */
  | { readonly kind: 'nothing' };

/** One item that a search found. */
export interface FoundItem {
  readonly title: string;
  /** One line under the title: its plan and status. */
  readonly text: string;
  /** The item with its status, to be posted where the person is. */
  readonly message: Message;
}

/** Answers at once; rejects where that fails. Whoever asks waits no longer than the platform lets them. */
export type Ask = (question: Question) => Promise<Answer>;
