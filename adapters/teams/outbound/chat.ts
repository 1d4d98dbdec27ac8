import type { Chat } from '../../../src/ports/chat.js';
import { ChatError } from '../../../src/errors.js';
import { inDirect } from './errors.js';
import { isDirect } from './address.js';
import { readChannel } from './channels.js';
import { createContinuations } from './continuations.js';
import { createDraw } from './draw.js';
import { TEAMS_LIMITS } from './limits.js';
import type { OutboundDeps } from './outbound-deps.js';
import { pacedConnector } from './pace.js';
import { createPeople } from './people.js';
import { createPlaces } from './places.js';
import { createReadFile } from './read-file.js';
import { createRespond } from './respond.js';
import { createSend } from './send.js';
import { createWriteWhole } from './write-whole.js';

/** One tenant as a chat: everything the bot does there. */
export type TeamsChat = Chat & Required<Pick<Chat, 'readFile'>>;

export function createTeamsChat(given: OutboundDeps): TeamsChat {
  const deps = { ...given, connector: pacedConnector(given.connector, given) };
  const places = createPlaces(deps);
  const people = createPeople(deps);
  const draw = createDraw({ ...deps, people });
  const continuations = createContinuations({ ...deps, places });
  const writeWhole = createWriteWhole({ ...deps, places, continuations, draw });

  return {
    platform: 'teams',
    workspace: deps.workspace,
    limits: TEAMS_LIMITS,
    send: createSend({ ...deps, places, continuations, writeWhole }),
    async update(ref, message) {
      try {
        await writeWhole(ref, message, places.personIn(ref.conversation));
      } catch (error) {
        throw isDirect(ref.conversation) ? inDirect(error) : error;
      }
    },
    respond: createRespond({ ...deps, places, draw }),
    openForm: () => Promise.reject(new ChatError('form-expired', 'Teams shows forms only in the answer to a press.')),
    profile: (user) => people.profile(user),
    profiles: () => people.profiles(),
    channel: (channel) => readChannel(deps, channel),
    readFile: createReadFile(deps),
  };
}
