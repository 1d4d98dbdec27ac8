import { UnrecoverableError, WaitingError } from 'bullmq';
import type { Job, Processor } from 'bullmq';
import type { JobDefinition, JobHandler, Logger } from '../src/ports.js';
import { errorFields, stackFrames } from '../src/errors.js';
import { AttemptFailed } from './retry.js';

export interface JobsInHand {
  /** Whether jobs handed over now should go back to the queue untouched. */
  readonly stopping: () => boolean;
  /** Called around every run of a handler. */
  readonly started: (run: Promise<void>) => void;
}

export interface ProcessorParts {
  readonly definitions: ReadonlyMap<string, JobDefinition>;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly inHand: JobsInHand;
  readonly log: Logger;
}

/** The reason kept for a job whose data does not fit its definition. */
const BAD_DATA = 'bad-data';

/**
 * What BullMQ calls for each job: checks its data, runs its handler, and turns whatever goes wrong into a code, since
 * BullMQ stores an error's words.
 */
export function jobProcessor({ definitions, handlers, inHand, log }: ProcessorParts): Processor {
  async function run(job: Job): Promise<void> {
    const definition = definitions.get(job.name);
    const handler = handlers[job.name];
    if (!definition || !handler) throw new AttemptFailed({ code: 'no-handler' });
    const data = definition.data.safeParse(job.data);
    if (!data.success) throw new UnrecoverableError(BAD_DATA);
    try {
      await handler(data.data, { id: job.id ?? '', attempt: job.attemptsMade + 1 });
    } catch (error) {
      log.debug('job.stack', { job: job.name, id: job.id, stack: stackFrames(error) });
      throw new AttemptFailed(error);
    }
  }

  function report(job: Job, error: unknown): void {
    const isLast = error instanceof UnrecoverableError || job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    const fields = {
      job: job.name,
      id: job.id,
      attempt: job.attemptsMade + 1,
      code: error instanceof Error ? error.message : '',
      name: errorFields(error instanceof AttemptFailed ? error.cause : error).name,
    };
    if (isLast) log.error('job.failed', fields);
    else log.warn('job.retry', fields);
  }

  return async (job, token) => {
    if (inHand.stopping()) {
      await job.moveToWait(token);
      throw new WaitingError();
    }
    const running = run(job);
    inHand.started(running);
    await running.catch((error: unknown) => {
      report(job, error);
      throw error;
    });
  };
}
