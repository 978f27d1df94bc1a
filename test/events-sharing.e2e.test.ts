import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommunityService } from '../src/features/communities/community.service.js';
import { MembershipService } from '../src/features/communities/membership.service.js';
import { EventService } from '../src/features/events/event.service.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { AttendeeService } from '../src/features/rsvps/attendee.service.js';
import { RsvpService } from '../src/features/rsvps/rsvp.service.js';
import { startApp, type TestApp } from './support/app.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import {
  buildAccount,
  type BuiltCommunity,
  buildCommunity,
  type BuiltEvent,
  buildEvent,
  buildInvited,
  buildMember,
  buildRemoved,
  buildRsvp,
  type Person,
} from './support/builders.js';
import { itemsOf } from './support/client.js';
import { queriesOf } from './support/query-count.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const api = (person: Person): Promise<ApiClient> => apiClient(app, person.email);
const answerOf = async (person: Person, { id }: BuiltEvent) =>
  (await app.get(AttendeeService).mine(person, id))?.rsvp.outcome ?? null;
const leave = (person: Person, { slug }: BuiltCommunity) => app.get(MembershipService).leave(person, slug);
const sharing = (sharedWith: string[]) => ({ sharedWith });

interface Shared {
  here: BuiltCommunity;
  there: BuiltCommunity;
  event: BuiltEvent;
}

/** An event of `here` shared with `there`, by somebody who animates both. */
async function shared(
  fields: Record<string, unknown> = {},
  { herePolicy = 'open', therePolicy = 'open' } = {},
): Promise<Shared> {
  const organiser = await buildAccount(app);
  const here = await buildCommunity(app, { organiser, joinPolicy: herePolicy });
  const there = await buildCommunity(app, { organiser, joinPolicy: therePolicy });
  const event = await buildEvent(app, { community: here, ...sharing([there.slug]), ...fields });
  return { here, there, event };
}

