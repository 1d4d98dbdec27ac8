import { describe, expect, test } from 'vitest';
import { readAction } from '../../src/domain/actions.js';
import { parseCommand } from '../../src/domain/command/parse.js';
import { digestFacts } from '../../src/domain/digest/digest-facts.js';
import type { DigestInput } from '../../src/domain/digest/digest-facts.js';
import type { Message } from '../../src/domain/message.js';
import type { ItemOverview, PlanOverview } from '../../src/domain/overview.js';
import { countByStatus } from '../../src/domain/roll-up.js';
import { LANGUAGES } from '../../src/domain/types.js';
import type { Language, Status } from '../../src/domain/types.js';
import type { EvidencePiece } from '../../src/ports.js';
import { digestTexts } from '../../src/text/digest/index.js';
import { digestPhrases } from '../../src/usecases/digests/phrases.js';
import { wordDigest } from '../../src/usecases/digests/word-digest.js';
import { daysAgo, NOW, overviewOf } from '../support/overview.js';
import { section, textOf } from './digest-world.js';

interface Wording {
  readonly language?: Language;
  readonly evidence?: readonly EvidencePiece[];
  readonly planOption?: string;
  readonly target?: string;
  readonly input?: Partial<DigestInput>;
}

function worded(overview: PlanOverview, { language = 'en', evidence = [], planOption, target, input }: Wording = {}): Message {
  const facts = digestFacts({ overview, period: { start: daysAgo(7), end: NOW }, unanswered: [], away: new Map(), prompts: [], ...input });
  const phrases = digestPhrases({ language, zone: 'America/Chicago', overview, names: new Map([['zoe', 'Zoe Hart']]), ...(planOption !== undefined && { planOption }) });
  return wordDigest(facts, phrases, { title: 'The plan', from: 'Wednesday', to: 'Wednesday', evidence, ...(target !== undefined && { target }) });
}

/** A plan whose items were all reported on this week. */
function reported(count: number, status: Status, change: (item: ItemOverview) => Partial<ItemOverview> = () => ({})): PlanOverview {
  const overview = overviewOf(Array.from({ length: count }, (_, index) => ({ code: `${index + 1}`, owner: 'ana', status, note: `note ${index + 1}`, needs: ['money'] })));
  return { ...overview, items: overview.items.map((item) => ({ ...item, reportsSince: item.statusReport ? [item.statusReport] : [], ...change(item) })) };
}

function everything(count: number): { overview: PlanOverview; input: Partial<DigestInput> } {
  const overview = reported(count, 'at-risk', (item) => ({ lastReport: { id: 'old', at: daysAgo(40), personId: 'ana', note: '', late: false, evidenceCount: 0 }, blockers: [`blocker of ${item.code}`] }));
  return {
    overview,
    input: {
      unanswered: overview.items.map((item) => ({ itemId: item.id, personId: 'ana', dueAt: daysAgo(3), askedAt: daysAgo(3), hasLapsed: false, isExcused: false, isUndelivered: false })),
      prompts: overview.items.map((item, index) => ({ itemId: item.id, personId: 'zoe', at: NOW.add({ hours: index + 1 }) })),
      lastCounts: countByStatus(overview, NOW),
    },
  };
}

describe('long lists are cut, and say where the rest is', () => {
  const { overview, input } = everything(40);

  test('each section, with the command and a button to it', () => {
    const message = worded(overview, { input, target: '2' });
    const text = textOf(message);
    expect(section(text, 'What moved').filter((line) => line.startsWith('['))).toHaveLength(6);
    expect(section(text, 'What moved').at(-1)).toBe('And 34 more: /plan status 2');
    expect(section(text, 'At risk or off track').at(-1)).toBe('And 34 more: /plan at-risk');
    expect(section(text, 'Not answered yet')).toHaveLength(9);
    expect(section(text, 'Not answered yet').at(-1)).toBe('And 32 more: /plan overdue');
    expect(section(text, 'Due in the next seven days').at(-1)).toBe('And 32 more: /plan calendar');
    expect(commandsOf(message)).toEqual(['status --plan SP 2', 'at-risk --plan SP', 'overdue --plan SP', 'mine --plan SP']);
  });

  test('what each leaves out goes on beneath, every row once, as tables', () => {
    const { more = [] } = worded(overview, { input });
    expect(more.map((block) => (block.type === 'table' ? [block.caption, block.columns.length, block.rows.length, block.inLines?.length] : block.type))).toEqual([
      ['What moved, continued', 4, 34, 35],
      ['At risk or off track, continued', 4, 34, 35],
      ['Not answered yet, continued', 3, 32, 33],
      ['Due in the next seven days, continued', 3, 32, 33],
    ]);
    const [moved, , silent] = more.flatMap((block) => (block.type === 'table' ? [block.rows.map(([item]) => item)] : []));
    expect(moved).toEqual(overview.items.slice(6).map(({ code, title }) => `${code} ${title}`));
    expect(silent).toEqual(overview.items.slice(8).map(({ code, title }) => `${code} ${title}`));
  });

  test('a few left out are lines; nothing left out, nothing beneath', () => {
    const few = everything(9);
    expect(textOf({ summary: '', blocks: worded(few.overview, { input: few.input }).more ?? [] }).split('\n')).toEqual([
      '## What moved, continued',
      ...[7, 8, 9].map((code) => `[At risk] ${code} Item ${code} · before: no recent news · Ana, Oct 11`),
      '## At risk or off track, continued',
      ...[7, 8, 9].map((code) => `[At risk] ${code} Item ${code} · Ana · reported Oct 11`),
      '## Not answered yet, continued',
      '9 Item 9 · Ana · asked Oct 11',
      '## Due in the next seven days, continued',
      'Wed, Oct 14, 7:00 PM · Zoe Hart · 9',
    ]);
    const whole = everything(6);
    expect(worded(whole.overview, { input: whole.input })).not.toHaveProperty('more');
  });

  test('sections stand apart', () => {
    const { blocks } = worded(overview, { input });
    const headings = blocks.flatMap((block, index) => (block.type === 'heading' && block.level === 2 ? [blocks[index - 1]?.type] : []));
    expect(headings).toEqual(['context', 'divider', 'divider', 'divider', 'divider']);
  });

  test('a platform that shows at most fifty blocks shows all of it', () => {
    expect(worded(overview, { input }).blocks.length).toBeLessThanOrEqual(50);
  });

  test('commands name the plan where there are several', () => {
    expect(textOf(worded(overview, { input, planOption: 'SP' }))).toMatch(/And 34 more: \/plan at-risk --plan SP\n/);
  });

  test('codes in a sentence', () => {
    const steady = reported(15, 'on-track', (item) => ({ ...(item.statusReport && { statusReportBefore: { ...item.statusReport, at: daysAgo(10) } }) }));
    expect(section(textOf(worded(steady)), 'What moved')).toEqual(['Reported, same status as before: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, and 3 more.']);
  });

  test('pieces of evidence and what is needed', () => {
    const one = reported(1, 'at-risk', () => ({ needs: ['a', 'b', 'c', 'd', 'e'].map((what) => ({ id: what, what })) }));
    const evidence = [1, 2, 3, 4, 5].map((n): EvidencePiece => ({ reportId: 'r-1', kind: 'link', title: `L${n}`, url: `https://example.org/${n}` }));
    const text = textOf(worded(one, { evidence }));
    expect(section(text, 'What moved').slice(-2)).toEqual(['- Link: L3<https://example.org/3>', '- And 2 more: /plan evidence 1']);
    expect(section(text, 'At risk or off track').at(-1)).toBe('- And 1 more: /plan item 1');
  });

  test('short lists are whole and point nowhere', () => {
    const small = everything(6);
    const message = worded(small.overview, { input: small.input });
    expect(textOf(message)).not.toMatch(/more:/);
    expect(commandsOf(message)).toEqual(['status --plan SP', 'mine --plan SP']);
  });
});

