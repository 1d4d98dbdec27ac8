import { expect } from 'vitest';
import { LAKE } from '../support/local-slack.js';
import { EXTERNAL, GUEST, STRATEGY } from './slack-district.js';
import type { Person, SlackDistrict, Step } from './slack-district.js';

const PRIYA = 'priya.nandakumar@marlowbend.example.org';

/** Guests, and people of other organizations in a shared channel: nothing of the plan is theirs, even under the email of one who is in it. */
export function strangersAreRefused(step: Step): void {
  step('a guest sees nothing and changes nothing, by words, command, button or page, and is told once', async (district) => {
    const guest = district.person(GUEST);
    district.slack.front.amendUser(guest.id, { is_restricted: true, profile: { email: PRIYA } });
    const before = await seen(district);
    await guest.says('1.a off track, we gave it up.');
    await expect(guest.asks('status', STRATEGY)).rejects.toThrow('0 answers');
    await guest.presses(await digestIn(district), 'Details');
    await guest.says('1.a off track.');
    await district.slack.control.act('open-home', { user: guest.id });
    await district.slack.settled();
    await expectRefused(guest, 'You are a guest in this workspace');
    expect(await district.slack.control.home(guest.id)).toBeUndefined();
    expect(await seen(district)).toEqual(before);
  });

  step('so it is with somebody of another organization, who asks in the channel', async (district) => {
    const external = district.person(EXTERNAL);
    district.slack.front.amendUser(external.id, { team_id: 'T0OTHER', is_stranger: true, profile: { email: PRIYA } });
    const before = await seen(district);
    await external.writesIn(STRATEGY, `<@${LAKE.botUser}> status 2`);
    await external.presses(await digestIn(district), 'My part');
    await external.writesIn(STRATEGY, `<@${LAKE.botUser}> report 1.a off track`);
    await expectRefused(external, 'another organization');
    expect(await seen(district)).toEqual(before);
  });
}

/** One message in all that the bot ever wrote to somebody, wherever only they see it. */
async function expectRefused(person: Person, words: string): Promise<void> {
  expect((await person.heard()).map(({ lines }) => lines)).toEqual([[expect.stringContaining(words), expect.any(String)]]);
  await expect(person.last('', STRATEGY)).rejects.toThrow('did not hear');
}

/** What there is of the plan that a stranger could see or change. */
async function seen({ posts, filed, member }: SlackDistrict): Promise<unknown> {
  return [await posts(STRATEGY), await filed('1.a'), await filed('2.a'), await member('Priya Nandakumar'), await member(GUEST), await member(EXTERNAL)];
}

async function digestIn({ posts }: SlackDistrict) {
  const digest = (await posts(STRATEGY)).find(({ lines }) => lines[0]?.startsWith('# Weekly digest'));
  if (!digest) throw new Error('There is no digest.');
  return digest;
}