describe('sharing', () => {
  it('is for who can schedule in both, and says the same of what one may not know', async () => {
    const { here, there, event } = await shared();
    const secret = await buildCommunity(app, { joinPolicy: 'invitation' });
    const open = await buildCommunity(app);
    const organiser = await api(event.host);
    for (const slug of [secret.slug, open.slug, here.slug, 'nulle-part']) {
      const refused = await organiser.patch(`/api/events/${event.id}`, sharing([slug]));
      expect([refused.status, refused.json.errors]).toMatchObject([
        422,
        [{ field: 'sharedWith', code: 'cannot-share-there' }],
      ]);
    }
    const both = await buildMember(app, { community: here, role: 'cohost' });
    await buildMember(app, { community: there, account: both });
    const asked = { title: 'Un café', startsLocal: '2027-03-04T09:00', ...sharing([there.slug]) };
    const path = `/api/communities/${here.slug}/events`;
    expect((await (await api(both)).post(path, asked)).status).toBe(422);
    const created = await organiser.post(path, asked);
    expect(created.json).toMatchObject({ communitySlug: here.slug, sharedWith: [there.slug] });
  });

  it('lets members of either see and answer, and those who animate either manage', async () => {
    const { there, event } = await shared({ capacity: 4 });
    const member = await api(await buildMember(app, { community: there }));
    const cohost = await buildMember(app, { community: there, role: 'cohost' });
    const path = `/api/events/${event.id}`;
    expect((await member.get(path)).json.can).toMatchObject({ answer: true, manage: false });
    expect((await member.put(`${path}/rsvp`, { answer: 'yes' })).json.outcome).toBe('going');
    expect((await member.patch(path, { title: 'À moi' })).status).toBe(403);
    const managed = await (await api(cohost)).patch(path, { title: 'Un verre à deux réseaux' });
    expect(managed.json).toMatchObject({ title: 'Un verre à deux réseaux', sharedWith: [there.slug] });
    expect((await (await api(await buildAccount(app))).get(path)).status).toBe(404);
  });

  it('lets members of either host', async () => {
    const { there, event } = await shared();
    const host = await buildMember(app, { community: there });
    const outsider = await buildAccount(app);
    const path = `/api/events/${event.id}`;
    const organiser = await api(event.host);
    expect((await organiser.patch(path, { hosts: [outsider.accountId] })).status).toBe(422);
    const named = await organiser.patch(path, { hosts: [host.accountId, event.host.accountId] });
    expect(named.json.hosts).toMatchObject([{ id: host.accountId }, { id: event.host.accountId }]);
    expect((await (await api(host)).patch(path, { title: 'Chez nous' })).status).toBe(200);
  });

  it('lists it in both communities, in the agenda and on both pages, which name both', async () => {
    const { here, there, event } = await shared();
    const member = await buildMember(app, { community: there });
    const client = await api(member);
    for (const path of [
      `/api/communities/${there.slug}/events`,
      '/api/events',
      `/api/communities/${here.slug}/events`,
    ])
      expect(itemsOf(await client.get(path))).toContainEqual(expect.objectContaining({ id: event.id }));
    const pages = await app.signIn(member.email);
    const names = await Promise.all(
      [here, there].map(
        async ({ slug }) => (await app.get(CommunityService).view(member, slug)).community.name,
      ),
    );
    const page = (await pages.get(`/events/${event.id}`)).text;
    expect(page).toMatch(
      new RegExp(`${names[0]}</a> et de <a href="/communities/${there.slug}">${names[1]}`),
    );
    for (const { slug } of [here, there])
      expect((await pages.get(`/communities/${slug}`)).text).toContain(event.id);
  });

  it('costs a list no more queries', async () => {
    const { there, event } = await shared();
    const member = await buildMember(app, { community: there });
    const list = () => app.get(EventService).listVisible(member, { limit: 50, when: 'upcoming' });
    const few = (await queriesOf(app, list)).length;
    for (let count = 0; count < 2; count += 1)
      await buildEvent(app, { community: event.community, ...sharing([there.slug]) });
    expect((await queriesOf(app, list)).length).toBe(few);
    expect(few).toBe(1);
  });

  it('costs the page of the event no more queries', async () => {
    const { here, event } = await shared();
    const alone = await buildEvent(app, { community: here });
    const member = await buildMember(app, { community: here });
    const client = await app.signIn(member.email);
    const page = async (id: string) => (await queriesOf(app, () => client.get(`/events/${id}`))).length;
    await client.get('/agenda');
    const together = await page(event.id);
    expect(together).toBe(await page(alone.id));
    // The event, its hosts, its seats, and one's own answer; on PostgreSQL the session and whether anything changed too.
    expect(together).toBe(app.settings.databaseUrl.startsWith('sqlite:') ? 4 : 6);
  });
});

