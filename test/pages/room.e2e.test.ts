import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EventSchedulingService } from '../../src/features/events/event-scheduling.service.js';
import { HOUR, MINUTE } from '../../src/kernel/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  buildAdhesion,
  buildAssociation,
  type BuiltEvent,
  buildCommunity,
  buildEvent,
  buildMember,
  buildRsvp,
  type Person,
} from '../support/builders.js';
import { A_MONDAY } from '../support/fake-clock.js';

const STARTS = Date.UTC(2027, 2, 5, 17, 30);
const LINK = 'https://visio.example/salle-secrete?pwd="1"&x=2';
const LINK_IN_HTML = 'https://visio.example/salle-secrete?pwd=%221%22&amp;x=2';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(A_MONDAY));

const apero = (fields: Record<string, unknown> = {}) =>
  buildEvent(app, { format: 'video', roomUrl: LINK, ...fields });
const gateOf = ({ id }: BuiltEvent) => `/events/${id}/room`;
const going = async (event: BuiltEvent, account?: Person) => {
  const rsvp = await buildRsvp(app, { event, ...(account && { account }) });
  return app.signIn(rsvp.account.email);
};

describe('the gate', () => {
  it('says when it opens, in the reader’s own time, and shows no way in', async () => {
    const event = await apero();
    const account = await buildMember(app, {
      community: event.community,
      account: await buildAccount(app, { timeZone: 'America/Montreal' }),
    });
    const client = await going(event, account);
    const { text } = await client.get(gateOf(event));
    expect(text).toContain('La salle n’est pas encore ouverte');
    expect(text).toMatch(/Elle ouvre vendredi 5\smars à 12\sh\s15\./);
    expect(text).not.toContain('Entrer dans la salle');
    expect(text).not.toContain('visio.example');
  });

  it('gives the link in answer to a press alone, to be kept nowhere', async () => {
    const event = await apero();
    const client = await going(event);
    app.clock.set(STARTS - MINUTE);
    const gate = await client.get(gateOf(event));
    expect(gate.text).toContain('La salle est ouverte');
    expect(gate.text).not.toContain('visio.example');
    const entered = await client.submit(gateOf(event));
    expect(entered.status).toBe(200);
    expect(entered.text).toContain(`<a href="${LINK_IN_HTML}" role="button" rel="noreferrer noopener">`);
    expect(entered.text).toContain('Elle s’ouvre sur visio.example.');
    for (const { headers } of [gate, entered]) {
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(headers.get('x-robots-tag')).toContain('noindex');
    }
    expect((await client.get(gateOf(event))).text).not.toContain('visio.example');
  });

  it('pressed too early, too late or by who is not going, says why again', async () => {
    const event = await apero();
    const client = await going(event);
    const early = await client.submit(gateOf(event));
    expect([early.status, early.headers.get('location')]).toEqual([303, gateOf(event)]);
    app.clock.set(STARTS + 3 * HOUR);
    expect((await client.submit(gateOf(event))).status).toBe(303);
    expect((await client.get(gateOf(event))).text).toContain('C’est fini pour cette fois');
  });

  it('stays open for who comes late', async () => {
    const event = await apero();
    const client = await going(event);
    app.clock.set(STARTS + HOUR);
    const { text } = await client.get(gateOf(event));
    expect(text).toContain('C’est commencé, et la salle reste ouverte');
    expect(text).toMatch(/jusqu’à 20\sh\s30/);
    expect((await client.submit(gateOf(event))).status).toBe(200);
  });

  it('is dead once cancelled, with the host’s word', async () => {
    const event = await apero();
    const client = await going(event);
    await app.get(EventSchedulingService).cancel(event.host, event.id, 'Personne pour animer.');
    app.clock.set(STARTS);
    const { text } = await client.get(gateOf(event));
    expect(text).toContain('Cette rencontre est annulée');
    expect(text).toContain('Personne pour animer.');
    expect((await client.submit(gateOf(event))).status).toBe(303);
  });

  it.each([
    ['while there is room', {}, STARTS - HOUR, 'Répondez oui, et elle s’ouvre aussi pour vous.'],
    ['once it is full', { capacity: 1 }, STARTS - HOUR, 'rejoindre la liste d’attente'],
    ['once it has begun', {}, STARTS, 'qui peut encore noter que vous venez'],
  ])('tells who is not going how to answer yes: %s', async (_name, fields, now, words) => {
    const event = await apero(fields);
    await going(event);
    const member = await buildMember(app, { community: event.community });
    app.clock.set(now);
    const { text } = await (await app.signIn(member.email)).get(gateOf(event));
    expect(text).toContain('La salle ouvre pour les personnes qui viennent');
    expect(text).toContain(words);
  });

  it('tells who waits that they wait', async () => {
    const event = await apero({ capacity: 1 });
    await going(event);
    const client = await going(event);
    expect((await client.get(gateOf(event))).text).toContain('Vous êtes sur la liste d’attente');
  });

  it('asks strangers to sign in, and is not there for who may not know', async () => {
    const event = await apero();
    const asked = await app.client().get(gateOf(event));
    expect(asked.status).toBe(303);
    expect(asked.headers.get('location')).toContain('/sign-in');
    const outside = await app.signIn((await buildAccount(app)).email);
    expect((await outside.get(gateOf(event))).status).toBe(404);
    expect((await outside.submit(gateOf(event))).status).toBe(404);
  });

  it('is reached from the gathering’s page, which says when it opens', async () => {
    const event = await apero();
    const client = await going(event);
    const before = (await client.get(`/events/${event.id}`)).text;
    expect(before).toContain(`href="${gateOf(event)}"`);
    expect(before).toMatch(/La salle ouvre vendredi 5\smars à 18\sh\s15\./);
    app.clock.set(STARTS);
    expect((await client.get(`/events/${event.id}`)).text).toContain('La salle est ouverte.');
  });

  it('offers its host to give the link that is missing', async () => {
    const event = await apero({ roomUrl: null });
    const { text } = await (await app.signIn(event.host.email)).get(gateOf(event));
    expect(text).toContain('Pas de salle pour l’instant');
    expect(text).toContain(`href="/events/${event.id}/edit"`);
  });
});

