import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { teamsLocalization } from '../../../../adapters/teams/connect/package/localization.js';
import { COMMAND_LISTS, MANIFEST_VERSION, teamsManifest } from '../../../../adapters/teams/connect/package/manifest.js';
import { writePackage } from '../../../../adapters/teams/connect/package/write-package.js';
import { parseCommand } from '../../../../src/domain/command/parse.js';
import { isSaidAsCommand } from '../../../../src/domain/command/said-as-command.js';
import { parseOwnerCommand } from '../../../../src/domain/owner-command.js';
import { teamsPackageTexts } from '../../../../src/text/teams/package-texts.js';
import { readPng } from '../../../support/read-png.js';
import { faultsOf, minor, schemaVersions } from './manifest-schemas.js';

const options = { appId: '11111111-2222-3333-4444-555555555555', url: 'https://plan.example.org', version: '1.0.0', developer: 'Lakeshore Schools' };
const manifest = teamsManifest(options);

describe('against the schemas that Microsoft ships', () => {
  test('the manifest and its Spanish fit the newest of them', () => {
    expect(schemaVersions.at(-1)).toBe(MANIFEST_VERSION);
    expect(faultsOf(MANIFEST_VERSION, 'MicrosoftTeams', manifest)).toEqual([]);
    expect(faultsOf(MANIFEST_VERSION, 'MicrosoftTeams.Localization', teamsLocalization('es'))).toEqual([]);
  });

  test('nothing in it is newer than 1.25, so a tenant that lags may be given that number', () => {
    const known = schemaVersions.filter((version) => minor(version) >= 25);
    expect(known.length).toBeGreaterThan(3);
    for (const version of known) expect([version, faultsOf(version, 'MicrosoftTeams', { ...manifest, manifestVersion: version })]).toEqual([version, []]);
  });

  test('they do refuse what does not fit', () => {
    expect(faultsOf(MANIFEST_VERSION, 'MicrosoftTeams', { ...manifest, name: { short: 'x'.repeat(31) }, more: true })).toHaveLength(2);
    expect(faultsOf(MANIFEST_VERSION, 'MicrosoftTeams.Localization', { ...teamsLocalization('es'), 'bots[0].commandLists[0].commands[12].title': 'x' }).length).toBeGreaterThan(0);
  });
});

test('one bot in all three places, with files; the same bot behind the message extension; the pages that were given', () => {
  const bot = { botId: options.appId };
  expect(manifest).toMatchObject({
    id: options.appId,
    version: '1.0.0',
    bots: [{ ...bot, scopes: ['personal', 'team', 'groupChat'], supportsFiles: true, isNotificationOnly: false }],
    composeExtensions: [{ ...bot, commands: [{ type: 'query', context: ['compose', 'commandBox'] }, { type: 'action', context: ['compose', 'commandBox'], fetchTask: true }, { type: 'action', context: ['message'], fetchTask: true }] }],
    developer: { name: 'Lakeshore Schools', websiteUrl: options.url, privacyUrl: options.url, termsOfUseUrl: options.url },
  });
  expect(teamsManifest({ ...options, privacy: 'https://example.org/privacy', terms: 'https://example.org/terms' }).developer).toMatchObject({ privacyUrl: 'https://example.org/privacy', termsOfUseUrl: 'https://example.org/terms' });
});

test('it asks for no consent: no permission of a team or chat, no delegated sign-in, no domain', () => {
  expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(?:authorization|webApplicationInfo|validDomains|devicePermissions)$/) as unknown]));
  expect(manifest.permissions).toEqual(['identity', 'messageTeamMembers']);
});

