import type { Command, Who } from '../../../domain/command/command.js';
import { findPerson } from '../../../domain/find-person.js';
import { plainMessage } from '../../../domain/message.js';
import type { Message } from '../../../domain/message.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import type { Member } from '../../../ports.js';
import { buttonRow, runButton } from './buttons.js';
import { shownName } from './phrases.js';
import type { Asking, Question } from './question.js';

/** The person that was mentioned or named, or the answer that asks which. */
export async function whichPerson(q: Question, who: Who, { store, organizationId, workspace }: Asking, again: (who: Who) => Command): Promise<{ readonly person: Member } | { readonly answer: Message }> {
  const { find } = q.text;
  if (who.kind === 'user') {
    const person = await store.people.byIdentity(organizationId, workspace, who.user);
    return person ? { person } : { answer: plainMessage(find.noUser) };
  }
  const found = findPerson(await store.people.all(organizationId), who.name);
  if (found.kind === 'person') return { person: found.person };
  if (found.kind === 'none') return { answer: plainMessage(find.noPerson(safeEcho(who.name))) };
  const summary = find.whichPerson(safeEcho(who.name));
  // The email tells two people of one name apart.
  const buttons = found.people.map((person) => runButton(q, again({ kind: 'name', name: person.email }), shownName(person.name), person.email));
  return { answer: { summary, blocks: [{ type: 'text', text: summary }, ...buttonRow(...buttons)] } };
}
