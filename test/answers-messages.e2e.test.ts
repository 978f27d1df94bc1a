import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EventInvitationService } from '../src/features/events/event-invitation.service.js';
import type { Recipients } from '../src/features/invitations/event-message.entity.js';
import { EventMessageDelivery } from '../src/features/invitations/event-message-delivery.service.js';
import { EventMessageService } from '../src/features/invitations/event-message.service.js';
import { RefusalService } from '../src/features/invitations/refusal.service.js';
import { RsvpService } from '../src/features/rsvps/rsvp.service.js';
import { DAY } from '../src/kernel/clock.js';
import { startApp, type TestApp } from './support/app.js';
import { apiClient } from './support/api-client.js';
import { buildEvent, type BuiltEvent, buildInvited, buildMember, buildRsvp } from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';
import { itemsOf } from './support/client.js';
import { queriesOf } from './support/query-count.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(A_MONDAY));

const TEXT = 'On se retrouve au fond de la salle.\n\nÀ vendredi !';
const write = (event: BuiltEvent, to: Recipients[], text = TEXT) =>
  app.get(EventMessageService).post(event.host, event.id, { to, text }, null);
/** The host's words that an address got. */
async function words(email: string) {
  await app.settle();
  return (await app.mails(email)).filter(({ subject }) => subject.startsWith('Un mot de'));
}

/** One going, one waiting, one undecided, one who said no, one silent. */
async function buildPeople() {
  const event = await buildEvent(app, { capacity: 1 });
  const { account: going } = await buildRsvp(app, { event });
  const { account: waitlisted } = await buildRsvp(app, { event });
  const { account: maybe } = await buildRsvp(app, { event, answer: 'maybe' });
  const { account: declined } = await buildRsvp(app, { event, answer: 'no' });
  const silent = await buildInvited(app, event);
  return { event, people: { going, waitlisted, maybe, declined, silent } };
}

