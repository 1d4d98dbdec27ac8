import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { sandboxText } from '../../../src/text/sandbox/index.js';
import { App } from './app.js';
import { peopleIds } from './client.js';
import type { Draft } from './context.js';

/** How often to ask again while there is nobody to be, in milliseconds. */
const AGAIN_MS = 2_000;

/** Whom the page is for and where it is stand in its address, so that each tab can be someone else and a reload changes nothing. */
function readAddress(): { as: string | undefined; at: string | undefined } {
  const parts = new URLSearchParams(location.hash.slice(1));
  return { as: parts.get('as') ?? undefined, at: parts.get('at') ?? undefined };
}

function writeAddress(as: string, at: string | undefined): void {
  history.replaceState(null, '', `#${new URLSearchParams({ as, ...(at === undefined ? {} : { at }) })}`);
}

function Page() {
  const [people, setPeople] = useState<readonly string[] | undefined>(undefined);
  const [user, setUser] = useState(readAddress().as);
  const drafts = useRef(new Map<string, Draft>());
  const text = sandboxText(navigator.language);
  const isHere = user !== undefined && people?.includes(user) === true;
  const someone = isHere ? user : people?.[0];

  useEffect(() => {
    if (someone !== undefined) return undefined;
    let isOver = false;
    let timer: number | undefined;
    const ask = async (): Promise<void> => {
      const found = await peopleIds();
      if (isOver) return;
      setPeople(found);
      timer = window.setTimeout(() => void ask(), AGAIN_MS);
    };
    void ask();
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [someone]);
  useEffect(() => {
    const follow = () => setUser(readAddress().as);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);

  if (someone === undefined) return <p class="opening" role="status">{people === undefined ? text.loading : text.noPeople}</p>;
  return (
    <App
      key={someone}
      user={someone}
      first={readAddress().as === someone ? readAddress().at : undefined}
      drafts={drafts.current}
      onPerson={(next) => {
        writeAddress(next, undefined);
        setUser(next);
      }}
      onPlace={(at) => writeAddress(someone, at)}
    />
  );
}

const root = document.getElementById('page');
if (root !== null) render(<Page />, root);
