import type { Form } from '../../src/domain/message.js';
import type { Chat, Inbound, MessageRef } from '../../src/ports/chat.js';

/** A message as a person reads it on the surface. */
export interface Seen {
  readonly ref: MessageRef;
  /** All its words, as they are shown. */
  readonly text: string;
  readonly byBot: boolean;
  /** The message it stands under, if any. */
  readonly thread?: string;
  readonly links: readonly string[];
}

/** Where a person is: their direct messages with the bot, or a channel by its id. */
export type Place = 'direct' | { readonly channel: string };

/** What a person can do on a surface. Each resolves once the surface says it is done; each throws where it refuses. */
export interface ChatUser {
  readonly user: string;
  see(place: Place, thread?: MessageRef): Promise<readonly Seen[]>;
  write(place: Place, text: string, options?: { readonly thread?: MessageRef; readonly files?: readonly TestFile[] }): Promise<void>;
  /** Writes a command as one types it on this surface, given what follows `/plan` or the mention; `{name}` in it names a person, by id. */
  command(place: Place, text: string): Promise<void>;
  edit(ref: MessageRef, text: string): Promise<void>;
  remove(ref: MessageRef): Promise<void>;
  press(ref: MessageRef, label: string): Promise<void>;
  /** The title of the form open before this person, if one is. */
  openForm(): Promise<string | undefined>;
  /** Fills the open form by field name, and sends it. */
  fill(values: Readonly<Record<string, string>>, files?: Readonly<Record<string, TestFile>>): Promise<void>;
  /** Closes the open form without an answer. */
  dismiss(): Promise<void>;
  changeProfile(profile: { readonly name: string; readonly timeZone: string; readonly locale: string }): Promise<void>;
}

export interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** What some surfaces do their own way. */
export interface ChatWays {
  /** Forms come as the answer to a question (`Ask`), and `openForm` opens none: gives what the questions to come are answered with. */
  readonly answerForms?: (form: Form) => void;
  /** What only the asker may see is said in their direct messages. */
  readonly isPrivateDirect?: true;
  /** What is asked before everyone is answered in the thread under it. */
  readonly isAnsweredInThread?: true;
  /** A form takes no files. */
  readonly hasNoFormFiles?: true;
  /** The size of an attached file is not told. */
  readonly hasNoFileSizes?: true;
}

/** One adapter under test, with two people, a channel both are in, and eyes and hands for them. */
export interface ChatDriver {
  readonly chat: Chat;
  readonly ana: ChatUser;
  readonly ben: ChatUser;
  readonly channel: string;
  readonly ways?: ChatWays;
  /** What the bot has stored, in order. */
  readonly received: readonly Inbound[];
  /** Everything the adapter handed over, also what the bot could not store. */
  readonly offered: readonly Inbound[];
  /** The bot refuses to store the next so many inbounds. */
  failNext(count: number): void;
  /** Reads an attached file by the address the bot was given. */
  readFile(url: string): Promise<Uint8Array>;
  stop(): Promise<void>;
}

/** Waits until `look` finds something, at most a minute, for a machine with a lot to do; gives what it found, or nothing. */
export async function eventually<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return undefined;
}

/** Waits until `look` finds nothing any more. */
export async function gone(look: () => Promise<unknown>): Promise<boolean> {
  return (await eventually(async () => ((await look()) === undefined ? true : undefined))) ?? false;
}
