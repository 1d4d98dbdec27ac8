/**
 * The one door to Microsoft's libraries: nothing else in this folder imports them. They take most of a second to load, so
 * whoever does not talk to Teams imports nothing of this file.
 */
export { CloudAdapter } from 'botbuilder';
export type { Activity, TurnContext } from 'botbuilder';
export { BotFrameworkAuthenticationFactory, ClaimsIdentity, ConnectorClient, ServiceClientCredentialsFactory, TeamsConnectorClient } from 'botframework-connector';
export type { AuthenticateRequestResult, ConnectorClientOptions, ServiceClientCredentials } from 'botframework-connector';
export { AuthError, ConfidentialClientApplication, ManagedIdentityApplication } from '@azure/msal-node';
export type { INetworkModule } from '@azure/msal-node';
