import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Act, Acts } from './acts.js';
import type { ClockBar } from './clock-bar.js';
import { eventStream } from './events.js';
import { Fault } from './fault.js';
import type { Hub } from './hub.js';
import { formKey, requireActive } from './inbound.js';
import type { Inbounds } from './inbound.js';
import type { Members } from './members.js';
import { readBody, readQuery } from './request-body.js';
import {
  actionRequest,
  clockRequest,
  deleteRequest,
  earlierRequest,
  editRequest,
  eventsRequest,
  formCloseRequest,
  formRequest,
  messageRequest,
  profileRequest,
  readRequest,
  stateRequest,
} from './requests.js';
import { canSee, earlierView, stateView } from './views.js';
import type { Workspace } from './workspace.js';

/** 1 MB: a text of 100 KB, however it is escaped, and what goes with it. */
const LARGEST_BODY = 1024 * 1024;

export interface RouteParts {
  readonly name: string;
  readonly workspace: Workspace;
  readonly members: Members;
  readonly hub: Hub;
  readonly acts: Acts;
  readonly inbounds: Inbounds;
  readonly clock: ClockBar;
}

/** What the page asks and does, but for files. */
export function apiRoutes({ name, workspace, members, hub, acts, inbounds, clock }: RouteParts): Hono {
  const { state } = workspace;
  const routes = new Hono();
  routes.use(
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: () => {
        throw new Fault('too-long');
      },
    }),
  );

  const viewFor = (user: string, page: string) => {
    requirePerson(members, user);
    return stateView(state, members.current(), user, { page, workspace: name, clock: clock.view() });
  };
  const done = async (act: Act) => {
    await acts.perform(act);
    return { done: true } as const;
  };

  routes.get('/events', (c) => {
    // A page of somebody who is gone must not end the stream of the others.
    const pages = readQuery(c, eventsRequest).pages.filter(({ as }) => members.person(as) !== undefined);
    if (pages.length === 0) throw new Fault('unknown-person');
    return eventStream(c, hub, pages.map(({ as, page }) => ({ page, state: viewFor(as, page) })));
  });
  routes.get('/people', (c) => c.json(members.current().people.map((person) => person.user)));
  routes.get('/state', (c) => c.json(viewFor(readQuery(c, stateRequest).as, '')));
  routes.get('/posts', (c) => {
    const { as, conversation, before } = readQuery(c, earlierRequest);
    if (!canSee(members.current(), as, conversation)) throw new Fault('unknown-conversation');
    return c.json(earlierView(state, members.current(), as, conversation, before));
  });

  routes.post('/messages', async (c) => c.json(await done(inbounds.message(await readBody(c, messageRequest)))));
  routes.post('/messages/edit', async (c) => c.json(await done(inbounds.edit(await readBody(c, editRequest)))));
  routes.post('/messages/delete', async (c) => c.json(await done(inbounds.remove(await readBody(c, deleteRequest)))));
  routes.post('/actions', async (c) => c.json(await done(inbounds.action(await readBody(c, actionRequest)))));
  routes.post('/profile', async (c) => c.json(await done(inbounds.profile(await readBody(c, profileRequest)))));
  routes.post('/forms', async (c) => {
    const request = await readBody(c, formRequest);
    if (!state.done.has(formKey(request.open))) await acts.perform(inbounds.form(request));
    return c.json({ done: true });
  });
  routes.post('/forms/close', async (c) => {
    const { as, open } = await readBody(c, formCloseRequest);
    await workspace.commit(() => (state.forms.get(open)?.user === as ? { type: 'form-closed', open } : undefined));
    return c.json({ done: true });
  });
  routes.post('/read', async (c) => {
    const { as, conversation, seq } = await readBody(c, readRequest);
    requireActive(members, as);
    if (!canSee(members.current(), as, conversation)) throw new Fault('unknown-conversation');
    const reached = Math.min(seq, state.seq);
    await workspace.commit(() => (reached > (state.read.get(as)?.get(conversation) ?? 0) ? { type: 'read', user: as, conversation, seq: reached } : undefined));
    return c.json({ done: true });
  });
  routes.post('/clock', async (c) => {
    const { as, to } = await readBody(c, clockRequest);
    requirePerson(members, as);
    return c.json(await clock.move(to));
  });
  return routes;
}

function requirePerson(members: Members, user: string): void {
  if (members.person(user) === undefined) throw new Fault('unknown-person');
}
