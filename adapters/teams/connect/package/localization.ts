import type { Language } from '../../../../src/domain/types.js';
import { teamsPackageTexts } from '../../../../src/text/teams/package-texts.js';
import { COMMAND_LISTS, MANIFEST_VERSION } from './manifest.js';

/** The manifest's words in another language, each under the place it stands in for. */
export function teamsLocalization(language: Language): Readonly<Record<string, string>> {
  const { shortDescription, fullDescription, menu, find, report, save } = teamsPackageTexts(language);
  const commands = COMMAND_LISTS.flatMap(({ commands: entries }, list) =>
    entries.flatMap((entry, at): (readonly [string, string])[] => {
      const place = `bots[0].commandLists[${list}].commands[${at}]`;
      return [[`${place}.title`, menu[entry].title], [`${place}.description`, menu[entry].about]];
    }),
  );
  const extension = 'composeExtensions[0].commands';
  return {
    $schema: `https://developer.microsoft.com/en-us/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.Localization.schema.json`,
    'name.short': 'Throughline',
    'name.full': 'Throughline',
    'description.short': shortDescription,
    'description.full': fullDescription,
    ...Object.fromEntries(commands),
    [`${extension}[0].title`]: find.title,
    [`${extension}[0].description`]: find.about,
    [`${extension}[0].parameters[0].title`]: find.words,
    [`${extension}[0].parameters[0].description`]: find.wordsAbout,
    [`${extension}[1].title`]: report.title,
    [`${extension}[1].description`]: report.about,
    [`${extension}[2].title`]: save.title,
    [`${extension}[2].description`]: save.about,
  };
}
