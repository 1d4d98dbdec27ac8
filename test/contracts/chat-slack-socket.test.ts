import { chatContract } from './chat.contract.js';
import { slackOverSocket } from './slack-drivers.js';

chatContract('Slack over Socket Mode', slackOverSocket);
