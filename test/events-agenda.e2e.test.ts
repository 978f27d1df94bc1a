import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MembershipService } from '../src/features/communities/membership.service.js';
import { EventInvitationService } from '../src/features/events/event-invitation.service.js';
import { AgendaService } from '../src/features/rsvps/agenda.service.js';
import { EventListing } from '../src/web/views/event-listing.js';
import { startApp, type TestApp } from './support/app.js';
import { apiClient } from './support/api-client.js';
import {
  buildAccount,
  buildClosed,
  buildCommunity,
  buildEvent,
  buildInvited,
  buildMember,
  buildRsvp,
  type Person,
} from './support/builders.js';
import { type Answer, itemsOf } from './support/client.js';
import { A_MONDAY } from './support/fake-clock.js';
import { queriesOf } from './support/query-count.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const on = (day: number) => ({ startsLocal: `2027-03-${String(day).padStart(2, '0')}T18:30` });
const idsIn = (answer: Answer): string[] => itemsOf(answer).map(({ id }) => String(id));
const mine = async (person: Person, when: 'upcoming' | 'past' = 'upcoming') =>
  (await app.get(AgendaService).mine(person, when)).map(({ event }) => event.id);
const waiting = async (person: Person, limit = 10) =>
  (await app.get(AgendaService).week(person, { coming: 1, unanswered: limit })).unanswered.map(
    ({ event }) => event.id,
  );

describe('my dates', () => {
  it('are what I said yes or maybe to and what I host, drafts too, soonest first', async () => {
    const community = await buildCommunity(app);
    const person = await buildMember(app, { community });
    const hosted = await buildEvent(app, { community, hosts: [person.accountId], ...on(9) });
    const draft = await buildEvent(app, { community, hosts: [person.accountId], status: 'draft', ...on(8) });
    const [yes, maybe, no] = [
      await buildEvent(app, { community, ...on(10) }),
      await buildEvent(app, { community, ...on(7) }),
      await buildEvent(app, { community, ...on(6) }),
    ];
    await buildRsvp(app, { event: yes, account: person });
    await buildRsvp(app, { event: maybe, account: person, answer: 'maybe' });
    await buildRsvp(app, { event: no, account: person, answer: 'no' });
    expect(await mine(person)).toEqual([maybe.id, draft.id, hosted.id, yes.id]);
    const listed = await (await apiClient(app, person.email)).get('/api/me/agenda');
    expect(idsIn(listed)).toEqual([maybe.id, draft.id, hosted.id, yes.id]);
  });

  it('are no longer what I hosted once I left, even where it is public', async () => {
    const community = await buildCommunity(app);
    const person = await buildMember(app, { community });
    await buildEvent(app, { community, hosts: [person.accountId], audience: 'public' });
    await app.get(MembershipService).leave(person, community.slug);
    expect(await mine(person)).toEqual([]);
  });

  it('that are past come latest first', async () => {
    const community = await buildCommunity(app);
    const [first, last] = [
      await buildEvent(app, { community, ...on(2) }),
      await buildEvent(app, { community, ...on(4) }),
    ];
    const coming = await buildEvent(app, { community, ...on(20) });
    const client = await apiClient(app, community.organiser.email);
    app.clock.set(Date.UTC(2027, 2, 10));
    const past = idsIn(await client.get('/api/me/agenda?when=past'));
    const next = await mine(community.organiser);
    app.clock.set(A_MONDAY);
    expect(past).toEqual([last.id, first.id]);
    expect(next).toEqual([coming.id]);
  });
});

describe('what waits for my answer', () => {
  it('is what I can still say yes to, in my communities or by invitation, and do not host', async () => {
    const organiser = await buildAccount(app);
    const community = await buildCommunity(app, { organiser });
    const other = await buildCommunity(app, { organiser });
    const person = await buildMember(app, { community });
    const wanted = await buildEvent(app, { community, ...on(5) });
    const shared = await buildEvent(app, { community: other, sharedWith: [community.slug], ...on(6) });
    const invited = await buildEvent(app, { community: other, ...on(7) });
    await buildEvent(app, { community, hosts: [person.accountId], ...on(8) });
    await buildEvent(app, { community, status: 'draft', ...on(8) });
    await buildClosed(app, { community, ...on(8) });
    await buildEvent(app, { community: other, audience: 'public', ...on(8) });
    for (const answer of ['yes', 'maybe', 'no'])
      await buildRsvp(app, {
        event: await buildEvent(app, { community, ...on(8) }),
        account: person,
        answer,
      });
    await app.get(EventInvitationService).invite(organiser, invited.id, [person.email]);
    expect(await waiting(person)).toEqual([wanted.id, shared.id, invited.id]);
    expect(await waiting(person, 2)).toEqual([wanted.id, shared.id]);
    const both = await buildMember(app, { community });
    await buildMember(app, { community: other, account: both });
    expect((await waiting(both)).filter((id) => id === shared.id)).toHaveLength(1);
  });

  it('costs as many queries for one as for three', async () => {
    const community = await buildCommunity(app);
    const person = await buildMember(app, { community });
    const listing = app.get(EventListing);
    const count = async () =>
      (await queriesOf(app, () => listing.week(person, { coming: 5, unanswered: 5 }))).length;
    await buildEvent(app, { community });
    const one = await count();
    for (let number = 0; number < 2; number += 1) await buildEvent(app, { community });
    expect(await count()).toBe(one);
    // Those I come to, those that wait, the events, their seats, my answers.
    expect(one).toBe(5);
    expect(await waiting(person)).toHaveLength(3);
    expect((await queriesOf(app, () => listing.agenda(person))).length).toBeLessThanOrEqual(5);
  });

  it('is empty for who is invited to nothing', async () => {
    const event = await buildEvent(app);
    const guest = await buildInvited(app, event);
    expect(await waiting(guest)).toEqual([event.id]);
    expect(await waiting(await buildAccount(app))).toEqual([]);
  });
});
