import { describe, expect, it } from 'vitest';
import { LANGUAGES, STATUSES } from '../../src/domain/types.js';
import type { Language } from '../../src/domain/types.js';
import { answeringTexts } from '../../src/text/answering/index.js';
import { askingTexts } from '../../src/text/asking/index.js';
import { calendarTexts } from '../../src/text/calendar/index.js';
import { cliTexts } from '../../src/text/cli/index.js';
import { commandText } from '../../src/text/commands/index.js';
import { digestTexts } from '../../src/text/digest/index.js';
import { homeTexts } from '../../src/text/home/index.js';
import { planFileTexts } from '../../src/text/plan-file/index.js';
import { sandboxText } from '../../src/text/sandbox/index.js';
import { scheduleTexts } from '../../src/text/schedule/index.js';
import { sharingTexts } from '../../src/text/sharing/index.js';
import { slackConnectTexts, slackTexts } from '../../src/text/slack/index.js';
import { teamsAnswers } from '../../src/text/teams/answers.js';
import { teamsTexts } from '../../src/text/teams/index.js';
import { teamsPackageTexts } from '../../src/text/teams/package-texts.js';
import { undeliveredTexts } from '../../src/text/undelivered/index.js';

/** What a parameter may be given, by its name; where one name stands for several types, each is tried. */
const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  names: [['Zita', 'Otto'], 'Zita'],
  near: [['zita@x.io']],
  parts: [['Zita', 'Otto']],
  people: [['Zita', 'Otto'], 3],
  role: ['steward'],
  what: ['item', 'Q1'],
  status: [STATUSES[0]],
  from: ['12-31'],
  to: ['12-31'],
  before: ['12-31'],
  suggestion: ['Q1'],
  step: ['plan', 'roles', 'digests', 'schedule'],
  ...Object.fromEntries(['added', 'atRisk', 'change', 'changed', 'checks', 'count', 'day', 'days', 'failed', 'matched', 'messages', 'most', 'n', 'nth', 'offTrack', 'open', 'page', 'pages', 'prompts', 'questions', 'removed', 'total', 'unchanged', 'waiting', 'years'].map((name) => [name, [1, 3, 'Q1']])),
};
/** Any other is a text that is no word of either language. */
const TEXT: readonly unknown[] = ['Q1'];
/** Given a value of their own kind, which their own tests do. */
const TAKE_OBJECTS = new Set(['fault', 'problem']);

/** Every way to say a text: once as it is, or with each set of samples. */
function said(text: (...args: readonly unknown[]) => unknown): readonly string[] {
  const parameters = /^\(?([^)=]*)\)?\s*=>/.exec(text.toString())?.[1]?.split(',').map((name) => name.trim()).filter((name) => name !== '') ?? [];
  if (parameters.some((name) => TAKE_OBJECTS.has(name))) return [];
  const choices = parameters.reduce<readonly (readonly unknown[])[]>((rows, name) => rows.flatMap((row) => (SAMPLES[name] ?? TEXT).map((value) => [...row, value])), [[]]);
  return choices.flatMap((args) => {
    try {
      const result = text(...args);
      return typeof result === 'string' ? [result] : [];
    } catch {
      return [];
    }
  });
}

/** Each text with the place it stands in. */
function all(value: unknown, place: string): readonly { readonly place: string; readonly sentences: readonly string[] }[] {
  if (typeof value === 'string') return [{ place, sentences: [value] }];
  // The type of a found function is not known; what it makes of samples is looked at, not trusted.
  if (typeof value === 'function') return [{ place, sentences: said(value as (...args: readonly unknown[]) => unknown) }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => all(one, `${place}.${key}`));
}

const textsOf = (language: Language) =>
  Object.entries({
    answering: answeringTexts(language),
    asking: askingTexts(language),
    calendar: calendarTexts(language),
    cli: cliTexts(language),
    commands: commandText(language),
    digest: digestTexts(language),
    home: homeTexts(language),
    planFile: planFileTexts(language),
    sandbox: sandboxText(language),
    schedule: scheduleTexts(language),
    sharing: sharingTexts(language),
    slack: { ...slackTexts(language), connect: slackConnectTexts(language) },
    teams: { ...teamsTexts(language), answers: teamsAnswers(language), package: teamsPackageTexts(language) },
    undelivered: undeliveredTexts(language),
  }).flatMap(([name, texts]) => all(texts, name));

/** Of several readings of an ambiguous parameter at least one must be faultless. */
const everyReading = (fault: RegExp, texts: ReturnType<typeof textsOf>): readonly string[] =>
  texts.filter(({ sentences }) => sentences.length > 0 && sentences.every((sentence) => fault.test(sentence))).map(({ place, sentences }) => `${place}: ${sentences[0] ?? ''}`);

/** What is typed or named as it is, in any language. */
const NAMES = /`[^`]*`|«[^»]*»|“[^”]*”|--[\p{L}-]+|\b(?:Throughline|Enter|email)\b/gu;
const ENGLISH = /(?:^|[^\p{L}])(?:the|and|is|are|was|were|of|with|your|you|this|that|what|not|has|have|been|from|will|which|please|there|it|for|by|item|check|report|owner|help|owner)(?:$|[^\p{L}])/iu;
const TUTEO = /(?:^|[^\p{L}])(?:tú|tus?|te|contigo|ti|puedes|quieres|tienes|pulsa|dinos|dime|intenta|quieras|puedas)(?:$|[^\p{L}])/iu;

describe.each(LANGUAGES)('texts in %s', (language) => {
  const texts = textsOf(language);

  it('are all said', () => {
    expect(texts.length).toBeGreaterThan(400);
    const silent = texts.filter(({ place, sentences }) => sentences.length === 0 && !/planFile\.faults\.|cadence|problem/i.test(place)).map(({ place }) => place);
    expect(silent).toEqual([]);
  });
  it('hold no trace of a missing value', () => expect(everyReading(/undefined|null|NaN|\[object/, texts)).toEqual([]));
  it('have no empty sentence, no doubled space or stop, no space before a stop', () => expect(everyReading(/^\s*$|(?<!Q1) {2}|(?<!\.)\.\.(?!\.)|\s[.,;:](?:\s|$)/u, texts)).toEqual([]));
});

describe('texts in Spanish', () => {
  const spanish = textsOf('es').map(({ place, sentences }) => ({ place, sentences: sentences.map((sentence) => sentence.replace(NAMES, '…')) }));
  it('hold no English', () => expect(everyReading(ENGLISH, spanish)).toEqual([]));
  it('say usted', () => expect(everyReading(TUTEO, spanish)).toEqual([]));
  it('lack none that English has', () => expect(textsOf('en').map(({ place }) => place).filter((place) => !spanish.some((text) => text.place === place))).toEqual([]));
});
