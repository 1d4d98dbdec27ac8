import { chatContract } from './chat.contract.js';
import { teamsOverPlayground } from './teams-drivers.js';

chatContract("Teams, in Microsoft's Playground", teamsOverPlayground);
