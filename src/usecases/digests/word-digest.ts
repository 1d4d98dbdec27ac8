import type { Command } from '../../domain/command/command.js';
import type { DigestFacts } from '../../domain/digest/digest-facts.js';
import type { Block, Message } from '../../domain/message.js';
import { ITEM_STATUSES } from '../../domain/roll-up.js';
import type { EvidencePiece } from '../../ports.js';
import { formatNumber } from '../../text/format.js';
import { buttonRow } from '../commands/queries/buttons.js';
import { countedWords, countsChart } from '../commands/queries/counts-chart.js';
import { continuedBlocks } from './continued-blocks.js';
import { movedBlocks, SHOWN_ITEMS } from './moved-blocks.js';
import type { DigestPhrases } from './phrases.js';
import { riskBlocks } from './risk-blocks.js';
import { dueBlocks, SHOWN_LINES, silentBlocks } from './waiting-blocks.js';

/** What a digest is about. */
export interface DigestFrame {
  /** The plan's, area's or unit's name. */
  readonly title: string;
  /** What `/plan status` shows the details of; none for the whole plan. */
  readonly target?: string;
  /** First and last day, as the reader writes them. */
  readonly from: string;
  readonly to: string;
  /** The day of the digest that the change is counted from; none in a first one. */
  readonly comparedWith?: string;
  /** Of the reports behind what moved. */
  readonly evidence: readonly EvidencePiece[];
}

/** Puts a digest into words: counts first, then what moved, what is at risk, who is silent, what comes. What a section leaves out goes on beneath. */
export function wordDigest(facts: DigestFacts, phrases: DigestPhrases, frame: DigestFrame): Message {
  const { texts, language } = phrases;
  const counts = countedWords(facts.counts, language);
  const body = isEmpty(facts) ? [{ type: 'text', text: texts.empty } as const] : sections(facts, phrases, frame);
  const more = isEmpty(facts) ? [] : continuedBlocks(facts, phrases);
  return {
    summary: texts.summary(frame.title, counts === '' ? texts.empty : counts),
    blocks: [{ type: 'heading', text: texts.heading(frame.title), level: 1 }, { type: 'context', text: texts.period(frame.from, frame.to) }, ...body],
    ...(more.length > 0 && { more }),
  };
}

function isEmpty({ counts, change }: DigestFacts): boolean {
  return ITEM_STATUSES.every((status) => counts[status] === 0 && (change?.[status] ?? 0) === 0);
}

function sections(facts: DigestFacts, phrases: DigestPhrases, frame: DigestFrame): readonly Block[] {
  const { texts, button } = phrases;
  const details: Command = { name: 'status', ...(frame.target !== undefined && { target: frame.target }) };
  return [
    ...countBlocks(facts, phrases, frame),
    ...[movedBlocks(facts, frame.evidence, details, phrases), riskBlocks(facts, phrases), silentBlocks(facts, phrases), dueBlocks(facts, phrases)].flatMap(apart),
    ...buttonRow(
      button(details, texts.buttons.details),
      facts.atRisk.length > SHOWN_ITEMS ? button({ name: 'at-risk' }, texts.buttons.atRisk) : undefined,
      facts.silent.length > SHOWN_LINES ? button({ name: 'overdue' }, texts.buttons.overdue) : undefined,
      button({ name: 'mine' }, texts.buttons.mine),
    ),
  ];
}

/** A section under a line that parts it from what stands above; nothing where it is empty. */
function apart(blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [{ type: 'divider' }, ...blocks];
}

function countBlocks({ counts, change }: DigestFacts, { texts, statuses, language }: DigestPhrases, { comparedWith }: DigestFrame): readonly Block[] {
  const shown = ITEM_STATUSES.filter((status) => counts[status] > 0 || (change?.[status] ?? 0) !== 0);
  const facts = shown.map((status) => {
    const count = formatNumber(language, counts[status]);
    return { label: statuses[status], value: change ? `${count} (${texts.change(change[status])})` : count };
  });
  return [
    { type: 'heading', text: texts.where, level: 2 },
    { type: 'facts', facts },
    ...(comparedWith === undefined ? [] : [{ type: 'context', text: texts.comparedWith(comparedWith) } as const]),
    ...countsChart(counts, language),
  ];
}
