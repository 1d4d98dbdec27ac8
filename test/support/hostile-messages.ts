import fc from 'fast-check';
import type { Block, Button, Cell, Field, Form, Inline, Message, Span } from '../../src/domain/message.js';
import { STATUSES } from '../../src/domain/types.js';

const TRAPS = [
  '<!channel>', '<!here|x>', '<@U1>', '<@U0ANA|ana>', '<#C1|x>', '<https://evil.example|bank>', '<!date^1^{date}|x>', ':tada:', ':a::b:', '*bold*', '_it_', '~no~', '`code`', '```block```',
  '> quote', '&lt;@U1&gt;', '&amp;', 'javascript:alert(1)', 'mailto:a@b.example', '@here', '\u202Egnp.exe', '\u0000', '\u001b[31m', '\uD83D', '\uDE00', '👩‍👩‍👧‍👦', '🇪🇸🇲🇽', 'e\u0301', 'مرحبا', 'שלום', '\r\n', '\n\n\n', '\t', '"', '\\', '|', '\u200B', '\u2060',
  '{{DATE(2026-02-14T06:08:39Z, SHORT)}}', '{{{TIME(', '<at>Ben Reed</at>', '[click](javascript:alert(2))', '![i](https://e.example/i.png)', '[ref]: http://x', '${title}', '1. one', '12) two', '- item', '+ item', '# head', '---', '|a|b|', '<speak>', '&#60;',
  'a*b_c~d', '***', '>>>', '•  ', 'نص\u200Fطويل',
];

/** Words as a careless or hostile person types them. */
export const words: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.oneof(fc.constantFrom(...TRAPS), fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom(' ', 'the plan ', 'Año ')), { maxLength: 12 }).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...TRAPS, 'word ', 'x', '👩‍👩‍👧‍👦', 'e\u0301\u0302', 'line\n', '&'), fc.integer({ min: 100, max: 4_000 })).map(([part, times]) => part.repeat(times)) },
);
/** What one person can send at the very most, and more. */
export const vast: fc.Arbitrary<string> = fc.constantFrom('x', '&', '*', '👩‍👩‍👧‍👦', '\u0301', '"', 'ab\n', '🇪🇸').map((part) => part.repeat(Math.ceil(100_000 / part.length)));

const url = fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.constantFrom('javascript:alert(1)', 'https://a.example/?q=<b>|"&x=1#>', 'https://u:p@a.example/', 'data:text/html,x', 'nonsense', `https://a.example/${'x'.repeat(4_000)}`));
const span: fc.Arbitrary<Span> = fc.oneof(
  words,
  fc.record({ bold: words }),
  fc.record({ link: fc.record({ url, text: words }) }),
  fc.record({ mention: fc.record({ user: fc.constantFrom('U0ANA', 'W12', 'u-omar', 'U1> <!channel', '', '6a1b6f0e-0000-4000-8000-00000000a11a', '6a1b6f0e-0000-4000-8000-00000000b22b'), name: words }) }),
);
const inline: fc.Arbitrary<Inline> = fc.oneof(words, fc.array(span, { maxLength: 6 }));
const status = fc.constantFrom(...STATUSES);

const options = fc.uniqueArray(fc.record({ value: fc.uuid(), label: words }), { maxLength: 12, selector: (option) => option.value });
const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record({ type: fc.constantFrom('text', 'multiline', 'number', 'date'), name: fc.uuid(), label: words, hint: words, required: fc.boolean(), value: words, maxLength: fc.integer({ min: 1, max: 5_000 }) } as const, { requiredKeys: ['type', 'name', 'label'] }),
  options.chain((all) => fc.record({ type: fc.constant('select'), name: fc.uuid(), label: words, options: fc.constant(all), value: fc.constantFrom('', ...all.map((option) => option.value)) } as const)),
  fc.record({ type: fc.constant('file'), name: fc.uuid(), label: words, multiple: fc.boolean() } as const),
  fc.record({ type: fc.constant('notice'), level: fc.constantFrom('info', 'warning'), text: words } as const),
);
export const form: fc.Arbitrary<Form> = fc.record({ id: fc.constant('report'), title: words, submit: words, cancel: words, context: fc.string({ maxLength: 3_000 }), fields: fc.array(field, { maxLength: 12 }) });

const plainButton: fc.Arbitrary<Button> = fc.record(
  { action: fc.constantFrom('check.status', 'answer.page'), value: fc.oneof(fc.uuid(), fc.constant('"&'.repeat(1_000))), label: words, description: words, style: fc.constantFrom('primary', 'danger'), status, opensForm: fc.constant(true) },
  { requiredKeys: ['action', 'value', 'label'] },
);
const button: fc.Arbitrary<Button> = fc.oneof({ weight: 15, arbitrary: plainButton }, { weight: 1, arbitrary: fc.tuple(plainButton, form).map(([one, opened]) => ({ ...one, opensForm: true, form: opened }) as const) });
const number = fc.oneof(fc.double(), fc.integer({ min: 1, max: 99 }));
const chart = fc.record({
  kind: fc.constantFrom('bar', 'line', 'area', 'pie'),
  title: words,
  text: words,
  series: fc.oneof(
    fc.array(fc.record({ name: words, points: fc.array(fc.record({ x: words, y: number }), { maxLength: 24 }) }), { maxLength: 8 }),
    fc.tuple(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 21 }), fc.integer({ min: 1, max: 7 })).map(([places, many]) => Array.from({ length: many }, (_, index) => ({ name: `Series ${index}`, points: places.map((x, at) => ({ x, y: at + 1 })) }))),
  ),
} as const);
const cell: fc.Arbitrary<Cell> = fc.oneof(words, fc.record({ value: number, text: words }));
const table = fc.integer({ min: 0, max: 22 }).chain((width) =>
  fc.record({ type: fc.constant('table'), caption: words, text: words, columns: fc.array(words, { minLength: width, maxLength: width }), rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }) } as const),
);

export const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('heading'), text: words, level: fc.constantFrom(1, 2) } as const),
  fc.record({ type: fc.constantFrom('text', 'context'), text: inline } as const),
  fc.record({ type: fc.constant('quote'), text: words, by: words } as const, { requiredKeys: ['type', 'text'] }),
  fc.record({ type: fc.constant('list'), items: fc.array(inline, { maxLength: 15 }) } as const),
  fc.record({ type: fc.constant('facts'), facts: fc.array(fc.record({ label: words, value: inline }), { maxLength: 14 }) } as const),
  fc.record({ type: fc.constant('status'), status: fc.constantFrom(...STATUSES, 'unknown'), label: words, text: inline } as const),
  fc.record({ type: fc.constant('buttons'), buttons: fc.array(button, { maxLength: 40 }) } as const),
  fc.record({ type: fc.constant('chart'), chart } as const),
  table,
  fc.record({ type: fc.constant('divider') } as const),
);
export const message: fc.Arbitrary<Message> = fc.record({ summary: words, blocks: fc.array(block, { maxLength: 25 }) });
