import type { EarlierView, FaultView, FileView } from '../api.js';
import type { SandboxText } from '../../../src/text/sandbox/index.js';

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: FaultView };

/** Names this open page to the server, so that a form opens where its button was pressed. */
export const PAGE_ID = crypto.randomUUID();

/** The server, for one person. */
export interface Client {
  post<T = unknown>(path: string, body: Readonly<Record<string, unknown>>): Promise<Answer<T>>;
  upload(file: File): Promise<Answer<FileView>>;
  earlier(conversation: string, before: number): Promise<Answer<EarlierView>>;
}

/** 25 MB, as the server has it: said before the bytes travel. */
const LARGEST_FILE = 25 * 1024 * 1024;

/** A client that speaks for `user` and hears faults in the language of `locale`. */
export function createClient(user: string, locale: string, text: SandboxText): Client {
  async function ask<T>(path: string, init: RequestInit): Promise<Answer<T>> {
    try {
      const response = await fetch(path, { ...init, headers: { ...init.headers, 'accept-language': locale } });
      // The server answers with what its routes promise, or with a fault; both are JSON of our own.
      const body = (await response.json()) as unknown;
      return response.ok ? { ok: true, value: body as T } : { ok: false, fault: body as FaultView };
    } catch {
      return { ok: false, fault: { error: 'no-connection', message: text.errors['no-connection'] } };
    }
  }
  return {
    post: (path, body) =>
      ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ as: user, ...body }) }),
    upload(file) {
      if (file.size > LARGEST_FILE) return Promise.resolve({ ok: false, fault: { error: 'file-too-large', message: text.errors['file-too-large'] } });
      const body = new FormData();
      body.set('as', user);
      body.set('file', file);
      return ask('/api/files', { method: 'POST', body });
    },
    earlier: (conversation, before) => ask(`/api/posts?${new URLSearchParams({ as: user, conversation, before: String(before) })}`, {}),
  };
}

/** Everyone's ids, for a page that does not know yet whom it is for. */
export async function peopleIds(): Promise<readonly string[] | undefined> {
  try {
    const response = await fetch('/api/people');
    return (await response.json()) as readonly string[];
  } catch {
    return undefined;
  }
}
