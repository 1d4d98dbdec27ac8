import { renderHome } from '../blocks/render-home.js';
import { slackTexts } from '../../../src/text/slack/index.js';
import type { Chat } from '../../../src/ports/chat.js';
import { atHome, createRefusals, inAcceptedForm } from './accepted-form.js';
import { readChannel } from './channels.js';
import { createContinuations } from './continuations.js';
import { createFindSent } from './find-sent.js';
import { SLACK_LIMITS } from './limits.js';
import { createOpenForm } from './open-form.js';
import type { OutboundDeps } from './outbound-deps.js';
import { createPeople } from './people.js';
import { isSlackHost } from './read-file.js';
import { readSharedFile } from './read-shared-file.js';
import { readReplyHandle } from './reply-handle.js';
import { createRespond } from './respond.js';
import { createSend } from './send.js';
import { createThreadRoots } from './thread-root.js';
import { createWriteWhole } from './write-whole.js';

/** One Slack workspace as a chat: everything the bot does there. */
export type SlackChat = Required<Chat>;

export function createSlackChat(deps: OutboundDeps): SlackChat {
  const { client, workspace, isFileHost = isSlackHost } = deps;
  const people = createPeople(deps);
  const refusals = createRefusals(deps);
  const roots = createThreadRoots(client);
  const continuations = createContinuations({ ...deps, roots });
  const writeWhole = createWriteWhole({ client, refusals, continuations });
  const forms = createOpenForm({ ...deps, refusals });

  return {
    platform: 'slack',
    workspace,
    limits: SLACK_LIMITS,
    findsSent: true,
    send: createSend({ ...deps, people, findSent: createFindSent(deps), continuations, roots, writeWhole }),
    async update(ref, message) {
      await writeWhole(ref, message, await people.languageOf(ref.conversation));
    },
    respond: createRespond({ ...deps, people, refusals, endWaiting: (trigger, message) => forms.endWaiting(trigger, message) }),
    async endWaiting(reply, message) {
      const { waiting } = readReplyHandle(reply, deps.sealer);
      if (waiting !== undefined) await forms.endWaiting(waiting, message);
    },
    openForm: (trigger, form) => forms.openForm(trigger, form),
    async showHome(user, home) {
      const more = slackTexts(await people.languageOf(user)).homeMore;
      await inAcceptedForm(atHome(refusals), 'views.publish', (refused) => renderHome(home, { refused, more }), (view) => client.views.publish({ user_id: user, view }));
    },
    profile: (user) => people.profile(user),
    profiles: () => people.profiles(),
    channel: (channel) => readChannel(client, channel),
    readFile: (file, limit) => readSharedFile({ client, isFileHost }, file, limit),
  };
}
