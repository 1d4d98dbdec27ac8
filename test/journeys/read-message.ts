import type { Locator } from 'playwright-core';

/** A message of the bot as it stands on the page: a line for every fact, list entry, status, row of a table and text. */
export interface ReadMessage {
  readonly heading: string;
  /** What stands before the first heading of the second level. */
  readonly lines: readonly string[];
  /** Lines by the heading of the second level they stand under. */
  readonly sections: Readonly<Record<string, readonly string[]>>;
  readonly buttons: readonly string[];
}

/** As much of a browser's elements as is read here: these tests are compiled without the browser's types. */
interface ShownElement {
  readonly innerText: string;
  readonly tagName: string;
  readonly className: string;
  readonly children: Iterable<ShownElement>;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelector(selector: string): ShownElement | null;
  querySelectorAll(selector: string): Iterable<ShownElement>;
}

/** Reads one message of the bot. */
export function readMessage(post: Locator): Promise<ReadMessage> {
  return post.locator('.blocks').evaluate((blocks: ShownElement) => {
    const flat = (element: ShownElement | null): string => (element?.innerText ?? '').replace(/\s+/gu, ' ').trim();
    const all = (element: ShownElement, selector: string): string[] => [...element.querySelectorAll(selector)].map(flat);
    const linesOf = (block: ShownElement): string[] => {
      if (block.tagName === 'DL') return [...block.querySelectorAll('div')].map((fact) => `${flat(fact.querySelector('dt'))}: ${flat(fact.querySelector('dd'))}`);
      if (block.tagName === 'UL') return all(block, 'li');
      if (block.className.includes('chart')) return [];
      if (block.className === 'data-table') return [...block.querySelectorAll('tbody tr')].map((row) => `| ${all(row, 'th, td').join(' | ')} |`);
      if (block.className.includes('quote')) return [[`“${flat(block.querySelector('blockquote'))}”`, flat(block.querySelector('figcaption'))].filter((part) => part !== '').join(' ')];
      return [flat(block)].filter((line) => line !== '');
    };
    const lines: string[] = [];
    const sections: Record<string, string[]> = {};
    const buttons: string[] = [];
    let heading = '';
    let into = lines;
    const unseen = [...blocks.querySelectorAll('.unseen')];
    for (const words of unseen) words.setAttribute('hidden', '');
    for (const block of blocks.children) {
      if (block.className === 'part-heading') into = sections[flat(block)] = [];
      else if (block.tagName === 'H4') heading = flat(block);
      else if (block.querySelector('.buttons') !== null) buttons.push(...all(block, 'button'));
      else into.push(...linesOf(block));
    }
    for (const words of unseen) words.removeAttribute('hidden');
    return { heading, lines, sections, buttons };
  });
}