describe('what one may not know', () => {
  it('is never named: a community by invitation to the members of the other', async () => {
    const { here, there, event } = await shared({}, { herePolicy: 'invitation' });
    const member = await buildMember(app, { community: there });
    const { json } = await (await api(member)).get(`/api/events/${event.id}`);
    expect(json).toMatchObject({ communitySlug: there.slug, sharedWith: [] });
    const { name } = (await app.get(CommunityService).view(event.host, here.slug)).community;
    const client = await app.signIn(member.email);
    for (const path of [`/events/${event.id}`, '/agenda?list=all', `/communities/${there.slug}`]) {
      const { text } = await client.get(path);
      expect(text).toContain(event.id);
      expect(text).not.toContain(here.slug);
      expect(text).not.toContain(name);
    }
  });

  it('is never named: the other community to strangers of a public event', async () => {
    const { here, there, event } = await shared({ audience: 'public' }, { therePolicy: 'invitation' });
    const { json } = await (await apiClient(app)).get(`/api/events/${event.id}`);
    expect(json).toMatchObject({ communitySlug: here.slug, sharedWith: [] });
    expect((await app.client().get(`/events/${event.id}`)).text).not.toContain(there.slug);
  });

  it('is not public through the other: its own community decides', async () => {
    const { there, event } = await shared({ audience: 'public' }, { herePolicy: 'invitation' });
    expect((await app.client().get(`/events/${event.id}`)).status).toBe(404);
    const listed = await (await apiClient(app)).get(`/api/communities/${there.slug}/events`);
    expect(itemsOf(listed)).toEqual([]);
  });

  it('stays shared when somebody who does not see it says none', async () => {
    const { here, there, event } = await shared({}, { herePolicy: 'invitation' });
    const cohost = await buildMember(app, { community: there, role: 'cohost' });
    const kept = await (await api(cohost)).patch(`/api/events/${event.id}`, sharing([]));
    expect(kept.json).toMatchObject({ communitySlug: there.slug, sharedWith: [] });
    const seen = await (await api(event.host)).get(`/api/events/${event.id}`);
    expect(seen.json).toMatchObject({ communitySlug: here.slug, sharedWith: [there.slug] });
  });

  it('names an invited person only to hosts of a community of theirs', async () => {
    const { here, there, event } = await shared();
    const guest = await buildInvited(app, event);
    await buildMember(app, { community: there, account: guest });
    const elsewhere = await buildMember(app, { community: here, role: 'cohost' });
    const path = `/api/events/${event.id}/invitations`;
    const seenBy = async (person: Person) => itemsOf(await (await api(person)).get(path))[0]!;
    expect(await seenBy(elsewhere)).toMatchObject({ account: { displayName: '' }, email: guest.email });
    expect(await seenBy(event.host)).toMatchObject({ email: null });
  });
});

