import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventChangeInput } from '../src/features/events/event.input.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { AcknowledgementService } from '../src/features/invitations/acknowledgement.service.js';
import { RsvpService } from '../src/features/rsvps/rsvp.service.js';
import { HOUR } from '../src/kernel/clock.js';
import { startApp, type TestApp } from './support/app.js';
import { apiClient } from './support/api-client.js';
import { buildEvent, type BuiltEvent, buildInvited, buildMember, buildRsvp } from './support/builders.js';
import { queriesOf } from './support/query-count.js';

const STARTS = Date.UTC(2027, 2, 5, 17, 30);

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(STARTS - 5 * HOUR));

const PLACE = { place: { name: 'Café de la Gare', address: '2 place de la Gare' } };

const edit = (event: BuiltEvent, change: Record<string, unknown>) => {
  app.clock.advance(2000);
  return app.get(EventSchedulingService).edit(event.host, event.id, eventChangeInput.parse(change), null);
};
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
async function lastMail(email: string) {
  await app.settle();
  const { subject = '', text = '', html } = (await app.mails(email)).at(-1) ?? {};
  return { subject: plain(subject), text: plain(text), html: plain(html ?? '') };
}
const unseen = async (event: BuiltEvent) => {
  const readings = (await app.get(AcknowledgementService).readings(event.host, event.id)) ?? [];
  return readings.filter(({ seen }) => !seen).map(({ account }) => account.id);
};

/** Somebody going, told of a place that changed five hours before. */
async function buildLate(change: Record<string, unknown> = PLACE) {
  const event = await buildEvent(app, { place: { name: 'Café du Port', address: '1 quai du Port' } });
  const { account } = await buildRsvp(app, { event });
  await app.settle();
  await edit(event, change);
  const mail = await lastMail(account.email);
  const link = /\/r\/[a-z2-7]+/.exec(mail.text)?.[0] ?? '';
  return { event, account, mail, link };
}

describe('a change in the last hours', () => {
  it('says so in its subject and strikes the old place, in the text too', async () => {
    const { mail } = await buildLate();
    expect(mail.subject).toContain('Changement de dernière minute : ');
    expect(mail.text).toContain('Café de la Gare');
    expect(mail.text).toMatch(/Café du Port/);
    expect(mail.html).toMatch(/<del>[^<]*Café du Port[^<]*<\/del>/);
    expect(mail.html).not.toMatch(/<del>[^<]*Gare/);
  });

  it('strikes the old time, and not the place that stays', async () => {
    const { mail } = await buildLate({ startsLocal: '2027-03-05T19:30' });
    expect(mail.html).toMatch(/<del>[^<]*de 18 h 30 à 20 h 30[^<]*<\/del>/);
    expect(mail.text).toContain('de 19 h 30 à 21 h 30');
    expect(mail.html).not.toMatch(/<del>[^<]*Café/);
  });

  it('is an ordinary one the days before', async () => {
    app.clock.set(STARTS - 50 * HOUR);
    const { mail, event } = await buildLate();
    expect(mail.subject).toContain('Changement pour');
    expect(mail.html).not.toContain('<del>');
    expect(await app.get(AcknowledgementService).readings(event.host, event.id)).toBeNull();
    expect((await app.client().get(`/events/${event.id}`)).text).not.toContain('acknowledgement');
  });
});

