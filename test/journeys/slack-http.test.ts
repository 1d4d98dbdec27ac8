import { slackJourney } from './slack-journey.js';

slackJourney('Slack over HTTP', 'http');
