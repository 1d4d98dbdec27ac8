import { exit, stderr, stdout } from 'node:process';

/** Ends the process once everything printed has left it: an exit at once would cut long output to a pipe short. */
export function leave(code: number): void {
  stdout.write('', () => stderr.write('', () => exit(code)));
}
