import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountStore } from '../src/features/accounts/account.store.js';
import { eventChangeInput } from '../src/features/events/event.input.js';
import { EventInvitationService } from '../src/features/events/event-invitation.service.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { MembershipService } from '../src/features/communities/membership.service.js';
import { AnswerRecordingService } from '../src/features/rsvps/answer-recording.service.js';
import { DAY, HOUR } from '../src/kernel/clock.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startApp, type TestApp } from './support/app.js';
import { apiClient } from './support/api-client.js';
import {
  buildAccount,
  type BuiltEvent,
  buildEvent,
  buildMember,
  buildRsvp,
  type Person,
} from './support/builders.js';
import { itemsOf } from './support/client.js';
import { A_MONDAY } from './support/fake-clock.js';

const STARTS = Date.UTC(2027, 2, 5, 17, 30);
const NOW_THEIRS = 'maintenant@asso.example';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const host = ({ host: { email } }: BuiltEvent) => apiClient(app, email);
const note = (event: BuiltEvent, who: Person, answer: 'yes' | 'no') =>
  app.get(AnswerRecordingService).record(event.host, event.id, who.accountId, { answer, guests: 0 });
const answersOf = async (event: BuiltEvent) =>
  itemsOf(await (await host(event)).get(`/api/events/${event.id}/rsvps`));
const moves = (person: Person, email: string) =>
  app.get(UnitOfWork).run((tx) => app.get(AccountStore).update(tx, person.accountId, { email }));

/** What the host reads before saving another title. */
async function confirmation(event: BuiltEvent): Promise<string> {
  const client = await app.signIn(event.host.email);
  const { text } = await client.get(`/events/${event.id}/edit`);
  const form = /<form method="post"[^>]*\/edit">([^]*?)<\/form>/.exec(text)?.[1] ?? '';
  const revision = /name="revision" value="(\d+)"/.exec(form)?.[1] ?? '';
  const said = await client.submit(`/events/${event.id}/edit`, {
    revision,
    title: 'Un autre titre',
    kind: 'soiree',
    format: 'in-person',
    date: '2027-03-05',
    time: '18:30',
    durationMinutes: '120',
    timeZone: 'Europe/Paris',
    audience: 'members',
  });
  expect(said.text).toContain('Qui sera prévenu');
  return said.text;
}

describe('whom a host knows by the address that they wrote', () => {
  it('is never read by another that they have since, where an answer was noted', async () => {
    const event = await buildEvent(app);
    const person = await buildAccount(app, { email: 'avant@asso.example' });
    await app.get(AnswerRecordingService).recordNew(event.host, event.id, {
      email: person.email,
      displayName: 'Yann',
      answer: 'yes',
      guests: 0,
    });
    await moves(person, NOW_THEIRS);
    expect(await answersOf(event)).toMatchObject([{ email: 'avant@asso.example' }]);
  });

  it('is never read by another before a change is saved, nor among those who have seen it', async () => {
    const event = await buildEvent(app);
    const person = await buildAccount(app, { email: 'hier@asso.example' });
    await app.get(EventInvitationService).invite(event.host, event.id, [person.email]);
    await app.settle();
    await moves(person, 'aujourdhui@asso.example');
    const said = await confirmation(event);
    expect(said).toContain('hier@asso.example');
    expect(said).not.toContain('aujourdhui@asso.example');
    app.clock.set(STARTS - 2 * HOUR);
    const change = eventChangeInput.parse({ place: { name: 'Ailleurs' } });
    await app.get(EventSchedulingService).edit(event.host, event.id, change, null);
    const seen = await (await host(event)).get(`/api/events/${event.id}/acknowledgements`);
    app.clock.set(A_MONDAY);
    expect(itemsOf(seen)).toMatchObject([{ email: 'hier@asso.example' }]);
  });
});

describe('whom a host knows by name', () => {
  it('keeps their address to themselves when a host notes another answer than their own', async () => {
    const event = await buildEvent(app, { audience: 'public' });
    const account = await buildAccount(app, { displayName: 'Nadia' });
    await buildRsvp(app, { event, account });
    await note(event, account, 'no');
    expect(await answersOf(event)).toMatchObject([{ email: null, account: { displayName: 'Nadia' } }]);
  });

  it('keeps it when they leave the community after an evening that a host noted', async () => {
    const event = await buildEvent(app);
    const member = await buildMember(app, { community: event.community });
    await note(event, member, 'yes');
    app.clock.set(STARTS + DAY);
    await app.get(MembershipService).leave(member, event.community.slug);
    const listed = await answersOf(event);
    app.clock.set(A_MONDAY);
    expect(listed).toMatchObject([{ email: null }]);
  });

  it('keeps it, as a member who was invited and has not answered, before a change is saved', async () => {
    const event = await buildEvent(app);
    const account = await buildAccount(app, { displayName: 'Soizic' });
    const member = await buildMember(app, { community: event.community, account });
    await app.get(EventInvitationService).invite(event.host, event.id, [member.email]);
    await app.settle();
    const said = await confirmation(event);
    expect(said).toContain('Soizic');
    expect(said).not.toContain(member.email);
  });
});
