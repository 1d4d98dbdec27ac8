import { expect, test } from 'vitest';
import { readHtml } from '../../../../adapters/teams/inbound/html-words.js';
import { joinNames } from '../../../../adapters/teams/inbound/join-names.js';
import { plainText } from '../../../../adapters/teams/inbound/plain-text.js';

test.each([
  ['\u00A0status 2', '&nbsp;status 2'],
  ['R&D <soon> "x" it\'s é 👍', 'R&amp;D &lt;soon&gt; &quot;x&quot; it&#39;s &#xE9; &#128077;'],
  ['R&D, AT&T; 5 < 6 &copy; &#99999999; &lt', 'R&D, AT&T; 5 < 6 &copy; &#99999999; &lt'],
  ['&lt;', '&amp;lt;'],
])('%j is the text %j, with entities or without', (typed, sent) => {
  expect(plainText(sent)).toBe(typed);
});

test.each([
  ['<@29:1|Ben Hill> ran it', '<@29:1|Ben>\u00A0<@29:1|Hill> ran it'],
  ['<@29:1|Ana María del Río>', '<@29:1|Ana> <@29:1|María> <@29:1|del> <@29:1|Río>'],
  ['<@29:1|Ben Hill>', '<@29:1|Ben Hill> <@29:1|Ben Hill>'],
  ['<@29:1|Ben Hill> <@29:2|Ann>', '<@29:1|Ben> <@29:1|Hill> <@29:2|Ann>'],
  ['<@29:1|Ben> and <@29:1|Ben>', '<@29:1|Ben> and <@29:1|Ben>'],
])('%s: a name of several words is one mention', (joined, split) => {
  expect(joinNames(split)).toBe(joined);
});

test.each([
  ['School | Attendance\nNorth | 93\nSouth | 64', '<table><tbody><tr><th>School</th><th>Attendance</th></tr><tr><td>North</td><td>93</td></tr><tr><td><p>South</p></td><td><p>64</p></td></tr></tbody></table>'],
  ['before\n93 | 64\nafter', '<p>before</p><table><tr><td>93<td>64</table><p>after</p>'],
  ['a b | c\nd', '<table><tr><td>a<br>b</td><td>c</td></tr></table>d'],
  ['well done 👍', '<p>well done <emoji id="yes" alt="👍" title="Like"></emoji></p>'],
  ['🍺', '<p><img alt="🍺" itemid="beer" itemtype="http://schema.skype.com/Emoji" src="https://statics.example/beer.png"></p>'],
  ['', '<p><img alt="image" src="https://example.org/a.png"></p>'],
])('%j is what a reader sees', (words, html) => {
  expect(readHtml(html).words).toBe(words);
});

test('an emoji alone answers the message that it quotes; one in the quoted words is not said again', () => {
  const quote = '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="171"><p>So? <emoji alt="🙂"></emoji></p></blockquote>';
  expect(readHtml(`${quote}<p><emoji alt="✅"></emoji></p>`)).toMatchObject({ words: '✅', quoted: '171' });
});
