import type { Form, Message } from '../../../src/domain/message.js';

/** A prompt with everything a prompt has. */
export const prompt: Message = {
  summary: 'One check is due today: 2.b',
  blocks: [
    { type: 'heading', text: '2.b  Every third grader reads at grade level' },
    { type: 'text', text: ['What evidence do you have? ', { bold: 'Benchmark results' }, ' will do.'] },
    { type: 'facts', facts: [{ label: 'Last report', value: 'On track, 31 August' }, { label: 'Students at benchmark', value: '68.4 % (target 75 %)' }] },
    {
      type: 'buttons',
      buttons: [
        { action: 'report.status', value: 'a', label: 'On track', status: 'on-track' },
        { action: 'report.status', value: 'b', label: 'At risk', status: 'at-risk' },
        { action: 'report.status', value: 'c', label: 'Off track', status: 'off-track' },
        { action: 'report.status', value: 'd', label: 'Done', status: 'done' },
        { action: 'report.form', value: 'e', label: 'Write more', style: 'primary' },
        { action: 'undo', value: 'f', label: 'Undo', style: 'danger', description: 'take back the report on 2.b' },
      ],
    },
    { type: 'context', text: 'Answer in your own words, press a button, or type "snooze 2d".' },
  ],
};

/** A digest with every kind of block and status. */
export const digest: Message = {
  summary: 'This week: 9 on track, 2 at risk',
  blocks: [
    { type: 'heading', text: 'Where the plan stands this week' },
    { type: 'status', status: 'on-track', label: 'On track', text: '9 items' },
    { type: 'status', status: 'at-risk', label: 'At risk', text: '2 items' },
    { type: 'status', status: 'off-track', label: 'Off track', text: '1 item' },
    { type: 'status', status: 'done', label: 'Done', text: '1 item' },
    { type: 'status', status: 'not-started', label: 'Not started', text: '1 item' },
    { type: 'status', status: 'unknown', label: 'Unknown', text: '3 items' },
    { type: 'divider' },
    { type: 'heading', level: 2, text: 'What moved' },
    { type: 'list', items: [['1.a Attendance: ', { mention: { user: 'u-omar', name: 'Omar Haddad' } }, ' filed ', { link: { url: 'https://example.org/sheet', text: 'the sheet' } }], '3.c Two family nights'] },
    { type: 'quote', text: 'We are short one reading coach.', by: 'Rosa Medina' },
    {
      type: 'chart',
      chart: {
        kind: 'line',
        title: 'Students at benchmark, %',
        text: 'From 61 % in May to 68.4 % in September; the target is 75 %.',
        series: [
          { name: 'Actual', points: [{ x: 'May', y: 61 }, { x: 'Jun', y: 62.5 }, { x: 'Sep', y: 68.4 }] },
          { name: 'Target', points: [{ x: 'May', y: 75 }, { x: 'Jun', y: 75 }, { x: 'Sep', y: 75 }] },
        ],
      },
    },
    { type: 'chart', chart: { kind: 'area', title: 'Reports filed', text: 'From 12 in May to 31 in September.', series: [{ name: 'Reports', points: [{ x: 'May', y: 12 }, { x: 'Jun', y: 18 }, { x: 'Sep', y: 31 }] }] } },
    { type: 'chart', chart: { kind: 'pie', title: 'Evidence by kind', text: '7 files, 4 links.', series: [{ name: 'Evidence', points: [{ x: 'Files', y: 7 }, { x: 'Links', y: 4 }] }] } },
    {
      type: 'table',
      caption: 'Next checks',
      columns: ['Item', 'Owner', 'Attendance'],
      rows: [['1.a Attendance', 'Omar Haddad', { value: 93.4, text: '93.4 %' }], ['2.b Third graders read', 'Rosa Medina', '–']],
      text: 'Two checks are next.',
    },
    { type: 'chart', chart: { kind: 'bar', title: 'Items by status', text: '9 on track, 2 at risk.', series: [{ name: 'Items', points: [{ x: 'On track', y: 9 }, { x: 'At risk', y: 2 }] }] } },
  ],
};

export const reportForm: Form = {
  id: 'report',
  title: 'Report on 2.b',
  submit: 'File report',
  cancel: 'Cancel',
  context: 'check-7',
  fields: [
    { type: 'notice', level: 'info', text: 'This replaces the report of Monday.' },
    { type: 'notice', level: 'warning', text: 'Do not name students.' },
    { type: 'select', name: 'status', label: 'Status', required: true, options: [{ value: 'on-track', label: 'On track' }, { value: 'at-risk', label: 'At risk' }] },
    { type: 'multiline', name: 'note', label: 'What happened?', hint: 'A sentence or two is enough.', required: true, maxLength: 3_000 },
    { type: 'number', name: 'reading', label: 'Students at benchmark (%)' },
    { type: 'date', name: 'on', label: 'Measured on' },
    { type: 'file', name: 'files', label: 'Evidence', multiple: true },
  ],
};