describe('who has seen it', () => {
  it('is who pressed « C’est noté » on the page of the mail’s link: looking is no sign', async () => {
    const { event, account, link } = await buildLate();
    for (let time = 0; time < 2; time += 1) {
      const { text } = await app.client().get(link);
      expect(text).toMatch(/<del>Café du Port, 1 quai du Port<\/del>/);
      expect(text).toContain(`action="${link}/acknowledgement"`);
    }
    expect(await unseen(event)).toEqual([account.accountId]);
    const client = app.client();
    const revision = /name="revision" value="(\d+)"/.exec((await client.get(link)).text)?.[1] ?? '';
    const pressed = await client.submit(`${link}/acknowledgement`, { revision });
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, link]);
    expect(await unseen(event)).toEqual([]);
    expect((await client.get(link)).text).not.toContain('/acknowledgement');
  });

  it('shows on the page the address that no longer holds, where the name stays', async () => {
    const { link } = await buildLate({ place: { name: 'Café du Port', address: '9 rue Neuve' } });
    const { text } = await app.client().get(link);
    expect(text).toMatch(/<del>1 quai du Port<\/del>/);
  });

  it('is who pressed it on the event’s page', async () => {
    const { event, account } = await buildLate();
    const client = await app.signIn(account.email);
    const { text } = await client.get(`/events/${event.id}`);
    const revision = /name="revision" value="(\d+)"/.exec(text)?.[1] ?? '';
    await client.submit(`/events/${event.id}/acknowledgement`, { revision });
    expect(await unseen(event)).toEqual([]);
  });

  it('is who answered since, even the same', async () => {
    const { event, account } = await buildLate();
    await app.get(RsvpService).respond(account.accountId, event.id, { answer: 'yes', guests: 0 });
    expect(await unseen(event)).toEqual([]);
  });

  it('is nobody again once it changes again, whatever they press on an old page', async () => {
    const { event, account } = await buildLate();
    const client = await apiClient(app, account.email);
    const path = `/api/events/${event.id}/acknowledgement`;
    const { revision } = (await client.get(`/api/events/${event.id}`)).json;
    expect((await client.put(path, { revision })).json).toEqual({ seenRevision: revision });
    expect(await unseen(event)).toEqual([]);
    await edit(event, { startsLocal: '2027-03-05T19:00' });
    expect(await unseen(event)).toEqual([account.accountId]);
    expect((await client.put(path, { revision })).json).toEqual({ seenRevision: revision });
    expect(await unseen(event)).toEqual([account.accountId]);
    expect((await client.put(path, { revision: 999 })).json).toEqual({ seenRevision: revision + 1 });
    expect(await unseen(event)).toEqual([]);
    expect((await client.put(path, { revision: 1 })).json).toEqual({ seenRevision: revision + 1 });
    expect((await client.put(path, {})).status).toBe(422);
  });

  it('is who was invited since: they never knew it otherwise', async () => {
    const { event, account } = await buildLate();
    app.clock.advance(2000);
    const guest = await buildInvited(app, event);
    const { text } = await lastMail(guest.email);
    expect(await unseen(event)).toEqual([account.accountId]);
    const link = /\/r\/[a-z2-7]+/.exec(text)?.[0] ?? '';
    expect((await app.client().get(link)).text).not.toContain('Café du Port');
    const signedIn = await app.signIn(guest.email);
    expect((await signedIn.get(`/events/${event.id}`)).text).not.toContain('Café du Port');
    await edit(event, { place: { name: 'Café du Canal' } });
    expect(await unseen(event)).toEqual([account.accountId, guest.accountId]);
    expect((await app.client().get(link)).text).toMatch(/<del>Café de la Gare/);
  });

  it('is asked of those concerned alone', async () => {
    const { event } = await buildLate();
    const member = await buildMember(app, { community: event.community });
    const client = await apiClient(app, member.email);
    const refused = await client.put(`/api/events/${event.id}/acknowledgement`, { revision: 1 });
    expect([refused.status, refused.json.code]).toEqual([409, 'nothing-to-acknowledge']);
  });

  it('is listed for the hosts, by name or by the address they know', async () => {
    const { event, account } = await buildLate();
    const guest = await buildInvited(app, event);
    await buildRsvp(app, { event, answer: 'no' });
    await app.settle();
    const host = await app.signIn(event.host.email);
    const text = plain((await host.get(`/events/${event.id}/answers`)).text);
    expect(text).toContain('Pas encore vu (2)');
    expect(text).toContain(guest.email);
    const client = await apiClient(app, event.host.email);
    const { items } = (await client.get(`/api/events/${event.id}/acknowledgements`)).json;
    expect(items).toEqual([
      expect.objectContaining({ account: expect.objectContaining({ id: account.accountId }), seen: false }),
      expect.objectContaining({ email: guest.email, seen: false }),
    ]);
  });

  it('is read with as many queries for three people as for one', async () => {
    const { event } = await buildLate();
    const client = await app.signIn(event.host.email);
    const count = async () =>
      (await queriesOf(app, () => client.get(`/api/events/${event.id}/acknowledgements`))).length;
    const one = await count();
    await buildRsvp(app, { event });
    await buildRsvp(app, { event });
    await app.settle();
    expect(await count()).toBe(one);
  });
});
