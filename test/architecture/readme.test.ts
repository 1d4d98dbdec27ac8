import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { readConfig, settingNames } from '../../src/config.js';
import { COMMAND_NAMES } from '../../src/domain/command/command.js';
import { readPlanFile } from '../../src/domain/plan-file/read-plan-file.js';
import { recordingIo } from '../support/recording-io.js';

const readme = readFileSync('README.md', 'utf8');

test('the README names every setting', () => {
  expect(settingNames.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test('the README names every /plan command', () => {
  expect(COMMAND_NAMES.filter((name) => !new RegExp(`\`${name}[ \`]`).test(readme))).toEqual([]);
});

test('the README has a row for every command of the command line, with every option', async () => {
  const [, chapter = ''] = /\n## On the command line\n([^]*?)\n## /.exec(readme) ?? [];
  const rows = chapter.split('\n').filter((line) => line.startsWith('| `'));
  const missing = (await commandsOf([])).flatMap(({ name, options }) => {
    const row = rows.find((line) => new RegExp(`\`${name}[ \`]`).test(line));
    return row === undefined ? [name] : options.filter((option) => !row.includes(option)).map((option) => `${name} ${option}`);
  });
  expect(missing).toEqual([]);
});

/** Every command as the program's own help lists it, those within others too. */
async function commandsOf(within: readonly string[]): Promise<readonly { readonly name: string; readonly options: readonly string[] }[]> {
  const { io, printed } = recordingIo({});
  const serve = async (): Promise<void> => undefined;
  await runProgram([...within, '--help'], { io, config: readConfig({}), now: () => Promise.reject(new Error('not asked')), version: '1', doctor: async () => 0, withCore: async () => 0, afterChange: async () => undefined, serve });
  const [usage = '', list] = printed.out.join('\n').split('\nCommands:\n');
  const names = [...(list ?? '').matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name ?? '').filter((name) => name !== 'help');
  if (names.length > 0) return (await Promise.all(names.map((name) => commandsOf([...within, name])))).flat();
  return [{ name: within.join(' '), options: [...usage.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option ?? '').filter((option) => option !== '--help' && option !== '--version') }];
}

test('the map has a line for every folder of the sources', () => {
  const within = (folder: string) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [`${folder}/${entry.name}`] : []));
  const folders = [...within('src'), ...within('adapters'), 'prisma', 'jobs', 'test', 'scripts'];
  expect(folders.filter((folder) => !readme.includes(`\n| \`${folder}\` | `))).toEqual([]);
});

test('the README of the Teams adapter has a place for each of its files, and in its table each that the SDK comes into', () => {
  const files = readdirSync('adapters/teams', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const about = readFileSync('adapters/teams/README.md', 'utf8');
  const named = [...about.matchAll(/`([\w/-]+\.ts)`/g)].map(([, path]) => path ?? '');
  expect(files.filter((path) => !named.some((name) => path === name || path.endsWith(`/${name}`)))).toEqual([]);
  expect(named.filter((name) => !name.includes('/support/') && !files.some((path) => path === name || path.endsWith(`/${name}`)))).toEqual([]);
  const ofTheSdk = files.filter((path) => /from '(?:\.\.?\/)+sdk\.js'/.test(readFileSync(`adapters/teams/${path}`, 'utf8')));
  expect(ofTheSdk.length).toBeGreaterThan(3);
  expect(ofTheSdk.filter((path) => !about.includes(`| \`${path}\` |`))).toEqual([]);
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
