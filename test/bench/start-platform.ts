import { z } from 'zod';
import { program, runProcess } from './run-process.js';

const ANSWER = z.object({ ok: z.literal(true), message: z.string() });

/** A chat platform's API in a process of its own. */
export interface Platform {
  /** Posts a body as both sides of a bench do, and gives the id of the message. @throws Error where it is not taken */
  post(body: string): Promise<string>;
  stop(): Promise<void>;
}

/** @param answerMs how many milliseconds it lets callers wait */
export async function startPlatform(answerMs: number): Promise<Platform> {
  const running = await runProcess(program('platform.js'), [], {}, /^(http:\S+)$/u);
  const url = `${running.said}/?ms=${answerMs}`;
  return {
    post: async (body) => {
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      return ANSWER.parse(await response.json()).message;
    },
    stop: () => running.stop(),
  };
}
