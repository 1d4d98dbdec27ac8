/** What of Throughline a permission of Slack's serves. */
export type SlackFeature = 'installation' | 'sending' | 'commands' | 'home' | 'direct-messages' | 'people' | 'files' | 'mentions' | 'channels' | 'look-up';
