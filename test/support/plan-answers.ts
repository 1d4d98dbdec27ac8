import type { Message } from '../../src/domain/message.js';
import type { PlanOverview } from '../../src/domain/overview.js';
import type { Language } from '../../src/domain/types.js';
import type { Member } from '../../src/ports.js';
import { commandText } from '../../src/text/commands/index.js';
import { answerAtRisk } from '../../src/usecases/commands/queries/answer-at-risk.js';
import { answerNeedsAttention } from '../../src/usecases/commands/queries/answer-needs-attention.js';
import { answerOverdue } from '../../src/usecases/commands/queries/answer-overdue.js';
import { answerMine, answerOf } from '../../src/usecases/commands/queries/answer-person.js';
import { answerStatus } from '../../src/usecases/commands/queries/answer-status.js';
import type { Question } from '../../src/usecases/commands/queries/question.js';
import { NOW } from './overview.js';

/** What every question is answered with, by one who may see the whole plan. */
export function answersTo(overview: PlanOverview, language: Language): readonly Message[] {
  const member: Member = { organizationId: 'o', id: 'ana', name: 'Ana', email: 'ana@example.org', roles: [], language, timeZone: 'America/Chicago', active: true };
  const q: Question = { member, asked: { command: { name: 'mine' }, plan: 'SP', page: 2, here: false }, overview, isPublic: false, now: NOW, today: '2026-10-14', text: commandText(language) };
  return [answerStatus(q, undefined), answerStatus(q, '1'), answerStatus(q, '1.3'), answerOverdue(q), answerAtRisk(q), answerNeedsAttention(q, []), answerMine(q), answerOf(q, { id: 'ana', name: 'Ana' })];
}
