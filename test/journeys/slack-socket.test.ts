import { slackJourney } from './slack-journey.js';

slackJourney('Slack over Socket Mode', 'socket');
