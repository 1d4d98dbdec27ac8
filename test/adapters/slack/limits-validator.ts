/**
 * Says what Slack would refuse, from docs.slack.dev (reference/block-kit and surfaces), written apart from the renderer:
 * every number stands here again. Strict where Slack's own words leave room.
 */
type Json = Readonly<Record<string, unknown>>;
type Faults = string[];

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** Slack keeps `&`, `<` and `>` as entities. */
const kept = (text: string): number => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').length;

const raw = (text: string): number => text.length;

export function faultsOfMessage(post: { readonly text: string; readonly blocks: readonly unknown[] }): readonly string[] {
  const faults: Faults = [];
  string(faults, 'text', post.text, 4_000, true, raw);
  mrkdwnFaults(faults, 'text', post.text);
  if (post.blocks.length < 1 || post.blocks.length > 50) faults.push(`${post.blocks.length} blocks`);
  if (JSON.stringify(post.blocks).length > 11_000) faults.push(`${JSON.stringify(post.blocks).length} characters of JSON`);
  if (post.blocks.filter((block) => isObject(block) && block.type === 'data_visualization').length > 2) faults.push('more than two charts');
  blocks(faults, post.blocks, 'message');
  return faults;
}

export function faultsOfView(view: unknown): readonly string[] {
  const faults: Faults = [];
  if (!isObject(view)) return ['not a view'];
  const surface = view.type === 'home' ? 'home' : 'modal';
  if (surface === 'modal') {
    plain(faults, 'title', view.title, 24);
    plain(faults, 'submit', view.submit, 24);
    plain(faults, 'close', view.close, 24);
    string(faults, 'callback_id', view.callback_id, 255, true, raw);
    if (typeof view.private_metadata !== 'string' || view.private_metadata.length > 3_000) faults.push('private_metadata');
  }
  const inside = list(view.blocks);
  if (inside.length < 1 || inside.length > 100) faults.push(`${inside.length} blocks`);
  if (Buffer.byteLength(JSON.stringify(view)) > 250_000) faults.push('view of more than 250 kB');
  blocks(faults, inside, surface);
  return faults;
}

function blocks(faults: Faults, all: readonly unknown[], surface: 'message' | 'modal' | 'home'): void {
  const blockIds = all.flatMap((block) => (isObject(block) && block.block_id !== undefined ? [block.block_id] : []));
  if (new Set(blockIds).size < blockIds.length) faults.push('a block_id twice');
  const actionIds: unknown[] = [];
  for (const [index, block] of all.entries()) {
    const at = `block ${index}`;
    if (!isObject(block)) {
      faults.push(`${at} is no object`);
      continue;
    }
    if (block.block_id !== undefined) string(faults, `${at} block_id`, block.block_id, 255, true, raw);
    switch (block.type) {
      case 'header':
        plain(faults, at, block.text, 150);
        break;
      case 'divider':
        break;
      case 'section': {
        if (block.text === undefined && block.fields === undefined) faults.push(`${at}: neither text nor fields`);
        if (block.text !== undefined) textObject(faults, at, block.text, 3_000);
        if (block.fields !== undefined) {
          count(faults, `${at} fields`, list(block.fields), 1, 10);
          for (const field of list(block.fields)) textObject(faults, `${at} field`, field, 2_000);
        }
        break;
      }
      case 'context':
        count(faults, `${at} elements`, list(block.elements), 1, 10);
        for (const element of list(block.elements)) textObject(faults, at, element, 3_000);
        break;
      case 'actions':
        if (surface === 'modal') faults.push(`${at}: buttons in a form`);
        count(faults, `${at} elements`, list(block.elements), 1, 25);
        for (const element of list(block.elements)) actionIds.push(button(faults, at, element));
        break;
      case 'input':
        if (surface !== 'modal') faults.push(`${at}: an input outside a modal`);
        input(faults, at, block);
        break;
      case 'alert':
        if (surface !== 'modal') faults.push(`${at}: an alert outside a modal`);
        textObject(faults, at, block.text, 200);
        if (!['default', 'info', 'warning', 'error', 'success'].includes(String(block.level))) faults.push(`${at} level`);
        break;
      case 'data_visualization':
        if (surface === 'modal') faults.push(`${at}: a chart in a form`);
        chart(faults, at, block);
        break;
      case 'data_table':
        if (surface === 'modal') faults.push(`${at}: a table in a form`);
        table(faults, at, block);
        break;
      default:
        faults.push(`${at}: unknown type ${String(block.type)}`);
    }
  }
  if (new Set(actionIds).size < actionIds.length) faults.push('an action_id twice');
}

