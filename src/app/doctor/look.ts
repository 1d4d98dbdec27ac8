import type { Config } from '../../config.js';
import type { Language } from '../../domain/types.js';
import { allFrames, AppError, causeChain, faultCode } from '../../errors.js';
import type { Clock, Logger } from '../../ports.js';
import type { Refused } from '../chats.js';
import type { DoctorTexts } from '../../text/cli/doctor-en.js';

/** What one look found: a part that is well, or what is wrong with it and how to mend it. */
export interface Finding {
  readonly part: string;
  readonly isFine: boolean;
  readonly text: string;
}

/** What every look has. */
export interface LookParts {
  readonly config: Config;
  readonly wallClock: Clock;
  readonly log: Logger;
  readonly texts: DoctorTexts;
  readonly language: Language;
  /** Of the server it is asked of: what each chat platform's adapter turned away, by why. */
  readonly refused?: Readonly<Record<string, Refused>>;
}

/** A part that is well. */
export function fine(part: string, text: string): Finding {
  return { part, isFine: true, text };
}

/** A part that is not. */
export function fault(part: string, text: string): Finding {
  return { part, isFine: false, text };
}

/** Takes one look by itself: what goes wrong in it is a finding, and the other looks are still taken. */
export async function guarded({ texts, log }: Pick<LookParts, 'texts' | 'log'>, part: string, look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    log.debug('doctor.stack', { part, causes: causeChain(error), stack: allFrames(error) });
    return [fault(part, error instanceof AppError ? error.message : texts.notLooked(faultCode(error)))];
  }
}
