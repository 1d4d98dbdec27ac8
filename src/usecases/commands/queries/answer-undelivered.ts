import type { Block, Message } from '../../../domain/message.js';
import { pageOf } from '../../../domain/paging.js';
import { mayChange } from '../../../domain/roles.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import type { ParsedCommand } from '../../../domain/command/command.js';
import type { ChannelInfo, DeliveryRow, Member } from '../../../ports.js';
import { commandText } from '../../../text/commands/index.js';
import { formatDay } from '../../../text/format.js';
import { undeliveredTexts } from '../../../text/undelivered/index.js';
import { refusal } from '../changes/refuse.js';
import type { CommandRequest } from '../command-request.js';
import { pager } from './buttons.js';
import type { Asking } from './question.js';

/** Rows read for the answer; older ones are left out. */
const MAX_ROWS = 500;

interface Reading {
  readonly member: Member;
  readonly people: ReadonlyMap<string, string>;
  readonly channels: readonly ChannelInfo[];
}

/** `undelivered`: which messages reached nobody, why, and what helps. Of their words nothing is shown. For stewards. */
export async function answerUndelivered(asked: ParsedCommand, { member }: Pick<CommandRequest, 'member'>, { store, organizationId }: Pick<Asking, 'store' | 'organizationId'>): Promise<Message> {
  const texts = undeliveredTexts(member.language);
  const text = commandText(member.language);
  if (!mayChange('plan-state', member)) return refusal(text, 'plan-state', texts.command.onlyStewards, await store.people.all(organizationId));
  const page = pageOf(await store.deliveries.undelivered(organizationId, MAX_ROWS), asked.page);
  if (page.total === 0) return { summary: texts.command.none, blocks: [{ type: 'text', text: texts.command.none }] };
  const people = await store.people.byIds(organizationId, [...new Set(page.rows.flatMap((row) => row.personId ?? []))]);
  const reading: Reading = { member, people: new Map(people.map((person) => [person.id, safeEcho(person.name)])), channels: await store.people.channels(organizationId) };
  const summary = texts.command.summary(page.total);
  return {
    summary,
    blocks: [{ type: 'heading', text: texts.command.heading, level: 1 }, { type: 'text', text: summary }, ...page.rows.flatMap((row) => rowBlocks(row, reading)), ...pager({ asked, text }, page)],
  };
}

function rowBlocks(row: DeliveryRow, reading: Reading): readonly Block[] {
  const { language, timeZone } = reading.member;
  const texts = undeliveredTexts(language, row.platform);
  const code = row.lastError ?? row.parked ?? row.state;
  const cause = texts.causes[code] ?? texts.cause(code);
  const what = row.state === 'parked' ? texts.command.waits : texts.command.gaveUp;
  return [
    { type: 'text', text: [{ bold: texts.command.row(texts.kinds[row.kind], addressee(row, reading), formatDay(language, row.createdAt, timeZone)) }] },
    { type: 'context', text: `${cause.charAt(0).toUpperCase()}${cause.slice(1)}. ${what}` },
  ];
}

function addressee({ destination, personId, platform, workspace }: DeliveryRow, { member, people, channels }: Reading): string {
  const texts = undeliveredTexts(member.language);
  if (destination.kind === 'direct') return (personId === undefined ? undefined : people.get(personId)) ?? texts.someone;
  const channel = channels.find((one) => one.channel === destination.channel && one.platform === platform && one.workspace === workspace);
  if (!channel) return texts.aChannel;
  return channel.isPrivate ? texts.privateChannel : texts.channel(safeEcho(channel.name));
}
