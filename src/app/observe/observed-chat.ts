import type { Chat } from '../../ports.js';

/** Runs one call of a chat; told which. */
export type Call = <T>(call: string, work: () => Promise<T>) => Promise<T>;

/** The same chat, with whatever is to happen around its calls. */
export function observedChat(chat: Chat, call: Call): Chat {
  return {
    ...chat,
    send: (to, message, options) => call('send', () => chat.send(to, message, options)),
    update: (ref, message) => call('update', () => chat.update(ref, message)),
    respond: (reply, message, visibility, options) => call('respond', () => chat.respond(reply, message, visibility, options)),
    openForm: (trigger, form) => call('open-form', () => chat.openForm(trigger, form)),
    profile: (user) => call('profile', () => chat.profile(user)),
    profiles: () => call('profiles', () => chat.profiles()),
    channel: (channel) => call('channel', () => chat.channel(channel)),
    ...(chat.endWaiting && { endWaiting: (reply, message) => call('end-waiting', async () => chat.endWaiting?.(reply, message)) }),
    ...(chat.showHome && { showHome: (user, home) => call('show-home', async () => chat.showHome?.(user, home)) }),
  };
}
