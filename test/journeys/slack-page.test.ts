import { join } from 'node:path';
import { env } from 'node:process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, PAGE_PATIENCE_MS } from '../support/browser.js';
import type { SlackCall } from '../support/slack-front.js';
import { samplePlan, startDistrict, STRATEGY } from './slack-district.js';
import type { SlackDistrict } from './slack-district.js';

/*
 * Slack's own page, as the emulated workspace has it. With JOURNEY_PICTURES=test/journeys the README's pictures are taken
 * on the way; that wants a font with emoji, such as Debian's fonts-noto-color-emoji.
 */
const PICTURES = env['JOURNEY_PICTURES'];
/** Blocks that the page cannot draw: its workspace refuses them, as one of Slack's may. */
const REFUSED = ['data_visualization', 'data_table', 'alert'];
/** What Slack's clients draw and this page does not: the lines of plain text, a place for files. */
const AS_SLACK_DRAWS = `
  .plain { white-space: pre-wrap; }
  .bk-unknown { font-size: 0; }
  .bk-unknown::before { content: 'Add files'; font-size: 13px; font-weight: 700; color: #1d1c1d; border: 1px solid #bbb; border-radius: 4px; padding: 6px 12px; display: inline-block; }
`;

let district: SlackDistrict;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  district = await startDistrict('http');
  district.slack.front.refuseBlocks(...REFUSED);
  browser = await launchBrowser();
  page = await browser.newPage({ reducedMotion: 'reduce' });
  page.setDefaultTimeout(PAGE_PATIENCE_MS);
  await page.goto(district.slack.page);
  await page.addStyleTag({ content: AS_SLACK_DRAWS });
});
afterAll(async () => {
  await browser?.close();
  await district?.slack.stop();
});

/** Becomes somebody, and opens a place by its name at the side. */
async function look(name: string, place: string): Promise<void> {
  await page.locator('select').first().selectOption({ label: name });
  try {
    await page.locator('button.sidebar-item').filter({ hasText: place }).first().click();
  } catch (error) {
    throw new Error(`${name} finds no “${place}” at the side, but: ${(await page.locator('button.sidebar-item').allInnerTexts()).join(', ')}\n${troubles()}`, { cause: error });
  }
}

/** What went wrong behind it, as far as the bot noticed. */
function troubles(): string {
  return JSON.stringify(district.slack.log.lines.filter(({ level }) => level === 'warn' || level === 'error'));
}

/** Once the page says these words; as high as there is something to see, in pixels. */
async function picture(name: string, words: string, height: number): Promise<void> {
  await page.setViewportSize({ width: 1280, height });
  await page.getByText(words).first().waitFor();
  if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `slack-${name}.png`) });
}

test('a workspace that refuses newer blocks is shown everything in words, at once and from then on: prompt, form, digest, Home', { timeout: 300_000 }, async () => {
  const { slack, person, posts, filed } = district;
  await slack.run(['import', 'plan.yaml', '--yes'], { 'plan.yaml': await samplePlan() });
  await slack.run(['grant', 'devon.achterberg@marlowbend.example.org', 'steward']);
  await slack.run(['grant', 'priya.nandakumar@marlowbend.example.org', 'leader']);
  await slack.run(['start', '--yes']);
  await slack.move('next-prompt');
  await person('Devon Achterberg').asks('subscribe here weekly mon 09:00', STRATEGY);

  const priya = person('Priya Nandakumar');
  await look('Priya Nandakumar', 'Priya Nandakumar');
  await picture('prompt', 'Hello, Priya.', 470);
  await page.getByRole('button', { name: 'Write a report' }).click();
  const form = page.locator('.modal');
  await form.getByText('Report on 1.a').waitFor();
  await form.locator('select').selectOption({ label: 'On track' });
  for (const [index, words] of ['Two schools tried the morning circle.', '64', 'Substitutes are hard to find', 'Two substitutes on Fridays', 'https://climate.example.org/fall'].entries()) await form.locator('input').nth(index).fill(words);
  await picture('modal', 'Report on 1.a', 780);
  await form.getByRole('button', { name: 'File report' }).click();
  await page.getByText('Filed under 1.a').waitFor();
  await slack.settled();
  expect(await filed('1.a')).toMatchObject([{ status: 'on-track', source: 'form', readings: [64] }]);

  await person('Rosa Delgado').says('En riesgo: solo 180 familias vinieron a la noche escolar. Necesitamos dos intérpretes más para octubre.');
  await person('Elena Kowalczyk').says('On track: 60 % of classrooms are teaching the weekly lesson.');
  await slack.move('day');
  await person('Curtis Holloway').says('At risk: we had 128 office referrals. We need a second dean.');
  for (const _day of ['Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday']) await slack.move('day');
  await look('Marguerite Solano', 'strategic-plan');
  await picture('digest', 'Weekly digest', 1_330);
  expect((await posts(STRATEGY)).map(({ lines }) => lines.slice(2, 8)), troubles()).toEqual([['Where it stands', 'On track: 2', 'At risk: 2', 'No recent news: 10', '---', 'What moved']]);
  expect(await priya.opensHome()).toContain('# Waiting for you');
  await look('Priya Nandakumar', 'throughline');
  await picture('home', 'Your part of the plan', 790);

  expect(await page.getByText(/\[(?:data_visualization|data_table|alert)\]/u).count()).toBe(0);
  // Refused once, a kind of block is not tried again; and so it was tried.
  expect(slack.front.calls.filter((call) => carries(call, 'data_visualization')).map(({ method }) => method)).toEqual(['chat.postMessage']);
});

function carries({ args }: SlackCall, type: string): boolean {
  return JSON.stringify(args).includes(`"type":"${type}"`);
}
