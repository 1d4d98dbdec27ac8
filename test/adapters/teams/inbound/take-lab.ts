import { readdirSync, readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { createTakeActivity } from '../../../../adapters/teams/inbound/create-take-activity.js';
import type { TakeActivityParts } from '../../../../adapters/teams/inbound/create-take-activity.js';
import type { VerifiedSender } from '../../../../adapters/teams/inbound/take-activity.js';
import { readReplyHandle } from '../../../../adapters/teams/outbound/reply-handle.js';
import { referenceStore } from '../../../../prisma/store/reference-store.js';
import type { Answer, ChatChannel, ChatProfile, Inbound, Question } from '../../../../src/ports.js';
import { BAY } from '../../../support/bay.js';
import { openTestPglite } from '../../../support/database.js';
import { recordingLog } from '../../../support/recording-log.js';
import { teamsSealer } from '../../../support/teams-chat.js';

const FOLDER = new URL('../activities/', import.meta.url);
/** When every test happens. */
export const NOW = Temporal.Instant.from('2025-11-21T09:00:00Z');
export const activityNames: readonly string[] = readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ''));

/** An activity of `activities/`: shapes from Microsoft's public documentation, values invented. */
export function activity(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Record<string, unknown>;
}

const profile = (user: string, name: string): ChatProfile => ({ user, name, email: `${name.split(' ')[0]?.toLowerCase() ?? ''}@bay.example`, active: true });
export const BEN = profile(BAY.ben, 'Ben Hill');
export const ANA = profile(BAY.ana, 'Ana Lark');

/** What takes activities, with real references; what it stores and asks is kept, until `faults` say otherwise. */
export async function openTakeLab(patience?: TakeActivityParts['patience']) {
  const database = await openTestPglite();
  const { id: organizationId } = await database.prisma.organization.create({ data: { key: 'bay', name: 'Bay', timeZone: 'America/Chicago', language: 'en' } });
  const got: Inbound[] = [];
  const asked: Question[] = [];
  const log = recordingLog();
  const people = new Map<string, ChatProfile>([[BAY.ben, BEN], ['29:1ben', BEN], [BAY.ana, ANA]]);
  const script: { answer: Answer; channel: ChatChannel | undefined; store?: () => Promise<void>; ask?: () => Promise<void>; lookUp?: () => Promise<void>; language: 'en' | 'es' | undefined; placesAdded: number } = {
    answer: { kind: 'nothing' },
    channel: { channel: BAY.channel, name: 'leaders', isPrivate: false },
    language: 'en',
    placesAdded: 0,
  };
  const references = referenceStore(database.prisma);
  const take = createTakeActivity({
    receive: async (inbound) => {
      await script.store?.();
      got.push(inbound);
    },
    ask: async (question) => {
      asked.push(question);
      await script.ask?.();
      return script.answer;
    },
    references,
    chatFor: () => ({
      profile: async (user) => {
        await script.lookUp?.();
        return people.get(user);
      },
      channel: async () => script.channel,
    }),
    sealer: teamsSealer,
    clock: { now: () => NOW },
    log,
    languageOf: async () => script.language,
    onPlaceAdded: async () => void (script.placesAdded += 1),
    ...(patience && { patience }),
  });
  const sender: VerifiedSender = { appId: BAY.app, tenant: BAY.tenant, organizationId, serviceUrl: 'https://smba.trafficmanager.net/amer/' };
  return {
    got,
    asked,
    log,
    people,
    script,
    references,
    organizationId,
    sender,
    take: (payload: unknown) => take(payload, sender),
    /** What was handed over, with the handles to answer by as the adapter reads them, but for profiles that changed. */
    handed: (): readonly unknown[] => got.filter(({ type, key }) => type !== 'member' || !key.startsWith('member/updated/')).map((inbound) => ('reply' in inbound ? { ...inbound, reply: readReplyHandle(inbound.reply, teamsSealer, BAY.tenant) } : inbound)),
    close: () => database.close(),
  };
}
