import { BotFrameworkAuthenticationFactory, ClaimsIdentity, CloudAdapter, ServiceClientCredentialsFactory } from '../sdk.js';
import type { Activity, AuthenticateRequestResult, ServiceClientCredentials, TurnContext } from '../sdk.js';
import type { Envelope } from '../connect/check-claims.js';
import { placesOf } from '../connect/clouds.js';
import type { Cloud } from '../connect/clouds.js';
import { httpClient } from '../connect/http-client.js';
import type { VerifiedSender, ActivityAnswer } from './take-activity.js';

/** Takes one activity whose sender is known through a turn of the SDK's. */
export type RunTurn = (envelope: Envelope, sender: VerifiedSender, take: () => Promise<ActivityAnswer>) => Promise<ActivityAnswer>;

/**
 * The SDK's adapter, told what was verified before. Its own check comes too late (it wants the whole body first), accepts
 * more than it should, and answers with words of whatever failed.
 */
class VerifiedAdapter extends CloudAdapter {
  run(verified: AuthenticateRequestResult, activity: Activity, logic: (context: TurnContext) => Promise<void>) {
    return this.processActivity(verified, activity, logic);
  }
}

/** Nothing is sent from within a turn: `Connector` sends. A turn that tried would be refused. */
class NoCredentials extends ServiceClientCredentialsFactory {
  isValidAppId(): Promise<boolean> {
    return Promise.resolve(true);
  }
  /** Were it disabled, everybody would pass as anybody. */
  isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(false);
  }
  createCredentials(): Promise<ServiceClientCredentials> {
    return Promise.resolve({ signRequest: () => Promise.reject(new Error('Nothing is sent from within a turn.')) });
  }
}

export function createRunTurn(cloud: Cloud): RunTurn {
  const { resource, issuer, openId, login, sharedTenant } = placesOf(cloud);
  const callerId = 'urn:botframework:azure';
  const authentication = BotFrameworkAuthenticationFactory.create('', true, `${login}/${sharedTenant}`, `${resource}/.default`, issuer, resource, openId, openId, callerId, new NoCredentials(), { requiredEndorsements: [] }, undefined, { httpClient });
  const adapter = new VerifiedAdapter(authentication);

  return async (envelope, sender, take) => {
    const claimsIdentity = new ClaimsIdentity(
      [
        { type: 'aud', value: sender.appId },
        { type: 'serviceurl', value: sender.serviceUrl },
      ],
      true,
    );
    const verified = { audience: resource, callerId, claimsIdentity, connectorFactory: authentication.createConnectorFactory(claimsIdentity) };
    let answer: ActivityAnswer | undefined;
    await adapter.run(verified, turnActivity(envelope), async (context) => {
      answer = await take();
      if (envelope.type === 'invoke') await context.sendActivity({ type: 'invokeResponse', value: { status: answer.status, body: answer.body } });
    });
    if (!answer) throw new Error('The turn ended without an answer.');
    return answer;
  };
}

/** What the SDK needs to begin a turn; the activity itself goes by as it came. */
function turnActivity({ type, id, name, channelId, serviceUrl, recipient, from, conversation }: Envelope): Activity {
  return {
    type,
    ...(id && { id }),
    ...(name && { name }),
    channelId,
    serviceUrl,
    recipient: { id: recipient.id, name: '' },
    from: { id: from.id, name: '' },
    conversation: { id: conversation.id, name: '', isGroup: false, conversationType: '' },
    localTimezone: '',
    callerId: '',
    text: '',
    label: '',
    valueType: '',
    listenFor: [],
  };
}
