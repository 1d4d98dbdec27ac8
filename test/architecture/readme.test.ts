import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settingNames } from '../../src/config.js';
import { COMMAND_NAMES } from '../../src/domain/command/command.js';
import { readPlanFile } from '../../src/domain/plan-file/read-plan-file.js';

const readme = readFileSync('README.md', 'utf8');

test('the README names every setting', () => {
  expect(settingNames.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test('the README names every /plan command', () => {
  expect(COMMAND_NAMES.filter((name) => !new RegExp(`\`${name}[ \`]`).test(readme))).toEqual([]);
});

test('every script the README names is there', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const named = [...readme.matchAll(/npm run (?:-s )?([a-z][a-z0-9:_-]*)/g)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('every file the README links to is there', () => {
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, path]) => path ?? '').filter((path) => !path.startsWith('http'));
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
});

test("the README's plan file is one", () => {
  const [, yaml] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
  const read = readPlanFile(yaml ?? '');
  expect(read.ok ? read.document.items.map((item) => item.code) : read.faults).toEqual(['1', '1.a']);
});

test('the README of Teams’ folder names every file of it, and those that import the SDK among what changes', () => {
  const folder = 'adapters/teams';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const [changes = '', stays = ''] = readFileSync(`${folder}/README.md`, 'utf8').split('## What does not change');
  const name = (file: string): string => `\`${file.split('/').at(-1)}\``;
  const ofSdk = files.filter((file) => file === 'sdk.ts' || /from '(?:\.\/|\.\.\/)sdk\.js'/.test(readFileSync(`${folder}/${file}`, 'utf8')));
  expect(ofSdk.length).toBeGreaterThan(3);
  expect(ofSdk.filter((file) => !changes.includes(`| \`${file}\` |`))).toEqual([]);
  expect(files.filter((file) => !changes.includes(`| \`${file}\` |`) && !stays.includes(name(file)))).toEqual([]);
});