function button(faults: Faults, at: string, element: unknown): unknown {
  if (!isObject(element) || element.type !== 'button') return faults.push(`${at}: not a button`);
  plain(faults, `${at} button`, element.text, 75);
  string(faults, `${at} action_id`, element.action_id, 255, true, raw);
  if (element.value !== undefined) string(faults, `${at} value`, element.value, 2_000, false, raw);
  if (element.accessibility_label !== undefined) string(faults, `${at} accessibility_label`, element.accessibility_label, 75);
  if (element.style !== undefined && element.style !== 'primary' && element.style !== 'danger') faults.push(`${at} style`);
  return element.action_id;
}

function input(faults: Faults, at: string, block: Json): void {
  plain(faults, `${at} label`, block.label, 2_000);
  if (block.hint !== undefined) plain(faults, `${at} hint`, block.hint, 2_000);
  const element = isObject(block.element) ? block.element : {};
  string(faults, `${at} action_id`, element.action_id, 255, true, raw);
  switch (element.type) {
    case 'plain_text_input': {
      const most = Number(element.max_length);
      if (!Number.isInteger(most) || most < 1 || most > 3_000) faults.push(`${at} max_length`);
      if (element.initial_value !== undefined) string(faults, `${at} initial_value`, element.initial_value, most, false, raw);
      if (element.multiline !== true && typeof element.initial_value === 'string' && element.initial_value.includes('\n')) faults.push(`${at}: two lines in one`);
      break;
    }
    case 'datepicker':
      if (element.initial_date !== undefined && !isDay(element.initial_date)) faults.push(`${at} initial_date`);
      break;
    case 'file_input':
      if (!Number.isInteger(element.max_files) || Number(element.max_files) < 1 || Number(element.max_files) > 10) faults.push(`${at} max_files`);
      break;
    case 'static_select': {
      const groups = element.option_groups === undefined ? [{ options: element.options, label: undefined }] : list(element.option_groups);
      count(faults, `${at} groups`, groups, 1, 100);
      const all: unknown[] = [];
      for (const group of groups) {
        if (!isObject(group)) continue;
        if (group.label !== undefined) plain(faults, `${at} group`, group.label, 75);
        count(faults, `${at} options`, list(group.options), 1, 100);
        for (const option of list(group.options)) {
          all.push(JSON.stringify(option));
          if (!isObject(option)) continue;
          plain(faults, `${at} option`, option.text, 75);
          string(faults, `${at} option value`, option.value, 75, true, raw);
        }
      }
      if (element.initial_option !== undefined && !all.includes(JSON.stringify(element.initial_option))) faults.push(`${at}: initial_option is none of the options`);
      break;
    }
    default:
      faults.push(`${at}: unknown input ${String(element.type)}`);
  }
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(Date.parse(value));
}