describe('« Déjà renouvelée ? »', () => {
  it('is asked at the gate and answered there', async () => {
    const organiser = await buildAccount(app, { displayName: 'Gwenola' });
    const community = await buildCommunity(app, { organiser });
    const association = await buildAssociation(app, {
      manager: organiser,
      name: 'Parlons métier',
      renewalUrl: 'https://asso.example/renouveler',
    });
    const event = await apero({ community, audience: { adherentsOf: association.id } });
    const account = await buildMember(app, {
      community,
      account: await buildAccount(app, { displayName: 'Maëlle' }),
    });
    await buildAdhesion(app, { association, account, startsOn: '2026-01-01', endsOn: '2026-12-31' });
    const [client, host] = [await app.signIn(account.email), await app.signIn(organiser.email)];
    app.clock.set(STARTS);

    const lapsed = (await client.get(gateOf(event))).text;
    expect(lapsed).toContain('Votre adhésion à Parlons métier allait jusqu’au');
    expect(lapsed).toMatch(/31\sdécembre\s2026/);
    expect(lapsed).toContain('href="https://asso.example/renouveler"');
    expect((await client.submit(gateOf(event))).status).toBe(303);
    expect((await client.submit(`${gateOf(event)}/admission`)).status).toBe(303);
    expect((await client.get(gateOf(event))).text).toContain('Gwenola peut vous laisser entrer cette fois');

    expect((await host.get(gateOf(event))).text).toContain('Maëlle dit avoir renouvelé son adhésion.');
    const decision = { accountId: account.accountId, decision: 'yes' };
    expect((await host.submit(`${gateOf(event)}/admissions`, decision)).status).toBe(303);
    expect((await host.get(gateOf(event))).text).toContain('Peut entrer');
    expect((await client.submit(gateOf(event))).text).toContain('Ouvrir la visio');
  });
});

