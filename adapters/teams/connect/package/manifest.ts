import { teamsPackageTexts } from '../../../../src/text/teams/package-texts.js';
import type { TeamsPackageTexts } from '../../../../src/text/teams/package-texts.js';
import { EXTENSION_COMMANDS, SEARCH_PARAMETER } from '../../extension-commands.js';

/** The newest schema that `@microsoft/app-manifest` 1.1.2 knows; nothing that is used here came after 1.25. */
export const MANIFEST_VERSION = '1.30';
/** The language of the manifest itself; the others have files of their own. */
const MANIFEST_LANGUAGE = 'en';

export interface PackageOptions {
  /** The app (client) id of the bot's registration, a GUID. */
  readonly appId: string;
  /** The public address, `https://…`, no slash at its end. */
  readonly url: string;
  /** Rises with every change, or Teams takes the package for the one it has; semantic versioning. */
  readonly version: string;
  /** Who answers for the app, at most 32 characters. */
  readonly developer: string;
  /** Pages about the app, each the public address unless said. */
  readonly website?: string;
  readonly privacy?: string;
  readonly terms?: string;
}

type MenuEntry = keyof TeamsPackageTexts['menu'];
/** At most twelve a list; in this order. What is said to one's own chat alone stands only there. */
export const COMMAND_LISTS = [
  { scopes: ['personal'], commands: ['status', 'mine', 'at-risk', 'needs-attention', 'overdue', 'item', 'calendar', 'subscribe', 'digest', 'away', 'undo', 'help'] },
  { scopes: ['team', 'groupChat'], commands: ['status', 'mine', 'of', 'at-risk', 'needs-attention', 'overdue', 'item', 'evidence', 'history', 'subscribe', 'digest', 'help'] },
] as const satisfies readonly { readonly scopes: readonly string[]; readonly commands: readonly MenuEntry[] }[];

/** What Teams needs to know of the app. It asks for no permission beyond what every bot has: in channels only mentions reach it. */
export function teamsManifest({ appId, url, version, developer, website = url, privacy = url, terms = url }: PackageOptions) {
  const texts = teamsPackageTexts(MANIFEST_LANGUAGE);
  const { find, report, save } = texts;
  return {
    $schema: `https://developer.microsoft.com/en-us/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version,
    id: appId,
    developer: { name: developer, websiteUrl: website, privacyUrl: privacy, termsOfUseUrl: terms },
    name: { short: 'Throughline', full: 'Throughline' },
    description: { short: texts.shortDescription, full: texts.fullDescription },
    localizationInfo: { defaultLanguageTag: MANIFEST_LANGUAGE, additionalLanguages: [{ languageTag: 'es', file: 'es.json' }] },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1F4E5F',
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: COMMAND_LISTS.map(({ scopes, commands }) => ({ scopes, commands: commands.map((entry) => ({ title: texts.menu[entry].title, description: texts.menu[entry].about })) })),
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: [
          {
            id: EXTENSION_COMMANDS.find,
            type: 'query',
            title: find.title,
            description: find.about,
            initialRun: true,
            context: ['compose', 'commandBox'],
            parameters: [{ name: SEARCH_PARAMETER, title: find.words, description: find.wordsAbout, inputType: 'text' }],
          },
          { id: EXTENSION_COMMANDS.report, type: 'action', title: report.title, description: report.about, context: ['compose', 'commandBox'], fetchTask: true },
          { id: EXTENSION_COMMANDS.save, type: 'action', title: save.title, description: save.about, context: ['message'], fetchTask: true },
        ],
      },
    ],
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
    permissions: ['identity', 'messageTeamMembers'],
  };
}