function chart(faults: Faults, at: string, block: Json): void {
  string(faults, `${at} title`, block.title, 50);
  const drawn = isObject(block.chart) ? block.chart : {};
  if (drawn.type === 'pie') {
    const segments = list(drawn.segments).filter(isObject);
    count(faults, `${at} segments`, segments, 1, 6);
    for (const { label, value } of segments) {
      string(faults, `${at} label`, label, 20);
      if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) faults.push(`${at}: a slice of ${String(value)}`);
    }
    return;
  }
  if (!['bar', 'line', 'area'].includes(String(drawn.type))) faults.push(`${at} chart type`);
  const categories = list(isObject(drawn.axis_config) ? drawn.axis_config.categories : undefined);
  count(faults, `${at} categories`, categories, 1, 20);
  if (new Set(categories).size < categories.length) faults.push(`${at}: a category twice`);
  const series = list(drawn.series).filter(isObject);
  count(faults, `${at} series`, series, 1, 6);
  if (new Set(series.map((one) => one.name)).size < series.length) faults.push(`${at}: a name twice`);
  for (const one of series) {
    string(faults, `${at} name`, one.name, 20);
    const data = list(one.data).filter(isObject);
    if (data.length !== categories.length) faults.push(`${at}: a gap in a series`);
    for (const [index, { label, value }] of data.entries()) {
      string(faults, `${at} label`, label, 20);
      if (label !== categories[index]) faults.push(`${at}: labels are not the categories`);
      if (typeof value !== 'number' || !Number.isFinite(value)) faults.push(`${at}: a value of ${String(value)}`);
    }
  }
}

function table(faults: Faults, at: string, block: Json): void {
  string(faults, `${at} caption`, block.caption, 3_000);
  const rows = list(block.rows).map(list);
  count(faults, `${at} rows`, rows, 2, 101);
  if (!Number.isInteger(block.page_size) || Number(block.page_size) < 1 || Number(block.page_size) > 100) faults.push(`${at} page_size`);
  const columns = rows[0]?.length ?? 0;
  if (columns < 1 || columns > 20 || rows.some((row) => row.length !== columns)) faults.push(`${at} columns`);
  let characters = 0;
  for (const cell of rows.flat()) {
    const { type, text, value } = isObject(cell) ? cell : {};
    if (typeof text !== 'string' || text.trim() === '') faults.push(`${at}: an empty cell`);
    if (type !== 'raw_text' && !(type === 'raw_number' && Number.isFinite(value))) faults.push(`${at}: cell ${String(type)}`);
    characters += kept(String(text));
  }
  if (characters > 10_000) faults.push(`${at}: ${characters} characters in cells`);
}

function textObject(faults: Faults, at: string, value: unknown, most: number): void {
  if (!isObject(value)) return void faults.push(`${at}: no text object`);
  if (value.type === 'plain_text') return plain(faults, at, value, most);
  if (value.type !== 'mrkdwn' || value.verbatim !== true) faults.push(`${at}: mrkdwn that is not verbatim`);
  string(faults, at, value.text, most, true, raw);
  mrkdwnFaults(faults, at, String(value.text));
}

function plain(faults: Faults, at: string, value: unknown, most: number): void {
  if (!isObject(value) || value.type !== 'plain_text') return void faults.push(`${at}: no plain text`);
  if (value.emoji !== false) faults.push(`${at}: emoji names are read`);
  string(faults, at, value.text, most);
}

/** Only ours may stand in angle brackets: people by id, and links of http; no bare `&`. */
function mrkdwnFaults(faults: Faults, at: string, text: string): void {
  const bare = text.replace(/<(?:@[UW][A-Z0-9]+|https?:[^<>|\s]+\|([^<>|\n]+))>/gu, '$1').replace(/^> /gmu, '');
  if (/[<>]/u.test(bare)) faults.push(`${at}: a bare bracket`);
  if (/&(?!amp;|lt;|gt;)/u.test(text)) faults.push(`${at}: a bare ampersand`);
  if (/:[a-z0-9_+'-]+:/iu.test(bare)) faults.push(`${at}: an emoji's name`);
}

function string(faults: Faults, at: string, value: unknown, most: number, mustSay = true, sizeOf = kept): void {
  if (typeof value !== 'string') return void faults.push(`${at}: no string`);
  if (sizeOf(value) > most) faults.push(`${at}: ${sizeOf(value)} characters, at most ${most}`);
  if (mustSay && value.trim() === '') faults.push(`${at}: empty`);
  if (/\p{Surrogate}/u.test(value)) faults.push(`${at}: half a character`);
  if (/(?![\n\t])\p{Cc}/u.test(value)) faults.push(`${at}: a control character`);
}

function count(faults: Faults, at: string, values: readonly unknown[], least: number, most: number): void {
  if (values.length < least || values.length > most) faults.push(`${at}: ${values.length}`);
}
