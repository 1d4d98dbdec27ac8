import { chatContract } from './chat.contract.js';
import { slackOverHttp } from './slack-drivers.js';

chatContract('Slack over HTTP', slackOverHttp);