describe.each(['en', 'es'] as const)('the command menu in %s', (language) => {
  const { menu } = teamsPackageTexts(language);
  const entries = [...new Set(COMMAND_LISTS.flatMap(({ commands }) => [...commands]))];

  test('each title, typed, is the command that it stands for', () => {
    for (const entry of entries) {
      const { title } = menu[entry];
      if (entry === 'undo' || entry === 'away') {
        expect([title, parseOwnerCommand(title)?.kind]).toEqual([title, entry]);
        continue;
      }
      const parsed = parseCommand(title);
      expect([title, parsed.ok ? parsed.command.name : parsed.fault.kind === 'missing' && parsed.fault.command]).toEqual([title, entry]);
    }
  });

  test('and so is each example that a description ends with', () => {
    const examples = entries.flatMap((entry) => /: ([^:]+(?::\d\d)?)$/.exec(menu[entry].about)?.[1] ?? []);
    expect(examples.length).toBeGreaterThan(4);
    for (const example of examples) expect([example, parseCommand(example).ok]).toEqual([example, true]);
  });

  test('in the chat with the bot, where no slash sets commands apart, what is chosen is taken as a command, not as a report', () => {
    const needsMore = new Set<string>(['item']);
    const said = COMMAND_LISTS[0].commands.filter((entry) => !needsMore.has(entry)).map((entry) => menu[entry].title);
    const examples = COMMAND_LISTS[0].commands.flatMap((entry) => /: ([^:]+(?::\d\d)?)$/.exec(menu[entry].about)?.[1] ?? []);
    expect(examples.length).toBeGreaterThan(2);
    for (const words of [...said, ...examples]) expect([words, isSaidAsCommand(words) || parseOwnerCommand(words) !== undefined]).toEqual([words, true]);
  });

  test('titles and descriptions fit every client, older ones too', () => {
    for (const entry of Object.values(menu)) expect([entry.title.length <= 32, entry.about.length <= 128]).toEqual([true, true]);
  });
});

test('the lists are in Spanish word for word: every title and description of the manifest has its place there', () => {
  const spanish = teamsLocalization('es');
  manifest.bots[0]?.commandLists.forEach(({ commands }, list) =>
    commands.forEach((_, at) => {
      const entry = COMMAND_LISTS[list]?.commands[at];
      expect(entry && teamsPackageTexts('es').menu[entry]).toEqual({
        title: spanish[`bots[0].commandLists[${list}].commands[${at}].title`],
        about: spanish[`bots[0].commandLists[${list}].commands[${at}].description`],
      });
    }),
  );
  expect(Object.keys(spanish)).toHaveLength(5 + 2 * COMMAND_LISTS.flatMap(({ commands }) => [...commands]).length + 8);
});

describe('the ZIP file', () => {
  const files = unzipSync(writePackage(options));

  test('holds at its root what the manifest names, and nothing else', () => {
    expect(Object.keys(files).sort()).toEqual(['color.png', 'es.json', 'manifest.json', 'outline.png']);
    expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toEqual(manifest);
    expect(JSON.parse(strFromU8(files['es.json'] ?? new Uint8Array()))).toEqual(teamsLocalization('es'));
  });

  test('is the same, byte for byte, for the same options', () => {
    expect(Buffer.from(writePackage(options)).equals(writePackage({ ...options }))).toBe(true);
    expect(Buffer.from(writePackage(options)).equals(writePackage({ ...options, version: '1.0.1' }))).toBe(false);
  });

  test('the colour icon is 192 pixels square and opaque; the outline 32, white on nothing', () => {
    const color = readPng(files['color.png'] ?? new Uint8Array());
    expect([color.width, color.height, color.pixels.every(({ alpha }) => alpha === 255), color.pixels.length]).toEqual([192, 192, true, 192 * 192]);
    // Teams may cut round what stands outside the middle 96 pixels.
    const ground = JSON.stringify(color.pixels[0]);
    const seenOutside = color.pixels.filter((pixel, at) => JSON.stringify(pixel) !== ground && (Math.abs((at % 192) - 95.5) > 48 || Math.abs(Math.floor(at / 192) - 95.5) > 48));
    expect([ground, seenOutside]).toEqual([JSON.stringify({ red: 31, green: 78, blue: 95, alpha: 255 }), []]);
    const outline = readPng(files['outline.png'] ?? new Uint8Array());
    expect([outline.width, outline.height]).toEqual([32, 32]);
    const seen = outline.pixels.filter(({ alpha }) => alpha > 0);
    expect(seen.every(({ red, green, blue }) => red === 255 && green === 255 && blue === 255)).toBe(true);
    expect([seen.length > 50, seen.length < 500, outline.pixels[0]?.alpha]).toEqual([true, true, 0]);
  });
});