describe('attendance', () => {
  it('is corrected by hosts, and read by those who were there', async () => {
    const event = await apero();
    const [came, didNot] = await Promise.all(
      ['Nadia', 'Yann'].map(async (displayName) =>
        buildMember(app, { community: event.community, account: await buildAccount(app, { displayName }) }),
      ),
    );
    const client = await going(event, came);
    await going(event, didNot);
    const host = await app.signIn(event.host.email);
    app.clock.set(STARTS);
    await client.submit(gateOf(event));
    const path = `/events/${event.id}/attendance`;
    const listed = (await host.get(path)).text;
    expect(listed.indexOf('Étaient là')).toBeLessThan(listed.indexOf('Nadia'));
    expect(listed.indexOf('Attendues, sans nouvelle')).toBeLessThan(listed.indexOf('Yann'));
    const marked = await host.submit(path, { accountId: didNot!.accountId, decision: 'no' });
    expect([marked.status, marked.headers.get('location')]).toEqual([303, path]);
    expect((await host.get(path)).text).toContain('N’étaient pas là');
    const seen = (await client.get(path)).text;
    expect(seen).toContain('Nadia');
    expect(seen).not.toContain('Yann');
    expect(seen).not.toContain('<form method="post" action="/events');
    app.clock.set(STARTS + 3 * HOUR);
    expect((await client.get(`/events/${event.id}`)).text).toContain(`href="${path}"`);
  });

  it('takes a member who had not answered, and says what is missing where nobody is chosen', async () => {
    const event = await buildEvent(app);
    const member = await buildMember(app, { community: event.community });
    const host = await app.signIn(event.host.email);
    app.clock.set(STARTS);
    const path = `/events/${event.id}/attendance`;
    const refused = await host.submit(path, { accountId: '', decision: 'yes' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#field-accountId"');
    expect((await host.submit(path, { accountId: member.accountId, decision: 'yes' })).status).toBe(303);
    expect((await host.get(path)).text).toContain(member.displayName);
    expect((await host.get(`/events/${event.id}/answers`)).text).toContain(`href="${path}"`);
  });

  it('says from when it can be noted', async () => {
    const event = await buildEvent(app);
    const member = await buildMember(app, { community: event.community });
    const host = await app.signIn(event.host.email);
    const path = `/events/${event.id}/attendance`;
    expect((await host.get(path)).text).toContain('à partir d’un quart d’heure avant le début');
    const early = await host.submit(path, { accountId: member.accountId, decision: 'yes' });
    expect(early.status).toBe(422);
  });
});

describe('an event’s form', () => {
  const FORM = {
    kind: 'soiree',
    format: 'video',
    date: '2027-03-05',
    time: '18:30',
    audience: 'members',
    maxGuests: '0',
  };
  let other: TestApp;
  beforeAll(async () => {
    other = await startApp({ environment: { JITSI_URL: 'https://meet.example' } });
  });
  afterAll(() => other.close());

  it('offers a room of its own where there is a server for it, and keeps it', async () => {
    const { slug, organiser } = await buildCommunity(other);
    const client = await other.signIn(organiser.email);
    const path = `/communities/${slug}/events/new`;
    expect((await client.get(path)).text).toContain('Dans une salle créée pour cette rencontre');
    const made = await client.submit(path, { ...FORM, title: 'Visio', room: 'generated' });
    const event = made.headers.get('location')!;
    expect((await client.get(`${event}/edit`)).text).toMatch(/value="generated"\s+checked/);
    expect((await client.get(`${path}?from=${event.split('/').at(-1)}`)).text).toMatch(
      /value="generated"\s+checked/,
    );
    other.clock.set(STARTS);
    expect((await client.submit(`${event}/room`)).text).toContain('https://meet.example/maillage-');
    other.clock.set(A_MONDAY);
  });

  it('asks for a link elsewhere', async () => {
    const { slug, organiser } = await buildCommunity(app);
    const { text } = await (await app.signIn(organiser.email)).get(`/communities/${slug}/events/new`);
    expect(text).not.toContain('Dans une salle créée pour cette rencontre');
  });
});
