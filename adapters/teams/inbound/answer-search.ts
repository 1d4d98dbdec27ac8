import { z } from 'zod';
import { teamsAnswers } from '../../../src/text/teams/answers.js';
import { messageText } from '../cards/card-text.js';
import { renderCard } from '../cards/render-card.js';
import { EXTENSION_COMMANDS, SEARCH_PARAMETER } from '../extension-commands.js';
import { list } from './activity-schema.js';
import { found, foundText } from './invoke-answers.js';
import type { InvokeDesk } from './invoke-desk.js';
import type { ActivityAnswer } from './take-activity.js';

const count = z.int().min(0).max(10_000).nullish().catch(undefined);
const query = z.looseObject({ commandId: z.literal(EXTENSION_COMMANDS.find), parameters: list, queryOptions: z.looseObject({ skip: count, count }).nullish().catch(undefined) });
const parameter = z.looseObject({ name: z.literal(SEARCH_PARAMETER), value: z.string() });
/** What a list shows at once, whatever the client asks for; each is a whole card. */
const MOST = 15;
const LONGEST = 300;

/** The message extension's search: nothing typed yet finds what comes first. */
export async function answerSearch(desk: InvokeDesk): Promise<ActivityAnswer> {
  const { data } = query.safeParse(desk.activity.value);
  if (data === undefined) return found([]);
  const [text = ''] = data.parameters.flatMap((given) => parameter.safeParse(given).data?.value ?? []);
  const answer = await desk.ask({ type: 'search', text: text.slice(0, LONGEST), skip: data.queryOptions?.skip ?? 0, count: Math.min(data.queryOptions?.count || MOST, MOST) });
  const language = await desk.language();
  if (answer?.kind === 'message') return foundText(messageText(answer.message));
  if (answer?.kind !== 'found' || answer.items.length === 0) return foundText(teamsAnswers(language).nothingFound);
  return found(answer.items.map(({ title, text: line, message }) => ({ title: plain(title), text: plain(line), card: renderCard(message, { language }) })));
}

/** Lists take a little HTML: what stands for it becomes what only looks like it. */
function plain(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}
