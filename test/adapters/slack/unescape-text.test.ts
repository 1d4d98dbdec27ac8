import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMrkdwn } from '../../../adapters/slack/blocks/escape.js';
import { readSlackText } from '../../../adapters/slack/unescape-text.js';
import { cleanText } from '../../../src/domain/clean-text.js';

test.each([
  ['ask <@U0ANA> and <@U0BEN|ben>', 'ask <@U0ANA> and <@U0BEN>'],
  ['in <#C0LEAD|leaders>, <#C0X> and <#C0Y|>', 'in <#C0LEAD|leaders>, <#C0X> and <#C0Y>'],
  ['<!here> <!channel|channel> <!everyone>', '@here @channel @everyone'],
  ['<!subteam^S1|@coaches> <!subteam^S2>', '@coaches @group'],
  ['by <!date^1789000000^{date}|Sep 9>', 'by Sep 9'],
  ['see <https://a.example/x?a=1&amp;b=2>', 'see https://a.example/x?a=1&b=2'],
  ['see <https://a.example/|a.example>', 'see https://a.example/'],
  ['see <https://a.example/d|the sheet>', 'see the sheet (https://a.example/d)'],
  ['<mailto:ana@example.org|ana@example.org> <tel:+15551|555 1>', 'ana@example.org 555 1'],
  ['2 &lt; 3 &amp;&amp; 4 &gt; 3, not &amp;lt;', '2 < 3 && 4 > 3, not &lt;'],
  ['*bold* and _it_ and ~old~, `code`; *<https://a.example/b_c_d>*', 'bold and it and old, code; *https://a.example/b_c_d*'],
  ['```\nline 1\nline 2\n```', 'line 1\nline 2'],
  ['5 * 3 * 2 and snake_case_name, 2*3*4', '5 * 3 * 2 and snake_case_name, 2*3*4'],
])('%s', (slack, words) => {
  expect(readSlackText(slack)).toBe(words);
});

test('what the bot escapes is read back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      // The joiners that keep signs apart are cleaned away with everything invisible.
      const signs = /[*_~`]/gu;
      expect(cleanText(readSlackText(escapeMrkdwn(text))).replace(signs, '')).toBe(cleanText(text).replace(signs, ''));
    }),
  );
});

test('no text makes it slow', () => {
  for (const part of ['*', '<', '`', '_a', '<@', '*a ']) expect(readSlackText(part.repeat(20_000)).length).toBeGreaterThan(0);
});