describe('leaving', () => {
  it('one community keeps what the other gives; leaving both frees the seat', async () => {
    const { here, there, event } = await shared();
    const person = await buildMember(app, { community: here });
    await buildMember(app, { community: there, account: person });
    await buildRsvp(app, { event, account: person });
    await leave(person, here);
    await app.settle();
    expect(await answerOf(person, event)).toBe('going');
    await leave(person, there);
    await app.settle();
    await expect(app.get(EventService).view(person, event.id)).rejects.toMatchObject({ kind: 'not-found' });
    expect((await app.get(AttendeeService).seatsOf([event.id])).get(event.id)?.taken).toBe(0);
  });

  it('being removed from one keeps what the other gives, an invitation too', async () => {
    const { here, there, event } = await shared({ audience: 'public' });
    const kept = await buildMember(app, { community: there });
    await app.get(MembershipService).join(kept, here.slug, true);
    const guest = await buildInvited(app, event);
    for (const community of [here, there]) await buildMember(app, { community, account: guest });
    for (const account of [kept, guest]) await buildRsvp(app, { event, account });
    for (const { accountId } of [kept, guest])
      await app.get(MembershipService).remove(here.organiser, here.slug, accountId);
    await app.settle();
    for (const account of [kept, guest]) expect(await answerOf(account, event)).toBe('going');
    const removed = await buildRemoved(app, there);
    await expect(
      app.get(RsvpService).respond(removed.accountId, event.id, { answer: 'yes', guests: 0 }),
    ).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('takes the invitation along once neither community keeps them', async () => {
    const { there, event } = await shared();
    const guest = await buildInvited(app, event);
    await buildMember(app, { community: there, account: guest });
    await buildRsvp(app, { event, account: guest });
    await leave(guest, there);
    await app.settle();
    await expect(app.get(EventService).view(guest, event.id)).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('withdrawing', () => {
  it('takes the seats of those of the other community alone, gives them to who waits, and tells them', async () => {
    const { here, there, event } = await shared({ capacity: 3 });
    const theirs = await buildMember(app, { community: there });
    const guest = await buildInvited(app, event);
    await buildMember(app, { community: there, account: guest });
    const both = await buildMember(app, { community: here });
    await buildMember(app, { community: there, account: both });
    const waits = await buildMember(app, { community: here });
    for (const account of [theirs, guest, both, waits]) await buildRsvp(app, { event, account });
    await app.settle();
    const withdrawn = await (await api(event.host)).patch(`/api/events/${event.id}`, sharing([]));
    expect(withdrawn.json.sharedWith).toEqual([]);
    await app.settle();
    for (const account of [guest, both, waits]) expect(await answerOf(account, event)).toBe('going');
    await expect(app.get(EventService).view(theirs, event.id)).rejects.toMatchObject({ kind: 'not-found' });
    expect((await app.mails(theirs.email)).at(-1)?.subject).not.toBe(
      (await app.mails(theirs.email)).at(0)?.subject,
    );
  });

  it('of a public event takes nothing: everybody may still come', async () => {
    const { there, event } = await shared({ audience: 'public' });
    const theirs = await buildMember(app, { community: there });
    await buildRsvp(app, { event, account: theirs });
    await (await api(event.host)).patch(`/api/events/${event.id}`, sharing([]));
    await app.settle();
    expect(await answerOf(theirs, event)).toBe('going');
  });
});

describe('withdrawing one’s own community', () => {
  it('is done and answered without a body to a program that sees the event no more', async () => {
    const { there, event } = await shared();
    const partner = await api(await buildMember(app, { community: there, role: 'cohost' }));
    const kept = await partner.patch(`/api/events/${event.id}`, { title: 'Un autre titre' });
    expect([kept.status, kept.json.title]).toEqual([200, 'Un autre titre']);
    expect((await partner.patch(`/api/events/${event.id}`, sharing([]))).status).toBe(204);
    expect((await partner.get(`/api/events/${event.id}`)).status).toBe(404);
    const host = await api(event.host);
    expect((await host.get(`/api/events/${event.id}`)).json.sharedWith).toEqual([]);
  });

  it('leads whoever sees the event no more to their dates, not to a page that is missing', async () => {
    const { there, event } = await shared();
    const partner = await buildMember(app, { community: there, role: 'cohost' });
    const client = await app.signIn(partner.email);
    const saved = await client.submit(`/events/${event.id}/edit`, {
      title: 'Apéro partagé',
      kind: 'soiree',
      format: 'in-person',
      date: '2027-03-05',
      time: '18:30',
      audience: 'members',
      sharedWith: '',
      agreed: 'yes',
    });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/agenda']);
    expect((await client.get(`/events/${event.id}`)).status).toBe(404);
  });
});

describe('feeds', () => {
  const feed = async ({ slug }: BuiltCommunity) => app.client().get(`/communities/${slug}/calendar.ics`);

  it('of both communities hold what is public, and follow when it is no longer shared', async () => {
    const { here, there, event } = await shared({ audience: 'public', title: 'Café à deux' });
    for (const community of [here, there]) expect((await feed(community)).text).toContain('Café à deux');
    const { headers } = await feed(there);
    await app.get(EventSchedulingService).edit(event.host, event.id, { sharedWith: [] }, null);
    const after = await feed(there);
    expect(after.text).not.toContain('Café à deux');
    expect(after.headers.get('etag')).not.toBe(headers.get('etag'));
    expect((await feed(here)).text).toContain('Café à deux');
  });

  it('never show what a community by invitation shares', async () => {
    const { there } = await shared({ audience: 'public', title: 'Entre nous' }, { herePolicy: 'invitation' });
    expect((await feed(there)).text).not.toContain('Entre nous');
  });

  it('of one’s own hold what either community lets one see', async () => {
    const { here, there, event } = await shared({ title: 'Chez les deux' });
    const person = await buildMember(app, { community: there });
    await buildMember(app, { community: here, account: person });
    await buildRsvp(app, { event, account: person });
    const client = await api(person);
    const { url } = (await client.post('/api/me/feeds', { name: 'téléphone' })).json;
    const mine = async () => (await app.client().get(new URL(url).pathname)).text;
    expect(await mine()).toContain('Chez les deux');
    await leave(person, here);
    expect(await mine()).toContain('Chez les deux');
  });
});
