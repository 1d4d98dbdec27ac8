import { mentionedUsers, showNames } from '../../domain/mentions.js';
import type { Inbound } from '../../ports.js';
import type { AnsweringDeps } from './answering-deps.js';

/** So many different people are asked about for one act; whoever comes after them stays unnamed. */
const MOST_ASKED = 5;

/**
 * What somebody did, with those it mentions and the organization does not know shown as the platform names them. It asks
 * the platform, so it is for outside of a transaction; who nobody knows stays an id.
 */
export async function showMentioned({ store, chatFor }: Pick<AnsweringDeps, 'store' | 'chatFor'>, organizationId: string, inbound: Inbound): Promise<Inbound> {
  const { platform, workspace } = inbound;
  const names = new Map<string, string>();
  let asked = 0;
  for (const user of mentionedUsers(wordsOf(inbound).join('\n'))) {
    if (asked >= MOST_ASKED) break;
    if (await store.people.byIdentity(organizationId, { platform, workspace }, user)) continue;
    asked += 1;
    // A platform that does not answer now keeps nobody from being heard.
    const profile = await chatFor({ platform, workspace })?.profile(user).catch(() => undefined);
    if (profile) names.set(user, profile.name);
  }
  return names.size === 0 ? inbound : inWords(inbound, (words) => showNames(words, (user) => names.get(user)));
}

/** The words in which somebody may be mentioned. */
function wordsOf(inbound: Inbound): readonly string[] {
  switch (inbound.type) {
    case 'message':
    case 'edit':
      return [inbound.text];
    case 'form':
      return Object.values(inbound.values);
    case 'share':
      return [inbound.source.text];
    default:
      return [];
  }
}

function inWords(inbound: Inbound, change: (words: string) => string): Inbound {
  switch (inbound.type) {
    case 'message':
    case 'edit':
      return { ...inbound, text: change(inbound.text) };
    case 'form':
      return { ...inbound, values: Object.fromEntries(Object.entries(inbound.values).map(([name, value]) => [name, change(value)])) };
    case 'share':
      return { ...inbound, source: { ...inbound.source, text: change(inbound.source.text) } };
    default:
      return inbound;
  }
}
