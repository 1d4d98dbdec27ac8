import { stringify } from 'yaml';
import { slackManifest } from '../../adapters/slack/connect/manifest.js';
import type { ManifestOptions } from '../../adapters/slack/connect/manifest.js';

/** The app's manifest as Slack takes it, in JSON or YAML. */
export function printManifest(options: ManifestOptions, format: 'json' | 'yaml'): string {
  const manifest = slackManifest(options);
  return format === 'yaml' ? stringify(manifest).trimEnd() : JSON.stringify(manifest, undefined, 2);
}
