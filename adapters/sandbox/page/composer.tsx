import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { AttachmentList, useAttachments } from './attachments.js';
import { PAGE_ID } from './client.js';
import { usePage } from './context.js';
import { AttachIcon, SendIcon } from './icons.js';
import { nameables, toTokens } from './mentions.js';
import { WordBox } from './word-box.js';

interface ComposerProps {
  readonly conversation: string;
  readonly thread?: string;
  readonly label: string;
  /** Takes the focus when it appears. */
  readonly autoFocus?: boolean;
}

/** Writes a message or a command. What was not saved stays, with the reason; sent again unchanged it counts once. */
export function Composer({ conversation, thread, label, autoFocus = false }: ComposerProps) {
  const { state, client, text, drafts } = usePage();
  const place = `${state.me}/${conversation}/${thread ?? ''}`;
  const [words, setWords] = useState(drafts.get(place)?.text ?? '');
  const attachments = useAttachments(drafts.get(place)?.files);
  const [fault, setFault] = useState('');
  const [isSending, setSending] = useState(false);
  const nonce = useRef({ of: '', is: '' });
  const box = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const all = useMemo(() => nameables(state.bot, state.people, state.conversations), [state.bot, state.people, state.conversations]);

  useEffect(() => {
    drafts.set(place, { text: words, files: attachments.files });
  }, [place, words, attachments.files]);
  useEffect(() => {
    if (autoFocus) box.current?.focus();
  }, []);

  async function send(): Promise<void> {
    const files = attachments.files.map((file) => file.id);
    if (isSending || attachments.uploading.length > 0 || (words.trim() === '' && files.length === 0)) return;
    const body = { conversation, text: toTokens(words, all), files, ...(thread === undefined ? {} : { thread }) };
    const of = JSON.stringify(body);
    if (nonce.current.of !== of) nonce.current = { of, is: crypto.randomUUID() };
    setSending(true);
    setFault('');
    const answer = await client.post('/api/messages', { ...body, page: PAGE_ID, nonce: nonce.current.is });
    setSending(false);
    if (!answer.ok) return setFault(answer.fault.message);
    nonce.current = { of: '', is: '' };
    // Words typed meanwhile stay.
    setWords((now) => (now === words ? '' : now));
    attachments.clear();
  }

  return (
    <form
      class="composer"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {fault !== '' && <p class="fault" role="alert">{fault}</p>}
      <AttachmentList attachments={attachments} />
      <div class="composer-row">
        <WordBox box={box} value={words} label={label} placeholder={label} describedBy={hintId} all={all} onValue={setWords} onEnter={() => void send()} />
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          tabIndex={-1}
          onChange={(event) => {
            const input = event.currentTarget;
            void attachments.add(input.files).then(() => {
              input.value = '';
            });
          }}
        />
        <button type="button" class="icon-button" aria-label={text.attach} title={text.attach} onClick={() => picker.current?.click()}>
          <AttachIcon />
        </button>
        <button type="submit" class="icon-button send" aria-label={isSending ? text.sending : text.send} title={text.send} aria-disabled={isSending}>
          <SendIcon />
        </button>
      </div>
      <p class="composer-hint" id={hintId}>{text.composerHint}</p>
    </form>
  );
}
