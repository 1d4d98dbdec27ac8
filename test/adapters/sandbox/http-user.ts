import type { FileView, PostView } from '../../../adapters/sandbox/api.js';
import { directConversation } from '../../../adapters/sandbox/directory.js';
import { safeText, safeUrl } from '../../../adapters/sandbox/safe-text.js';
import type { Block, Inline } from '../../../src/domain/message.js';
import type { ChatUser, Place, Seen, TestFile } from '../../contracts/chat-driver.js';
import type { OpenPage } from './open-page.js';
import { readState } from './open-page.js';
import { nonce, post } from './sandbox-harness.js';

/** A person who uses the sandbox through its HTTP API, with one page open. */
export function httpUser(url: string, user: string, page: OpenPage): ChatUser {
  /** What was refused last, so that trying again is the same act. */
  let unsaved: { of: string; nonce: string } | undefined;
  const conversationOf = (place: Place) => (place === 'direct' ? directConversation(user) : place.channel);

  async function act(path: string, body: Readonly<Record<string, unknown>>): Promise<void> {
    const of = JSON.stringify([path, body]);
    const name = unsaved?.of === of ? unsaved.nonce : nonce();
    const answer = await post(url, path, { as: user, ...(path.startsWith('/api/forms') || path.endsWith('/delete') ? {} : { nonce: name }), ...body });
    unsaved = answer.status === 200 ? undefined : { of, nonce: name };
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }

  async function upload(file: TestFile): Promise<string> {
    const body = new FormData();
    body.set('as', user);
    body.set('file', new File([new Uint8Array(file.bytes)], file.name, { type: file.mimeType }));
    const response = await fetch(`${url}/api/files`, { method: 'POST', headers: { origin: url }, body });
    return ((await response.json()) as FileView).id;
  }

  const uploadAll = (files: readonly TestFile[] = []) => Promise.all(files.map(upload));
  const openForm = () => page.state().forms[0];

  return {
    user,
    async see(place, thread) {
      const { posts, people } = await readState(url, user);
      const here = posts.filter((one) => one.conversation === conversationOf(place) && one.content.kind !== 'deleted');
      const shown = thread === undefined ? here.filter((one) => one.thread === undefined) : here.filter((one) => one.thread === thread.message);
      const nameOf = (id: string) => people.find((person) => person.user === id)?.name ?? id;
      return shown.map((one) => seenFrom(one, nameOf));
    },
    async write(place, text, options = {}) {
      const files = await uploadAll(options.files);
      await act('/api/messages', { page: page.page, conversation: conversationOf(place), text, files, ...(options.thread && { thread: options.thread.message }) });
    },
    command: (place, text) =>
      act('/api/messages', { page: page.page, conversation: conversationOf(place), text: `/plan ${text.replace(/\{([^}]+)\}/gu, '<@$1>')}` }),
    edit: (ref, text) => act('/api/messages/edit', { conversation: ref.conversation, message: ref.message, text }),
    remove: (ref) => act('/api/messages/delete', { conversation: ref.conversation, message: ref.message }),
    async press(ref, label) {
      const { posts } = await readState(url, user);
      const content = posts.find((one) => one.id === ref.message)?.content;
      const blocks = content?.kind === 'message' ? content.message.blocks : [];
      const button = blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : [])).find((one) => one.label === label);
      if (button === undefined) throw new Error(`${user} sees no button "${label}".`);
      await act('/api/actions', { page: page.page, conversation: ref.conversation, message: ref.message, action: button.action, value: button.value });
    },
    openForm: () => Promise.resolve(openForm()?.form.title),
    async fill(values, files = {}) {
      const sent = await Promise.all(Object.entries(files).map(async ([name, file]) => [name, [await upload(file)]] as const));
      await act('/api/forms', { open: openForm()?.open, values, files: Object.fromEntries(sent) });
    },
    dismiss: () => act('/api/forms/close', { open: openForm()?.open }),
    changeProfile: (profile) => act('/api/profile', { ...profile }),
  };
}

function seenFrom({ id, conversation, author, thread, content }: PostView, nameOf: (user: string) => string): Seen {
  const links: string[] = [];
  const inline = (value: Inline): string =>
    typeof value === 'string'
      ? value
      : value
          .map((span) => {
            if (typeof span === 'string') return span;
            if ('bold' in span) return span.bold;
            if ('mention' in span) return `@${nameOf(span.mention.user)}`;
            const url = safeUrl(span.link.url);
            if (url !== undefined) links.push(url);
            return span.link.text;
          })
          .join('');
  const words = (block: Block): string => {
    if (block.type === 'quote') return `${block.text} — ${block.by ?? ''}`;
    if (block.type === 'chart') return `${block.chart.title}\n${block.chart.text}`;
    if (block.type === 'table') return [block.caption, ...[block.columns, ...block.rows].map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)).join(' | '))].join('\n');
    return block.type === 'text' ? inline(block.text) : '';
  };
  const text = content.kind === 'message' ? content.message.blocks.map(words).join('\n') : content.kind === 'text' ? content.text : '';
  return { ref: { conversation, message: id }, text: safeText(text), byBot: author === 'throughline', links, ...(thread === undefined ? {} : { thread }) };
}
