import type { Inline, Span } from '../../../src/domain/message.js';
import { safeName, safeText, safeUrl } from '../safe-text.js';
import { nameOf, usePage } from './context.js';
import { localUrl, pieces } from './words.js';

/** A link that opens beside the sandbox; plain text where the address is not one to follow. */
export function Link({ url, words }: { url: string; words: string }) {
  const { text } = usePage();
  const href = safeUrl(url);
  if (href === undefined) return <>{safeText(words)}</>;
  return (
    <a href={localUrl(href)} target="_blank" rel="noopener noreferrer nofollow">
      <bdi>{safeText(words)}</bdi>
      <span class="unseen"> ({text.opensInNewTab})</span>
    </a>
  );
}

/** Inline text of a message of the bot. Strings are shown as they are. */
export function InlineText({ value }: { value: Inline }) {
  if (typeof value === 'string') return <>{safeText(value)}</>;
  return (
    <>
      {value.map((span, index) => (
        <SpanText key={index} span={span} />
      ))}
    </>
  );
}

function SpanText({ span }: { span: Span }) {
  const { state, text } = usePage();
  if (typeof span === 'string') return <>{safeText(span)}</>;
  if ('bold' in span) return <strong>{safeText(span.bold)}</strong>;
  if ('link' in span) return <Link url={span.link.url} words={span.link.text} />;
  const { user, name } = span.mention;
  const isKnown = user === state.bot.user || state.people.some((person) => person.user === user);
  return <bdi class="mention">@{isKnown ? nameOf({ state, text }, user) : safeName(name, user)}</bdi>;
}

/** What a person wrote: their words as they are, with links, and names of people and channels. */
export function PersonWords({ words }: { words: string }) {
  const { state } = usePage();
  return (
    <>
      {pieces(words, state).map((piece, index) => {
        if (piece.kind === 'text') return piece.text;
        if (piece.kind === 'link') return <Link key={index} url={piece.url} words={piece.text} />;
        return (
          <bdi key={index} class="mention">
            {piece.text}
          </bdi>
        );
      })}
    </>
  );
}
