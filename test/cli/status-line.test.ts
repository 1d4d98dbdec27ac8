import { expect, test } from 'vitest';
import { during } from '../../src/cli/io.js';
import { statusLine } from '../../src/cli/status-line.js';

function stream(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, columns: 12, written, write: (text: string) => void written.push(text) };
}

test('each text takes the place of the last, is cut to the line, and is taken away once', () => {
  const terminal = stream(true);
  const line = statusLine(terminal);
  line.show('one');
  line.show('a text of more than twelve');
  line.show(undefined);
  line.show(undefined);
  expect(terminal.written).toEqual(['\r\u001B[2Kone', '\r\u001B[2Ka text of m', '\r\u001B[2K']);
});

test('where nobody looks nothing is written', () => {
  const pipe = stream(false);
  const line = statusLine(pipe);
  line.show('one');
  line.show(undefined);
  expect(pipe.written).toEqual([]);
});

test('it is taken away also when the work fails', async () => {
  const shown: (string | undefined)[] = [];
  await expect(during({ status: (text) => void shown.push(text) }, 'working', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(shown).toEqual(['working', undefined]);
});