describe('what somebody said', () => {
  test('stays data: cut, on one line, with nothing invisible; only real addresses become links', () => {
    const words = `<!channel> *bold*\n${'x'.repeat(100_000)}\u202e`;
    const one = reported(1, 'at-risk', (item) => ({ title: 'A\u200b title', ...(item.statusReport && { reportsSince: [{ ...item.statusReport, note: words }] }), needs: [{ id: 'n', what: words, whereToGet: 'the\noffice', whomToAsk: 'Lee' }] }));
    const evidence: readonly EvidencePiece[] = [{ reportId: 'r-1', kind: 'file', title: 'plan.pdf', url: 'javascript:alert(1)' }, { reportId: 'r-1', kind: 'link', title: '', url: 'https://example.org' }];
    const text = textOf(worded(one, { evidence }));
    expect(text).toMatch(/^\[At risk\] 1 A title · before: no recent news$/m);
    expect(text).toMatch(/^> <!channel> \*bold\* x+… — Ana, Oct 11$/m);
    expect(text).toMatch(/^- Needs: <!channel> \*bold\* x+… \(from the office, ask Lee\)$/m);
    expect(text).toMatch(/^- File: plan\.pdf\n- Link: https:\/\/example\.org<https:\/\/example\.org>$/m);
    expect(text.length).toBeLessThan(1_500);
  });

  test('without words it still says who and when; late is told', () => {
    const quiet = reported(1, 'on-track', (item) => ({ ...(item.statusReport && { reportsSince: [{ ...item.statusReport, note: ' ', late: true }] }) }));
    expect(section(textOf(worded(quiet)), 'What moved')).toEqual(['[On track] 1 Item 1 · before: no recent news · Ana, Oct 11, late']);
  });

  test('of a risk that is not new, the words are told where nothing is said to be needed', () => {
    const old = overviewOf([{ code: '1', owner: 'ana', status: 'off-track', note: 'We wait for the state', reportedDaysAgo: 10 }, { code: '2', status: 'at-risk', note: 'Not told', reportedDaysAgo: 10, blockers: ['snow'] }]);
    expect(section(textOf(worded(old)), 'At risk or off track')).toEqual(['[Off track] 1 Item 1 · Ana · reported Oct 4', '- “We wait for the state”', '[At risk] 2 Item 2 · no owner yet · reported Oct 4', '- In the way: snow']);
  });
});

describe.each(LANGUAGES)('in %s', (language) => {
  const { overview, input } = everything(3);

  test('nothing is meant by an arrow, a sign or a colour alone', () => {
    const text = textOf(worded(overview, { language, input }));
    expect(text).not.toMatch(/[\u2190-\u21ff\u25a0-\u25ff\u2b00-\u2bff\p{Extended_Pictographic}]/u);
    expect([1, -1, 0].map((change) => digestTexts(language).change(change))).toEqual(language === 'en' ? ['1 more', '1 fewer', 'no change'] : ['1 más', '1 menos', 'sin cambio']);
  });

  test('the summary says it in one line', () => {
    const { summary } = worded(overview, { language, input });
    expect(summary).toBe(language === 'en' ? 'Weekly digest of The plan: 3 at risk' : 'Resumen semanal de The plan: 3 en riesgo');
  });
});

function commandsOf(message: Message): readonly string[] {
  const buttons = message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
  return buttons.map((button) => {
    const action = readAction(button.action, button.value);
    if (action?.name !== 'command.run' || !parseCommand(action.command).ok) throw new Error(`${button.label} runs nothing`);
    return action.command;
  });
}
