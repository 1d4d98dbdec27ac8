import { printManifest } from '../app/slack-manifest.js';
import { readPublicUrl } from '../config.js';
import type { Config } from '../config.js';
import { cliTexts } from '../text/cli/index.js';
import type { CommandIo } from './io.js';

export interface SlackManifestArgs {
  readonly url?: string;
  readonly socket?: boolean;
  readonly orgWide?: boolean;
  readonly yaml?: boolean;
}

/** Prints the manifest, in the language of whoever asks. What is not said comes from the settings. Exit code 1 where neither says how events come in. */
export function runSlackManifest({ url, socket, orgWide, yaml }: SlackManifestArgs, { slack, publicUrl }: Pick<Config, 'slack' | 'publicUrl'>, io: CommandIo): number {
  const texts = cliTexts(io.language).slack.command;
  const address = url === undefined ? publicUrl : readPublicUrl(url);
  const isSocket = socket ?? (url === undefined && slack?.transport.kind === 'socket');
  if ((url !== undefined && address === undefined) || (address === undefined && !isSocket)) {
    io.err(url === undefined ? texts.whereTo : texts.badUrl);
    return 1;
  }
  io.out(printManifest({ ...(address !== undefined && { url: address }), socket: isSocket, orgWide: orgWide ?? false, language: io.language }, yaml ? 'yaml' : 'json'));
  return 0;
}
