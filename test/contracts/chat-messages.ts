import type { Form, Message } from '../../src/domain/message.js';

/** Plain words. */
export const text = (words: string): Message => ({ summary: words, blocks: [{ type: 'text', text: words }] });

/** Words and two buttons: one to act, one to open a form. */
export const withButtons = (words: string): Message => ({
  summary: words,
  blocks: [
    { type: 'text', text: words },
    { type: 'buttons', buttons: [{ action: 'report.status', value: 'check-7|on-track', label: 'On track', status: 'on-track' }, { action: 'report.form', value: 'check-7', label: 'Write more', opensForm: true }] },
  ],
});

/** What is drawn where it can be, and said in words where not. */
export const drawn: Message = {
  summary: 'Drawn.',
  blocks: [
    ...(['bar', 'line', 'area', 'pie'] as const).map(
      (kind) => ({ type: 'chart', chart: { kind, title: `As ${kind}`, text: `In words, ${kind}: nine and two.`, series: [{ name: 'Items', points: [{ x: 'On track', y: 9 }, { x: 'At risk', y: 2 }] }] } }) as const,
    ),
    {
      type: 'table',
      caption: 'Next checks',
      columns: ['Item', 'Owner', 'Attendance'],
      rows: [['1.a Attendance', 'Omar Haddad', { value: 93.4, text: '93.4 %' }], ['2.b Reading', 'Rosa Medina', '–']],
      text: 'Two checks are next.',
    },
  ],
};

/** A notice and one field of every type. */
export const form: Form = {
  id: 'report',
  title: 'Report on 2.b',
  submit: 'File it',
  cancel: 'Not now',
  context: 'check-7|v1',
  fields: [
    { type: 'notice', level: 'warning', text: 'Please name no students.' },
    { type: 'select', name: 'status', label: 'Status', required: true, options: [{ value: 'on-track', label: 'On track' }, { value: 'at-risk', label: 'At risk' }] },
    { type: 'multiline', name: 'note', label: 'What happened?', required: true, maxLength: 3_000 },
    { type: 'number', name: 'reading', label: 'Attendance' },
    { type: 'date', name: 'on', label: 'Measured on' },
    { type: 'file', name: 'files', label: 'Evidence' },
  ],
};
