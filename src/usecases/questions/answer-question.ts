import { readAction } from '../../domain/actions.js';
import { plainMessage } from '../../domain/message.js';
import type { Message } from '../../domain/message.js';
import { AppError } from '../../errors.js';
import { questionSchema } from '../../ports.js';
import type { Answer, Ask, DeliveryRow, Member, Question } from '../../ports.js';
import { answeringTexts } from '../../text/answering/index.js';
import type { AnsweringDeps } from '../answering/answering-deps.js';
import { outsiderWords, unknownWords } from '../answering/answer-stranger.js';
import { formForAction } from '../answering/form-for-action.js';
import { identifyPerson } from '../answering/identify-person.js';
import { languageOf } from '../answering/person-language.js';
import { formForAnyItem } from '../answering/report-any-item.js';
import type { FormOrWords } from '../answering/show-form.js';
import type { Asker } from '../answering/turn.js';
import { formForSharing } from '../sharing/keep-message.js';
import { nameAuthor } from '../sharing/name-author.js';
import { redrawMessage } from './redraw-message.js';
import { searchItems } from './search-items.js';

/** What answering questions needs. */
export interface QuestionDeps extends Pick<AnsweringDeps, 'store' | 'clock' | 'log' | 'work' | 'chatFor' | 'organizationOf'> {
  /** A delivery as it reads now; undefined where there is nothing left to say. */
  readonly render: (row: DeliveryRow) => Promise<Message | undefined>;
}

/**
 * Answers what somebody wants to see at once, as one act of theirs would be answered: strangers and people the
 * organization does not know are told so, everybody else sees what they may see.
 * @throws AppError `question-invalid` for what no adapter should ask, `workspace-unknown`; as the store does.
 */
export function answerQuestion(deps: QuestionDeps): Ask {
  return async (asked) => {
    const { data: question, error } = questionSchema.safeParse(asked);
    if (question === undefined) {
      deps.log.warn('question.invalid', { type: asked.type, fields: error.issues.map((issue) => issue.path.join('.')).join(' ') });
      throw new AppError('question-invalid', 'This could not be read, so nothing can be shown.');
    }
    const organizationId = await deps.organizationOf(question.platform, question.workspace);
    if (organizationId === undefined) throw new AppError('workspace-unknown', 'This workspace is not set up, so nothing can be shown. Please tell whoever looks after Throughline.');
    const who = await identifyPerson(deps, { id: `question:${question.type}`, organizationId, inbound: question });
    if (who.member?.active === true && who.stranger === undefined) return answerMember(deps, question, who.member);
    // A card that shows itself anew is left as it is.
    if (question.type === 'refresh') return { kind: 'nothing' };
    const language = who.member?.language ?? who.language ?? (await languageOf(deps.store, organizationId, { platform: question.platform, workspace: question.workspace }, question.user));
    if (who.stranger === 'bot') return { kind: 'nothing' };
    if (who.stranger !== undefined) return { kind: 'message', message: plainMessage(...outsiderWords(language, question.platform, who.stranger)) };
    return { kind: 'message', message: await unknownWords(deps.store, organizationId, language, who.member !== undefined) };
  };
}

async function answerMember(deps: QuestionDeps, question: Question, member: Member): Promise<Answer> {
  const { store, clock, render } = deps;
  const { platform, workspace } = question;
  const asker: Asker = { store, organizationId: member.organizationId, member, workspace: { platform, workspace }, now: clock.now(), texts: answeringTexts(member.language) };
  switch (question.type) {
    case 'form': {
      const action = readAction(question.action, question.value);
      const form = action && (await formForAction(asker, action, question.conversation?.id));
      return shown(form ?? { words: plainMessage(asker.texts.refused.outdated) });
    }
    case 'report-any':
      return shown(await formForAnyItem(asker, undefined));
    case 'share':
      return shown(await formForSharing(asker, (await nameAuthor(deps, member.organizationId, question)).source));
    case 'search':
      return { kind: 'found', items: await searchItems(asker, question) };
    case 'refresh': {
      const message = await redrawMessage(asker, render, question);
      return message === undefined ? { kind: 'nothing' } : { kind: 'message', message };
    }
  }
}

function shown(answer: FormOrWords): Answer {
  return 'form' in answer ? { kind: 'form', form: answer.form } : { kind: 'message', message: answer.words };
}
