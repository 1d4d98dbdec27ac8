/** How many colours avatars have; see `styles/avatar.css`. */
const HUES = 6;

/** Initials in a colour of the person's own. The name stands beside it, so it is hidden from screen readers. */
export function Avatar({ user, name, isBot = false, small = false }: { user: string; name: string; isBot?: boolean; small?: boolean }) {
  const words = name.split(/[\s-]+/u).filter((word) => word !== '');
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '').join('');
  const hue = [...user].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973, 7) % HUES;
  return (
    <span class={`avatar ${small ? 'small-avatar' : ''} ${isBot ? 'bot-avatar' : `hue-${hue}`}`} aria-hidden="true">
      {isBot ? (
        <svg viewBox="0 0 32 32" width="60%" height="60%"><path d="M4 22c6 0 6-12 12-12s6 12 12 12" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" /></svg>
      ) : (
        initials.toLocaleUpperCase()
      )}
    </span>
  );
}
