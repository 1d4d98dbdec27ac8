// A bare Bolt app: acknowledges the command and, where it is told to, posts a constant answer.
import { stdout } from 'node:process';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { SLACK } from './slack-stand-in.js';

const receiver = new HTTPReceiver({ signingSecret: SLACK.signingSecret, logLevel: LogLevel.ERROR });
const app = new App({
  receiver,
  logLevel: LogLevel.ERROR,
  authorize: async () => ({ botToken: SLACK.botToken, botUserId: SLACK.botUser, botId: SLACK.bot, teamId: SLACK.workspace }),
});
app.command('/plan', async ({ ack, respond, command }) => {
  await ack();
  if (command.text !== 'acknowledge') await respond({ response_type: 'ephemeral', text: 'All objectives are on track.' });
});
const server = await receiver.start({ port: 0, host: '127.0.0.1' });
const address = server.address();
stdout.write(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}\n`);
