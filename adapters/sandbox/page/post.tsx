import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FileView, PostView } from '../api.js';
import { MessageBlocks } from './blocks.js';
import { nameOf, usePage } from './context.js';
import { DeleteDialog } from './delete-dialog.js';
import { EyeIcon, DeleteIcon, EditIcon, FileIcon, ReplyIcon, ThreadIcon } from './icons.js';
import { Avatar } from './avatar.js';
import { PostEditor } from './post-editor.js';
import { PersonWords } from './rich-text.js';

interface PostProps {
  readonly post: PostView;
  /** The replies under it; nothing where replies are not shown. */
  readonly replies?: readonly PostView[];
  /** The one before is by the same person, just before: the name is not said again. */
  readonly continues?: boolean;
  readonly onReply?: () => void;
}

/** One message: who, when, what, and what one can do with it. */
export function PostItem({ post, replies = [], continues = false, onReply }: PostProps) {
  const page = usePage();
  const { state, text, dates } = page;
  const [isEditing, setEditing] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const name = nameOf(page, post.author);
  const { content } = post;
  const isOwn = post.author === state.me && content.kind === 'text' && !content.command;
  const last = replies.at(-1);
  return (
    <li class={`post ${continues ? 'continues' : ''} ${post.onlyYou ? 'only-you' : ''}`} data-message={post.id} data-author={post.author}>
      {!continues && <Avatar user={post.author} name={name} isBot={post.author === state.bot.user} />}
      <div class="post-body">
        {post.onlyYou && <p class="only-you-note"><EyeIcon /> {text.onlyYou}</p>}
        <p class={continues ? 'unseen' : 'post-head'}>
          <bdi class="post-author">{name}</bdi>
          {post.author === state.bot.user && <span class="app-tag">{text.app}</span>}
          <time dateTime={post.at} title={dates.full(post.at)}>{dates.time(post.at)}</time>
        </p>
        <div class="post-content">
          {isEditing && content.kind === 'text' ? (
            <PostEditor post={post} words={content.text} onDone={() => setEditing(false)} />
          ) : (
            <PostContent post={post} />
          )}
        </div>
        {onReply !== undefined && last !== undefined && (
          <button type="button" class="thread-link" onClick={onReply}>
            <ThreadIcon /> {text.replies(replies.length)} <span class="small">{dates.time(last.at)}</span>
          </button>
        )}
      </div>
      {!isEditing && content.kind !== 'deleted' && (onReply !== undefined || isOwn) && (
        <div class="post-tools">
          {onReply !== undefined && !post.onlyYou && (
            <button type="button" class="icon-button" aria-label={text.replyTo(name)} title={text.reply} onClick={onReply}><ReplyIcon /></button>
          )}
          {isOwn && (
            <>
              <button type="button" class="icon-button" aria-label={text.editMessage} title={text.edit} onClick={() => setEditing(true)}><EditIcon /></button>
              <button type="button" class="icon-button" aria-label={text.deleteMessage} title={text.delete} onClick={() => setDeleting(true)}><DeleteIcon /></button>
            </>
          )}
        </div>
      )}
      {isDeleting && <DeleteDialog post={post} onClose={() => setDeleting(false)} />}
    </li>
  );
}

function PostContent({ post }: { post: PostView }) {
  const { text } = usePage();
  const { content } = post;
  if (content.kind === 'deleted') return <p class="small deleted">{text.deleted}</p>;
  if (content.kind === 'message') return <MessageBlocks post={post} message={content.message} />;
  return (
    <>
      {content.text !== '' && (
        <Collapsible words={content.text}>
          <p class="text" dir="auto">
            <PersonWords words={content.text} />
            {post.edited && <span class="small"> {text.edited}</span>}
          </p>
        </Collapsible>
      )}
      {content.files.length > 0 && (
        <ul class="post-files" role="list">
          {content.files.map((file) => <li key={file.id}><PostFile file={file} /></li>)}
        </ul>
      )}
    </>
  );
}

/** Texts longer than this, in characters or lines, are shown folded. */
const LONG = 1_500;
const MANY_LINES = 25;

function Collapsible({ words, children }: { words: string; children: preact.ComponentChildren }) {
  const { text } = usePage();
  const [isOpen, setOpen] = useState(false);
  const isLong = words.length > LONG || words.split('\n', MANY_LINES + 1).length > MANY_LINES;
  if (!isLong) return <>{children}</>;
  return (
    <>
      <div class={isOpen ? '' : 'folded'}>{children}</div>
      <button type="button" class="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? text.showLess : text.showMore}</button>
    </>
  );
}

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

function PostFile({ file }: { file: FileView }) {
  const { me } = usePage();
  const [isBroken, setBroken] = useState(false);
  const image = useRef<HTMLImageElement>(null);
  useLayoutEffect(() => {
    if (image.current?.complete === true && image.current.naturalWidth === 0 && image.current.currentSrc !== '') setBroken(true);
  }, []);
  if (PICTURES.has(file.mimeType) && !isBroken) {
    return (
      <a class="picture" href={file.url} target="_blank" rel="noopener noreferrer">
        <img ref={image} src={file.url} alt={file.name} loading="lazy" onError={() => setBroken(true)} />
      </a>
    );
  }
  return (
    <a class="file" href={file.url} download={file.name}>
      <FileIcon />
      <bdi>{file.name}</bdi>
      <span class="small">{sizeOf(file.size, me.locale)}</span>
    </a>
  );
}

function sizeOf(bytes: number, locale: string): string {
  const [unit, size] = bytes < 1024 ? ['byte', bytes] : bytes < 1024 ** 2 ? ['kilobyte', bytes / 1024] : ['megabyte', bytes / 1024 ** 2];
  return new Intl.NumberFormat(locale, { style: 'unit', unit: String(unit), maximumFractionDigits: 1 }).format(Number(size));
}
