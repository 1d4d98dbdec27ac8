import type { Command } from '../../../domain/command/command.js';
import { saysStatus } from '../../../domain/command/says-status.js';
import type { Candidate, Found } from '../../../domain/find-item.js';
import { findItem } from '../../../domain/find-item.js';
import type { Message } from '../../../domain/message.js';
import type { ItemOverview } from '../../../domain/overview.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import { buttonRow, runButton } from './buttons.js';
import { codeAndTitle, codeOf, shownName } from './phrases.js';
import type { Question } from './question.js';

/** Longest label of a choice, in characters: platforms cut longer ones. */
const LABEL = 60;

/** The one item that words name, or the answer that asks which. */
export function oneItem(q: Question, words: string, again: (target: string) => Command): { readonly item: ItemOverview } | { readonly answer: Message } {
  const found = findItem(q.overview, words, { units: false });
  return found.kind === 'item' ? { item: found.item } : { answer: whichOne(q, words, found, again) };
}

/** Says that words name nothing, or asks which of several they mean, by buttons. */
export function whichOne(q: Question, words: string, found: Found, again: (target: string) => Command): Message {
  const { find, help } = q.text;
  if (found.kind !== 'unclear') {
    const summary = found.kind === 'none' ? find.none(safeEcho(words)) : find.notUnit;
    // Somebody who says how work goes wants to report it.
    const hint = found.kind === 'none' && saysStatus(words) ? help.didYouMean(help.commands.report.usage) : find.noneHint;
    return { summary, blocks: [{ type: 'text', text: summary }, { type: 'context', text: hint }] };
  }
  const summary = find.unclear(safeEcho(words));
  const buttons = found.candidates.map((candidate) => runButton(q, again(targetOf(candidate)), labelOf(q, candidate)));
  return { summary, blocks: [{ type: 'text', text: summary }, ...buttonRow(...buttons)] };
}

function targetOf(candidate: Candidate): string {
  return candidate.kind === 'item' ? candidate.item.code : candidate.unit.key;
}

function labelOf(q: Question, candidate: Candidate): string {
  return candidate.kind === 'item' ? safeEcho(codeAndTitle(q, candidate.item), LABEL) : shownName(candidate.unit.name);
}

/** Buttons to look closer at an item. */
export function closerLook(q: Question, item: ItemOverview, ...names: readonly ('status' | 'item' | 'evidence' | 'history')[]): ReturnType<typeof buttonRow> {
  const labels = { status: q.text.links.status, item: q.text.links.details, evidence: q.text.links.evidence, history: q.text.links.history };
  return buttonRow(...names.map((name) => runButton(q, { name, target: item.code }, labels[name], `${labels[name]}: ${codeOf(item)}`)));
}
