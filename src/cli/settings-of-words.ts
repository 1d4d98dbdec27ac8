type Adjusted = Readonly<Record<string, string | undefined>>;

/**
 * What a command line sets otherwise than the environment does: the settings are read before the command is.
 * @param words the command line without the program's name
 */
export function settingsOfWords(words: readonly string[], environment: Adjusted): Adjusted {
  switch (words[0]) {
    case 'serve': {
      const role = optionValue(words, '--role');
      return role === undefined ? {} : { ROLE: role };
    }
    case 'try':
      return { ...quiet(environment), THROUGHLINE_DATA: environment['THROUGHLINE_DATA'] ?? '.throughline/try', PORT: environment['PORT'] ?? '0', SANDBOX: 'on', ROLE: 'all', DATABASE_URL: undefined, REDIS_URL: undefined };
    default:
      return quiet(environment);
  }
}

/** A person at a terminal wants answers, not events; the server's log is for whoever runs it. */
function quiet(environment: Adjusted): Adjusted {
  return { LOG_LEVEL: environment['LOG_LEVEL'] ?? 'error' };
}

/** What follows an option, written with a space or an equals sign; the last one counts. */
function optionValue(words: readonly string[], option: string): string | undefined {
  return words.flatMap((word, index) => (word === option ? (words[index + 1] ?? '') : word.startsWith(`${option}=`) ? word.slice(option.length + 1) : [])).at(-1);
}