describe('a host’s message', () => {
  it.each<[Recipients[], string[]]>([
    [['going'], ['going']],
    [
      ['waitlisted', 'maybe'],
      ['waitlisted', 'maybe'],
    ],
    [['silent'], ['silent']],
    [
      ['going', 'waitlisted', 'maybe', 'silent'],
      ['going', 'waitlisted', 'maybe', 'silent'],
    ],
  ])('to %s goes to them and to nobody else', async (to, expected) => {
    const { event, people } = await buildPeople();
    await app.settle();
    await write(event, to);
    const got: string[] = [];
    for (const [part, { email }] of Object.entries(people)) if ((await words(email)).length) got.push(part);
    expect(got).toEqual(expected);
    const [sent] = await app.get(EventMessageService).list(event.host, event.id);
    expect(sent?.told).toBe(expected.length);
  });

  it('has the host’s words, name and reply address, the event, and a link to answer', async () => {
    const { event, people } = await buildPeople();
    await write(event, ['going', 'silent']);
    const [mail] = await words(people.going.email);
    expect(mail?.text).toContain('On se retrouve au fond de la salle.');
    expect(mail?.text).toContain('À vendredi');
    expect(mail?.text).toMatch(/\/r\/[a-z2-7]+\?answer=no/);
    expect(mail?.raw).toMatch(/^From: .*\(Maillage\)/m);
    expect(mail?.raw).toMatch(/^Reply-To:[^@]*\+[a-z2-7]{32}@/m);
    expect(mail?.raw).not.toContain('List-Unsubscribe');
    const [asked] = await words(people.silent.email);
    expect(asked?.raw).toContain('List-Unsubscribe');
    expect(asked?.text).toMatch(/\/r\/[a-z2-7]+\?answer=yes/);
  });

  it('goes by what each has answered when it is sent', async () => {
    const { event, people } = await buildPeople();
    await write(event, ['going']);
    app.clock.advance(1000);
    await app.get(RsvpService).respond(people.going.accountId, event.id, { answer: 'no', guests: 0 });
    expect(await words(people.going.email)).toEqual([]);
    expect(await words(people.waitlisted.email)).toHaveLength(1);
  });

  it('is told each person once, however often it is retried', async () => {
    const { event, people } = await buildPeople();
    const { message } = await write(event, ['going']);
    await app.settle();
    const delivery = app.get(EventMessageDelivery);
    await delivery.spread({ messageId: message.id, after: null });
    await delivery.send({ messageId: message.id, accountId: people.going.accountId });
    expect(await words(people.going.email)).toHaveLength(1);
    const [sent] = await app.get(EventMessageService).list(event.host, event.id);
    expect(sent?.told).toBe(1);
  });

  it('does not go to who wants no invitation and has not answered, nor to who was taken off the list', async () => {
    const event = await buildEvent(app);
    const [refusing, withdrawn] = [await buildInvited(app, event), await buildInvited(app, event)];
    await app.settle();
    const { text = '' } = (await app.mails(refusing.email)).at(-1) ?? {};
    await app.get(RefusalService).refuse(/\/u\/([a-z2-7]+)/.exec(text)?.[1] ?? '');
    await app.get(EventInvitationService).withdraw(event.host, event.id, withdrawn.accountId);
    await write(event, ['silent']);
    expect([...(await words(refusing.email)), ...(await words(withdrawn.email))]).toEqual([]);
    const answered = { answer: 'yes' as const, guests: 0 };
    await app.get(RsvpService).respond(refusing.accountId, event.id, answered);
    await write(event, ['going']);
    expect(await words(refusing.email)).toHaveLength(1);
  });

  it('reaches more people than a chunk holds, its author aside', async () => {
    const event = await buildEvent(app);
    await buildRsvp(app, { event, account: event.host });
    const emails = Array.from({ length: 26 }, (_, index) => `p${index}@asso.example`);
    await app.get(EventInvitationService).invite(event.host, event.id, emails);
    await write(event, ['silent', 'going']);
    await app.settle();
    const [sent] = await app.get(EventMessageService).list(event.host, event.id);
    expect(sent?.told).toBe(26);
    expect(await words(event.host.email)).toEqual([]);
  });

  it('is one of five a day', async () => {
    const event = await buildEvent(app);
    for (let count = 0; count < 5; count += 1) await write(event, ['going']);
    await expect(write(event, ['going'])).rejects.toMatchObject({
      kind: 'too-many',
      code: 'too-many-messages',
    });
    app.clock.advance(DAY);
    await write(event, ['going']);
  });

  it('is not written about what is a draft, cancelled or long over', async () => {
    const draft = await buildEvent(app, { status: 'draft' });
    await expect(write(draft, ['going'])).rejects.toMatchObject({ code: 'not-scheduled' });
    const event = await buildEvent(app);
    app.clock.set(Date.UTC(2027, 2, 7));
    await expect(write(event, ['going'])).rejects.toMatchObject({ code: 'event-over' });
  });
});

describe('the API of messages', () => {
  it('writes once for a key, lists the latest first, and says what is missing', async () => {
    const { event, people } = await buildPeople();
    const client = await apiClient(app, event.host.email);
    const path = `/api/events/${event.id}/messages`;
    const key = { 'idempotency-key': 'once' };
    const asked = { body: { to: ['maybe', 'going', 'going'], text: 'À vendredi' }, headers: key };
    const first = await client.send('POST', path, asked);
    const second = await client.send('POST', path, asked);
    expect([first.status, second.json.id]).toEqual([201, first.json.id]);
    expect(first.json).toMatchObject({ to: ['going', 'maybe'], text: 'À vendredi', told: 0 });
    expect(await words(people.going.email)).toHaveLength(1);
    app.clock.advance(1000);
    await client.post(path, { to: ['waitlisted'], text: 'Encore' });
    const items = itemsOf(await client.get(path));
    expect(items).toMatchObject([
      { text: 'Encore', told: 0 },
      { text: 'À vendredi', told: 2 },
    ]);
    for (const body of [{ to: [], text: 'x' }, { to: ['going'], text: ' ' }, { to: ['all'], text: 'x' }, {}])
      expect((await client.post(path, body)).status).toBe(422);
  });

  it('lists with as many queries for three messages as for one', async () => {
    const event = await buildEvent(app);
    await buildMember(app, { community: event.community });
    const client = await app.signIn(event.host.email);
    const count = async () => {
      await write(event, ['going']);
      return (await queriesOf(app, () => client.get(`/api/events/${event.id}/messages`))).length;
    };
    const one = await count();
    await count();
    expect(await count()).toBe(one);
  });
});
