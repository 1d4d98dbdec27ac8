import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { env } from 'node:process';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderActivities } from '../../adapters/teams/cards/render-card.js';
import type { Database } from '../../prisma/client.js';
import type { Block, Message } from '../../src/domain/message.js';
import { BAY, chatOf } from '../support/bay.js';
import { launchBrowser, PAGE_PATIENCE_MS } from '../support/browser.js';
import { openTestPglite } from '../support/database.js';
import type { FixtureOptions } from '../support/fixture.js';
import { startPlayground } from '../support/playground.js';
import type { Playground } from '../support/playground.js';
import { CHANNEL, openDigestWorld } from '../usecases/digest-world.js';
import type { DigestWorld } from '../usecases/digest-world.js';

/*
 * Cards as Teams' own renderer shows them, in Microsoft's Playground. With JOURNEY_PICTURES=test/journeys the README's
 * pictures are taken on the way; that wants a font with emoji, such as Debian's fonts-noto-color-emoji.
 */
const PICTURES = env['JOURNEY_PICTURES'];
const DISTRICT: FixtureOptions = {
  people: [{ key: 'ana', name: 'Ana Lark' }, { key: 'ben', name: 'Ben Hill' }, { key: 'rosa', name: 'Rosa Field' }, { key: 'sue', name: 'Sue Ward', role: 'steward' }],
  items: [
    { code: '1', title: 'Every child reads' },
    { code: '1.a', parent: '1', owner: 'ana', title: 'An hour of reading every day', measures: [{ key: 'classes', name: 'Classes that read every day', unit: '%', baseline: 61, target: 90 }] },
    { code: '1.b', parent: '1', owner: 'ben', title: 'Families read at home', measures: [{ key: 'families', name: 'Families at reading evenings', unit: 'families', baseline: 120, target: 320 }] },
    { code: '1.c', parent: '1', owner: 'rosa', title: 'A library in every school' },
    { code: '1.d', parent: '1', owner: 'ben', title: 'Older pupils read to younger ones', rule: 'FREQ=MONTHLY;BYDAY=-1FR' },
    { code: '1.e', parent: '1', owner: 'rosa', title: 'Every school has a writing week', rule: 'FREQ=MONTHLY;BYDAY=-1FR' },
  ],
};
const CHAT = chatOf(BAY.ana);
const person = (user: string, name: string) => ({ user, name, email: `${name.split(' ')[0]?.toLowerCase()}@bay.example` });

let bot: Server;
let playground: Playground;
let browser: Browser;
let page: Page;
let database: Database;
let world: DigestWorld;

beforeAll(async () => {
  // Nobody answers here: what is seen is what was sent.
  bot = createServer((request, response) => void request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}')));
  bot.listen(0, '127.0.0.1');
  await once(bot, 'listening');
  const address = `http://127.0.0.1:${(bot.address() as AddressInfo).port}`;
  const sixth = '0a9a6f10-6666-4c1e-8b1d-2f3a4b5c6d06';
  playground = await startPlayground({ endpoint: `${address}/api/messages`, serviceUrl: address, people: [person(BAY.ana, 'Ana Lark'), person(BAY.ben, 'Ben Hill'), person(BAY.sue, 'Sue Ward'), person(BAY.gil, 'Gil Guest'), person(BAY.eve, 'Eve Elsewhere'), person(sixth, 'Rosa Field')] });
  database = await openTestPglite();
  world = await openDigestWorld(database, DISTRICT);
  await database.prisma.plan.updateMany({ data: { title: 'Reading for every child' } });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 1800 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(PAGE_PATIENCE_MS);
  // Its page wants fonts from elsewhere.
  await page.route((url) => url.origin !== playground.url, (route) => route.abort());
  await page.goto(playground.url);
  await page.getByText('Type a message').waitFor();
});
afterAll(async () => {
  await browser?.close();
  await playground?.stop();
  bot?.close();
  await database?.close();
});

/** The card of a message that fits into one, as it is drawn. */
async function shown(message: Message, conversation = CHAT): Promise<Locator> {
  const activities = renderActivities(message, { language: 'en', mention: (user) => user });
  expect(activities).toHaveLength(1);
  const before = await page.locator('.ac-adaptiveCard').count();
  const response = await fetch(`${playground.url}/_connector/v3/conversations/${encodeURIComponent(conversation)}/activities`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(activities[0]) });
  expect(response.status).toBe(201);
  const card = page.locator('.ac-adaptiveCard').nth(before);
  await card.waitFor();
  return card;
}

