import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Chat, Destination } from '../../src/ports/chat.js';
import { ChatError } from '../../src/errors.js';
import { gone } from './chat-driver.js';
import type { ChatDriver } from './chat-driver.js';
import { drawn, form, text, withButtons } from './chat-messages.js';
import { chatSteps } from './chat-steps.js';

/** What every Chat adapter must do. `start` gives a fresh workspace; it runs once for the suite. */
export function chatContract(name: string, start: () => Promise<ChatDriver>): void {
  describe(`Chat: ${name}`, () => {
    let driver: ChatDriver;
    beforeAll(async () => {
      driver = await start();
    });
    afterAll(() => driver.stop());

    const { key, direct, mark, sees, told, shown, opensForm, place, ways } = chatSteps(() => driver);

    test('sends to a person, and to no one else', async () => {
      const ref = await driver.chat.send(direct(driver.ana.user), text('Good morning, one.'), { key: key() });
      expect((await sees(driver.ana, 'direct', 'Good morning, one.')).ref).toEqual(ref);
      expect((await driver.ben.see('direct')).some((seen) => seen.text.includes('Good morning, one.'))).toBe(false);
    });

    test('sends to a channel, for everyone in it', async () => {
      const ref = await driver.chat.send({ kind: 'channel', channel: driver.channel }, text('The week in short.'), { key: key() });
      expect(ref.conversation).toBe(driver.channel);
      for (const user of [driver.ana, driver.ben]) expect((await sees(user, place(), 'The week in short.')).byBot).toBe(true);
    });

    test('answers in a thread, also under a reply', async () => {
      const to: Destination = { kind: 'channel', channel: driver.channel };
      const root = await driver.chat.send(to, text('Thread root.'), { key: key() });
      const reply = await driver.chat.send(to, text('First reply.'), { key: key(), thread: root });
      await driver.chat.send(to, text('Second reply.'), { key: key(), thread: reply });
      for (const words of ['First reply.', 'Second reply.']) expect((await sees(driver.ana, place(), words, root)).thread).toBe(root.message);
    });

    test('the same key posts once, however often and however fast', async () => {
      const once = key();
      const refs = await Promise.all([1, 2, 3].map(() => driver.chat.send(direct(driver.ana.user), text('Only once.'), { key: once })));
      refs.push(await driver.chat.send(direct(driver.ana.user), text('Only once.'), { key: once }));
      expect(new Set(refs.map((ref) => ref.message)).size).toBe(1);
      await sees(driver.ana, 'direct', 'Only once.');
      expect((await driver.ana.see('direct')).filter((seen) => seen.text.includes('Only once.'))).toHaveLength(1);
    });

    test('replaces a message where it stands', async () => {
      const ref = await driver.chat.send(direct(driver.ana.user), text('Before the change.'), { key: key() });
      await driver.chat.update(ref, text('After the change.'));
      expect((await sees(driver.ana, 'direct', 'After the change.')).ref).toEqual(ref);
      expect((await driver.ana.see('direct')).some((seen) => seen.text.includes('Before the change.'))).toBe(false);
    });

    test('a command arrives whole; a private answer is for its asker alone, a public one for all', async () => {
      const before = mark();
      await driver.ana.command(place(), `of {${driver.ben.user}}`);
      const inbound = await told('command', before);
      expect(inbound).toMatchObject({
        platform: driver.chat.platform,
        workspace: driver.chat.workspace,
        user: driver.ana.user,
        conversation: { id: driver.channel, kind: 'channel' },
      });
      // With or without the name that the platform shows.
      expect(inbound.text.replace(/\|[^>]*>/u, '>')).toBe(`of <@${driver.ben.user}>`);
      expect(Date.parse(inbound.at)).not.toBeNaN();
      await driver.chat.respond(inbound.reply, text('For the asker.'), 'private');
      await driver.chat.respond(inbound.reply, text('For everyone.'), 'public');
      await sees(driver.ana, ways().isPrivateDirect ? 'direct' : place(), 'For the asker.');
      const under = ways().isAnsweredInThread ? (await driver.ana.see(place())).findLast(({ byBot }) => !byBot)?.ref : undefined;
      await sees(driver.ben, place(), 'For everyone.', under);
      expect([...(await driver.ben.see(place(), under)), ...(await driver.ben.see('direct'))].some((seen) => seen.text.includes('For the asker.'))).toBe(false);
    });

    test('words arrive as they were typed, with their place, and as a reply under a message', async () => {
      const root = await shown(driver.ana, text('How is 2.b?'));
      const before = mark();
      await driver.ana.write('direct', 'Attendance is now 93.4 %\nand rising', { thread: root });
      const inbound = await told('message', before);
      expect(inbound).toMatchObject({ user: driver.ana.user, conversation: { id: root.conversation, kind: 'direct' }, thread: root.message, text: 'Attendance is now 93.4 %\nand rising', files: [] });
      const seen = await sees(driver.ana, 'direct', 'Attendance is now 93.4 %', root);
      expect(seen).toMatchObject({ byBot: false, thread: root.message, ref: { message: inbound.message } });
    });

    test('an edit and a delete name their message; each act has a key of its own', async () => {
      const before = mark();
      await driver.ana.write('direct', 'We are fine, mostly.');
      const written = await told('message', before);
      const ref = { conversation: written.conversation.id, message: written.message };
      await driver.ana.edit(ref, 'We are fine.');
      const edited = await told('edit', before);
      expect(edited).toMatchObject({ user: driver.ana.user, message: written.message, text: 'We are fine.' });
      await driver.ana.remove(ref);
      const removed = await told('delete', before);
      expect(removed).toMatchObject({ user: driver.ana.user, message: written.message });
      expect(new Set([written.key, edited.key, removed.key]).size).toBe(3);
    });

    test('a button says what it acts on, and can be answered, also in the place of its message', async () => {
      const ref = await shown(driver.ben, withButtons('Press one.'));
      const before = mark();
      await driver.ben.press(ref, 'On track');
      const inbound = await told('action', before);
      expect(inbound).toMatchObject({ user: driver.ben.user, message: ref.message, conversation: { id: ref.conversation, kind: 'direct' }, action: 'report.status', value: 'check-7|on-track' });
      await driver.chat.respond(inbound.reply, text('Thank you, noted.'), 'private');
      await sees(driver.ben, 'direct', 'Thank you, noted.');
      await driver.chat.respond(inbound.reply, text('The next page.'), 'private', { replace: true });
      expect((await sees(driver.ben, 'direct', 'The next page.')).ref).toEqual(ref);
      expect((await driver.ben.see('direct')).some((seen) => seen.text.includes('Press one.'))).toBe(false);
    });

    test('a form opens for who asked, comes back whole, and its trigger works once', async () => {
      const ref = await shown(driver.ana, withButtons('A form, please.'));
      const before = mark();
      await expect(driver.chat.openForm(await opensForm(driver.ana, ref), form)).rejects.toMatchObject({ code: 'form-expired' });

      const bytes = new TextEncoder().encode('week,percent\n37,93.4\n');
      const values = { status: 'at-risk', note: 'Two buses short.', reading: '93.4', on: '2026-09-11' };
      await driver.ana.fill(values, ways().hasNoFormFiles ? {} : { files: { name: 'attendance.csv', mimeType: 'text/csv', bytes } });
      const answer = await told('form', before);
      expect(answer).toMatchObject({ user: driver.ana.user, form: 'report', context: 'check-7|v1', values });
      expect(answer.files).toHaveLength(ways().hasNoFormFiles ? 0 : 1);
      for (const { url } of answer.files) expect(await driver.readFile(url)).toEqual(bytes);
      expect(await gone(() => driver.ana.openForm())).toBe(true);
      await driver.chat.respond(answer.reply, text('Filed by form.'), 'private');
      await sees(driver.ana, 'direct', 'Filed by form.');
    });

    test('a form can be left without an answer', async () => {
      const ref = await shown(driver.ana, withButtons('Another form.'));
      const before = mark();
      await opensForm(driver.ana, ref);
      await driver.ana.dismiss();
      expect(await gone(() => driver.ana.openForm())).toBe(true);
      expect(driver.received.slice(before).filter((inbound) => inbound.type === 'form')).toEqual([]);
    });

    test('a file arrives by reference, with its own name as data', async () => {
      const before = mark();
      const bytes = new Uint8Array([0, 255, 10, 13, 60]);
      await driver.ana.write('direct', 'The sheet.', { files: [{ name: '../../etc/passwd <b>.bin', mimeType: 'application/octet-stream', bytes }] });
      const { files } = await told('message', before);
      expect(files).toMatchObject([{ mimeType: 'application/octet-stream' }]);
      expect(files[0]?.size).toBe(ways().hasNoFileSizes ? undefined : 5);
      expect(files[0]?.name).toContain('<b>.bin');
      expect(await driver.readFile(files[0]?.url ?? '')).toEqual(bytes);
    });

    test('a changed profile arrives as a change of a member', async () => {
      const before = mark();
      await driver.ben.changeProfile({ name: 'Ben of the Hill', timeZone: 'Europe/Madrid', locale: 'es' });
      const inbound = await told('member', before);
      expect(inbound).toMatchObject({ change: 'updated', profile: { user: driver.ben.user, name: 'Ben of the Hill', timeZone: 'Europe/Madrid', locale: 'es', active: true } });
      expect(await driver.chat.profile(driver.ben.user)).toMatchObject({ name: 'Ben of the Hill', timeZone: 'Europe/Madrid' });
    });

    test('knows its people and channels, and who is neither', async () => {
      expect((await driver.chat.profiles()).map((profile) => profile.user)).toEqual(expect.arrayContaining([driver.ana.user, driver.ben.user]));
      expect(await driver.chat.channel(driver.channel)).toMatchObject({ channel: driver.channel });
      expect(await driver.chat.profile('nobody-here')).toBeUndefined();
      expect(await driver.chat.channel('nowhere')).toBeUndefined();
    });

    test.each([
      ['a person who is not there', 'user-gone', (chat: Chat) => chat.send({ kind: 'direct', user: 'nobody-here' }, text('?'), { key: key() })],
      ['a channel that is not there', 'channel-gone', (chat: Chat) => chat.send({ kind: 'channel', channel: 'nowhere' }, text('?'), { key: key() })],
      ['a message that is not there', 'message-refused', (chat: Chat) => chat.update({ conversation: driver.channel, message: 'no-such-message' }, text('?'))],
      ['a trigger that is not one', 'form-expired', (chat: Chat) => chat.openForm('no-such-trigger', form)],
      ['a reply handle that is not one', 'message-refused', (chat: Chat) => chat.respond('no-such-handle', text('?'), 'private')],
    ])('refuses %s with the code %s', async (_what, code, attempt) => {
      const error: unknown = await Promise.resolve(attempt(driver.chat)).then(() => undefined, (reason: unknown) => reason);
      expect(error).toBeInstanceOf(ChatError);
      expect(error).toMatchObject({ code });
    });

    test("people's words are data: no mention, no markup, no link of theirs", async () => {
      const hostile = `<!channel> <@${driver.ben.user}> <b>bold</b> <img src=x onerror=alert(1)> *stars* [click](javascript:alert(2)) &amp;`;
      await driver.chat.send({ kind: 'channel', channel: driver.channel }, { summary: 'Quoted.', blocks: [{ type: 'quote', text: hostile, by: '<i>Eve</i>' }, { type: 'text', text: ['Said: ', { bold: hostile }, { link: { url: 'javascript:alert(3)', text: 'a trap' } }] }] }, { key: key() });
      const seen = await sees(driver.ana, place(), 'Said: ');
      expect(seen.text.split(hostile)).toHaveLength(3);
      expect(seen.text).toContain('<i>Eve</i>');
      expect(seen.text).toContain('a trap');
      expect(seen.links).toEqual([]);
    });

    test('a link and a mention of the bot’s own are shown as such', async () => {
      await driver.chat.send({ kind: 'channel', channel: driver.channel }, { summary: 'Linked.', blocks: [{ type: 'text', text: ['See ', { link: { url: 'https://example.org/a?b=1&c=2', text: 'the sheet' } }, ' by ', { mention: { user: driver.ana.user, name: 'x' } }] }] }, { key: key() });
      const seen = await sees(driver.ben, place(), 'the sheet');
      expect(seen.links).toEqual(['https://example.org/a?b=1&c=2']);
      const ana = await driver.chat.profile(driver.ana.user);
      expect(seen.text).toContain(`@${ana?.name}`);
    });

    test('charts and tables reach everyone, drawn or in words', async () => {
      await driver.chat.send({ kind: 'channel', channel: driver.channel }, drawn, { key: key() });
      const seen = await sees(driver.ben, place(), '1.a Attendance');
      for (const words of ['As bar', 'As line', 'As area', 'As pie', 'Next checks', 'Omar Haddad', '93.4 %', 'Rosa Medina']) expect(seen.text).toContain(words);
    });

    test('a long text goes through both ways', async () => {
      const long = 'Evidence, line by line. '.repeat(500);
      await driver.chat.send(direct(driver.ana.user), text(`${long}END-OUT`), { key: key() });
      await sees(driver.ana, 'direct', 'END-OUT');
      const before = mark();
      await driver.ana.write('direct', `${long}END-IN`);
      expect((await told('message', before)).text).toBe(`${long}END-IN`);
    });

    test('what the bot could not store is said so, and the same act tried again keeps its key', async () => {
      const before = mark();
      const first = driver.offered.length;
      driver.failNext(1);
      await expect(driver.ana.write('direct', 'Once, please.')).rejects.toThrow();
      await driver.ana.write('direct', 'Once, please.');
      await told('message', before);
      const offered = driver.offered.slice(first).filter((inbound) => inbound.type === 'message');
      expect(offered.length).toBeGreaterThan(1);
      expect(new Set(offered.map((inbound) => inbound.key)).size).toBe(1);
      await sees(driver.ana, 'direct', 'Once, please.');
      expect((await driver.ana.see('direct')).filter((seen) => seen.text.includes('Once, please.'))).toHaveLength(1);
    });
  });
}
