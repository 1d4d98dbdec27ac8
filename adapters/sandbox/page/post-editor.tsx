import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PostView } from '../api.js';
import { usePage } from './context.js';
import { fromTokens, nameables, toTokens } from './mentions.js';
import { WordBox } from './word-box.js';

/** Changes one's own message in its place. Enter saves, Escape leaves it as it was. */
export function PostEditor({ post, words, onDone }: { post: PostView; words: string; onDone: () => void }) {
  const { state, client, text } = usePage();
  const all = useMemo(() => nameables(state.bot, state.people, state.conversations), [state.bot, state.people, state.conversations]);
  const [value, setValue] = useState(() => fromTokens(words, all));
  const [fault, setFault] = useState('');
  const nonce = useRef({ of: '', is: '' });
  const box = useRef<HTMLTextAreaElement>(null);
  // Before the browser paints: a caret that is set later would move under whoever types at once.
  useLayoutEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(value.length, value.length);
  }, []);

  async function save(): Promise<void> {
    const changed = toTokens(value, all);
    if (changed === words) return onDone();
    if (nonce.current.of !== changed) nonce.current = { of: changed, is: crypto.randomUUID() };
    const answer = await client.post('/api/messages/edit', { conversation: post.conversation, message: post.id, nonce: nonce.current.is, text: changed });
    if (answer.ok) onDone();
    else setFault(answer.fault.message);
  }

  return (
    <form
      class="post-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <WordBox box={box} value={value} label={text.editMessage} all={all} onValue={setValue} onEnter={() => void save()} onEscape={onDone} />
      {fault !== '' && <p class="fault" role="alert">{fault}</p>}
      <div class="buttons">
        <button type="submit" class="button primary">{text.save}</button>
        <button type="button" class="button" onClick={onDone}>{text.cancel}</button>
      </div>
    </form>
  );
}
