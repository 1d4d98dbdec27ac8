import type { Change } from '../../domain/plan-file/diff-plans.js';
import type { Role } from '../../domain/types.js';
import { counted } from '../format.js';
import { lineQuotes } from './fault-texts.js';
import { faultsEn } from './faults-en.js';
import { THINGS_EN } from './things-en.js';

const quoted = lineQuotes('en');

const roles: Readonly<Record<Role, string>> = { steward: 'steward', leader: 'leader', member: 'member' };
const changes: Readonly<Record<Change, string>> = { added: 'new', restored: 'back', changed: 'changed', moved: 'moved', retired: 'retired', removed: 'removed' };

/** What the commands about plans say, in English. */
export const en = {
  faults: faultsEn,
  things: THINGS_EN as Readonly<Record<keyof typeof THINGS_EN, { readonly one: string; readonly other: string }>>,
  changes,
  roles,
  faultCount: (count: number, file: string) => `${file} has ${counted('en', count, { one: 'fault', other: 'faults' })}. Nothing was imported.`,
  moreFaults: (count: number) => `… and ${counted('en', count, { one: 'fault', other: 'faults' })} more. Mend these first.`,

  planIs: (title: string, code: string) => `${quoted(title)} (${code})`,
  newPlan: 'A new plan:',
  difference: 'What would change:',
  movedUnder: (from: string | undefined, to: string | undefined) => `from ${from ?? 'the top'} to ${to ?? 'the top'}`,
  movedPlace: (from: string, to: string) => `from place ${from} to place ${to}`,
  nothing: 'nothing',
  andMore: (count: number) => `… and ${count} more`,
  retiredNote: 'Retired things keep their reports and evidence, and come back when the file names them again.',
  unowned: (codes: string) => `Not asked yet, as nobody owns them: ${codes}.`,
  apply: 'Apply this? [y/N]',
  setInChat: (date: string, by: string | undefined) => `(set in chat on ${date}${by === undefined ? '' : ` by ${by}`}; this file takes it back)`,
  takesBack: (count: number) => `This file takes back ${counted('en', count, { one: 'change', other: 'changes' })} made in chat. Add --keep-chat-changes to leave ${count === 1 ? 'it' : 'them'} alone.`,
  applyTakingBack: (count: number) => `Apply this, and take back ${counted('en', count, { one: 'change', other: 'changes' })} made in chat? [y/N]`,
  keptChat: (count: number) => `${counted('en', count, { one: 'change made in chat stays as it is', other: 'changes made in chat stay as they are' })}.`,
  nothingToChange: 'Nothing to change.',
  notApplied: 'Nothing was changed. Add --yes to apply without being asked.',
  imported: (code: string) => `Imported ${code}. Nothing was sent.`,
  draftNext: (code: string) => `The plan is a draft. Name a steward with \`throughline grant EMAIL steward\`, then begin with \`throughline start --plan ${code}\`.`,

  exported: (file: string) => `Written to ${file}.`,
  noPlans: 'There is no plan yet. Import one with `throughline import FILE`.',
  noPlan: (code: string, known: string) => `There is no plan ${quoted(code)}. There is: ${known}.`,
  whichPlan: (known: string) => `There are several plans. Say which one: ${known}.`,
  severalOrganizations: (known: string) => `The database holds several organizations. Say which one with --organization: ${known}.`,
  unknownOrganization: (key: string, known: string) => `There is no organization ${key}. There is: ${known}.`,
  whichOrganization: (known: string) => `Several organizations have this. Say which one with --organization: ${known}.`,

  noTenant: 'No tenant of this organization is connected with Teams, or none by this id. `throughline teams status` lists them.',
  whichTenant: (ids: string): string => `This organization has several tenants. Add --tenant with one of: ${ids}.`,
  noOrganization: 'There is nobody yet. Import a plan first: its people can be given roles.',
  noPerson: (email: string, near: readonly string[]) =>
    near.length > 0 ? `There is no person with the email ${quoted(email)}. Near it: ${near.join(', ')}.` : `There is no person with the email ${quoted(email)}. Add them to \`people\` in the plan file and import it.`,
  badRole: (role: string, known: string) => `${quoted(role)} is not a role. Use one of: ${known}.`,
  granted: (name: string, role: Role) => `${name} is now a ${roles[role]}.`,
  hadRole: (name: string, role: Role) => `${name} is a ${roles[role]} already.`,

  stewardsOnly: (names: readonly string[]) =>
    names.length > 0 ? `Only a steward can do this: ${names.join(', ')}.` : 'Only a steward can do this, and there is none yet. Name one with `throughline grant EMAIL steward`.',
  preview: (from: string, to: string) => `What would go out from ${from} to ${to}:`,
  noPrompts: 'Nothing is due in these days.',
  promptRow: (local: string, zone: string, person: string, items: string) => `${local} ${zone}  ${person}  ${items}`,
  promptCount: (prompts: number, people: number) => `${counted('en', prompts, { one: 'question', other: 'questions' })} to ${counted('en', people, { one: 'person', other: 'people' })}.`,
  unmatched: (people: readonly string[]) => `Not matched to anyone in chat, so they would not be asked: ${people.join(', ')}. See that the email in the plan is the one they use in chat.`,
  nobodyMatched: 'Nobody is matched to anyone in chat yet, so nobody can be asked. People are matched by email once Throughline runs with a chat: `throughline serve`, in the sandbox or with Slack set up.',
  allMatched: 'Every owner is matched to somebody in chat.',
  begin: (title: string) => `Start ${quoted(title)}? Owners will be asked from now on. [y/N]`,
  notStarted: 'Not started. Add --yes to start without being asked.',
  started: (title: string) => `${quoted(title)} is running. Owners are asked from now on.`,
  startedUnheard: (title: string) => `${quoted(title)} is running, but nobody is asked until people are matched in chat.`,
  runningAlready: (title: string) => `${quoted(title)} is running already.`,
  paused: (title: string) => `${quoted(title)} is paused: nothing more is asked or posted. Answers are still taken. \`throughline start\` goes on.`,
  notRunning: (title: string) => `${quoted(title)} is not running, so there is nothing to pause.`,
};
export type PlanFileTexts = typeof en;
