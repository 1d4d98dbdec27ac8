import { chatContract } from './chat.contract.js';
import { teamsOverStub } from './teams-drivers.js';

chatContract('Teams, with clients as they are', () => teamsOverStub());
chatContract('Teams, with clients that do not know Action.Execute', () => teamsOverStub({ isOldClient: true }));