async function picture(name: string, card: Locator): Promise<void> {
  if (PICTURES !== undefined) await card.screenshot({ path: join(PICTURES, `teams-${name}.png`) });
}

const posted = (to: string, kind: string): Message => {
  const found = world.posts.findLast((post) => post.to === to && post.kind === kind);
  if (!found) throw new Error(`Nothing was posted to ${to}.`);
  return found.message;
};

test('a prompt has its buttons, and a form that unfolds where no dialog opens', async () => {
  await world.subscribe('sue', 'here');
  await world.passTo('2026-09-14T09:00');
  const card = await shown(posted('u-ana', 'prompt'));
  await card.getByText('Hello, Ana.').waitFor();
  for (const label of ['🟢 On track', '🟡 At risk', '🔴 Off track', '✅ Done', '⚪ Not started', 'Write a report', 'Write here', 'Snooze', 'Not mine']) await expect(card.getByRole('button', { name: label }).count()).resolves.toBe(1);
  await picture('prompt', card);
  await card.getByRole('button', { name: 'Write here' }).click();
  for (const label of ['Status', 'What happened? What shows it?', 'Classes that read every day (%)', 'What is in the way?', 'What do you need from others?', 'Link to evidence']) await card.getByLabel(label).first().waitFor();
  await card.getByLabel('What happened? What shows it?').fill('Two schools read in the morning circle.');
  await card.getByLabel('Classes that read every day (%)').fill('64,5');
  await picture('form', card);
  const sent = page.waitForRequest((request) => request.method() === 'POST' && (request.postData() ?? '').includes('"throughline"'));
  await card.getByRole('button', { name: 'File report' }).click();
  expect((await sent).postData()).toMatch(/"kind":"form".*Two schools read in the morning circle\..*64,5/u);
});

test('a digest has its counts, a chart, what moved and who is silent', async () => {
  await world.passTo('2026-09-15T09:00');
  await world.reports('ana', '1.a', { status: 'on-track', note: 'Two schools read in the morning circle.', attendance: 64.5, links: ['https://reading.example.org/fall'] });
  await world.reports('ben', '1.b', { status: 'at-risk', note: 'Half of the families have no books at home.', attendance: 180, needs: ['Two interpreters for October'] });
  await world.passTo('2026-09-21T08:00');
  await page.getByText('leaders', { exact: true }).first().click();
  const card = await shown(posted(CHANNEL, 'digest'), BAY.channel);
  for (const words of ['Weekly digest: Reading for every child', 'What moved', '“Half of the families have no books at home.”']) await card.getByText(words).first().waitFor();
  await card.getByLabel('Items by status, Horizontal bar chart').waitFor();
  await picture('digest', card);
});

const HOSTILE = [
  '<!channel> <b>bold</b> <img src=x onerror=alert(1)> *stars* [click](javascript:alert(2)) &amp;', '**b** __u__ _i_ ~~s~~ `c`', '[x](https://e.example) https://auto.example www.auto.example a@b.example', '# head', '> quote', '- item', '* item', '+ item', '1. one', '12) two', '\\*back\\_', 'a\\',
  '<at>Ben Hill</at>', '{{DATE(2026-02-14T06:08:39Z, SHORT)}}', '{{{TIME(2026-02-14T06:08:39Z)}}}', '${title}', '|a|b|', '---', '===', '***', '&lt;b&gt; &#60; &nbsp;', '![i](https://e.example/i.png)', '[ref]: http://x', '```code```', 'a_b_c 2*3*4', '1986. A great year', '2.b · Attendance', '😀 é ñ ¿ שלום',
];

test.each<[string, (text: string) => Block]>([
  ['text', (text) => ({ type: 'text', text })],
  ['a heading', (text) => ({ type: 'heading', text })],
  ['a fact', (text) => ({ type: 'facts', facts: [{ label: 'Fact', value: text }] })],
  ['what stands before a mention', (text) => ({ type: 'text', text: [`${text} `, { mention: { user: BAY.ben, name: 'Ben Hill' } }] })],
])('words are shown as they are in %s', async (_where, make) => {
  await page.getByText('Personal Chat').first().click();
  const card = await shown({ summary: 's', blocks: HOSTILE.map(make) });
  const seen = (await card.innerText()).replaceAll('\u2060', '');
  for (const text of HOSTILE) expect(seen).toContain(text);
  expect(await card.locator('a, img').count()).toBe(0);
});
