import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventService } from '../../src/features/events/event.service.js';
import { DAY } from '../../src/kernel/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  buildCommunity,
  type BuiltEvent,
  buildEvent,
  buildInvited,
  buildMember,
  buildRsvp,
  type Person,
} from '../support/builders.js';
import type { Client } from '../support/client.js';
import { A_MONDAY } from '../support/fake-clock.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const asks = (person: Person) => app.signIn(person.email);
const eventOf = async ({ host, id }: BuiltEvent) => (await app.get(EventService).view(host, id)).event;
const unescaped = (text: string) =>
  text
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');

/** Name and value of what an input says, unless it is a choice that was not made. */
function inputOf(tag: string): [string, string][] {
  const [, name] = /name="([^"]*)"/.exec(tag) ?? [];
  const [, value = ''] = /value="([^"]*)"/.exec(tag) ?? [];
  const isLeft = /type="(?:radio|checkbox)"/.test(tag) && !/\schecked/.test(tag);
  return name && !isLeft ? [[name, unescaped(value)]] : [];
}

const SELECT = /<select[^>]*name="([^"]*)"[\s\S]*?>([\s\S]*?)<\/select>/g;
const TEXTAREA = /<textarea[^>]*name="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g;

/** What a page's form would send as it stands. */
function fieldsOf(html: string): Record<string, string> {
  const [, form = ''] = /<form method="post"[^>]*\/(?:edit|new)">([\s\S]*?)<\/form>/.exec(html) ?? [];
  const chosen = (options = ''): string => /value="([^"]*)" selected/.exec(options)?.[1] ?? '';
  return Object.fromEntries([
    ...[...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => inputOf(tag)),
    ...[...form.matchAll(SELECT)].map(([, name = '', options]) => [name, chosen(options)]),
    ...[...form.matchAll(TEXTAREA)].map(([, name = '', text = '']) => [name, unescaped(text)]),
  ]) as Record<string, string>;
}

const plain = (html: string) =>
  unescaped(html.replaceAll(/<[^>]*>/g, ' ')).replaceAll(/[\s\u00a0\u202f]+/g, ' ');

async function editing(client: Client, { id }: BuiltEvent): Promise<Record<string, string>> {
  return fieldsOf((await client.get(`/events/${id}/edit`)).text);
}

describe('saving a change', () => {
  async function known(): Promise<{ event: BuiltEvent; client: Client }> {
    const event = await buildEvent(app, { capacity: 4, place: { name: 'Le Ressac' } });
    await buildRsvp(app, { event });
    const maybe = await buildAccount(app, { displayName: 'Nadège "O\'Neil"' });
    await buildMember(app, { community: event.community, account: maybe });
    await buildRsvp(app, { event, account: maybe, answer: 'maybe' });
    await app.settle();
    return { event, client: await asks(event.host) };
  }

  it('first says who would be told and why, keeping all that was typed', async () => {
    const { event, client } = await known();
    const silent = await buildInvited(app, event);
    await app.settle();
    const typed = {
      ...(await editing(client, event)),
      time: '19:30',
      description: 'Ligne <1>\n"Ligne" 2',
      roomUrl: '',
    };
    const asked = await client.submit(`/events/${event.id}/edit`, typed);
    expect(asked.status).toBe(200);
    const words = plain(asked.text);
    expect(words).toContain('Qui sera prévenu, et pourquoi');
    expect(words).toContain('Rien n’est encore enregistré.');
    expect(words).toContain('Ce qui change : la date ou l’heure.');
    expect(words).toContain('vendredi 5 mars, de 19 h 30 à 21 h 30');
    expect(words).toContain('1 personne qui vient');
    expect(words).toContain('1 personne qui a dit peut-être Nadège "O\'Neil"');
    expect(words).toContain(`1 personne invitée, sans réponse ${silent.email}`);
    expect(words).toContain('Change sans bruit : Description.');
    expect((await eventOf(event)).startsLocal).toBe('2027-03-05T18:30');

    const hidden = fieldsOf(asked.text);
    expect(hidden).toEqual(typed);
    const again = await client.submit(`/events/${event.id}/edit`, { ...hidden, again: 'yes' });
    expect(fieldsOf(again.text)).toEqual(typed);
    const saved = await client.submit(`/events/${event.id}/edit`, { ...hidden, agreed: 'yes' });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `/events/${event.id}`]);
    expect((await eventOf(event)).startsLocal).toBe('2027-03-05T19:30');
  });

  it('that nobody is told about saves at once', async () => {
    const { event, client } = await known();
    const typed = { ...(await editing(client, event)), description: 'Sans faute' };
    expect((await client.submit(`/events/${event.id}/edit`, typed)).status).toBe(303);
    expect((await eventOf(event)).description).toBe('Sans faute');
  });

  it('that is refused comes back before anybody is named', async () => {
    const { event, client } = await known();
    const typed = { ...(await editing(client, event)), time: '19:30', heldSeats: '9' };
    const refused = await client.submit(`/events/${event.id}/edit`, typed);
    expect(refused.status).toBe(422);
    expect(plain(refused.text)).toContain(
      'On ne peut pas garder plus de places qu’il n’y en a : 4 au maximum.',
    );
    expect(fieldsOf(refused.text)).toEqual(typed);
  });

  it('overtaken meanwhile is said so before the confirmation and at it', async () => {
    const { event, client } = await known();
    const typed = { ...(await editing(client, event)), time: '19:30' };
    await client.submit(`/events/${event.id}/edit`, { ...typed, time: '18:30', description: 'Avant' });
    for (const fields of [typed, { ...typed, agreed: 'yes' }])
      expect((await client.submit(`/events/${event.id}/edit`, fields)).status).toBe(412);
  });
});

describe('« Refaire à une autre date »', () => {
  it('starts from all but the date, and takes the room along unseen', async () => {
    const event = await buildEvent(app, {
      title: 'Café entre pairs',
      description: 'Sans thème.',
      format: 'hybrid',
      place: { name: 'Le Ressac' },
      roomUrl: 'https://visio.example/salle-secrete',
      capacity: 5,
      heldSeats: 2,
    });
    const client = await asks(event.host);
    const [, path = ''] = /href="([^"]*)">Refaire à une autre date/.exec(
      (await client.get(`/events/${event.id}`)).text,
    )!;
    const form = await client.get(path);
    expect(plain(form.text)).toContain('Tout est repris de « Café entre pairs », sauf la date.');
    expect(form.text).not.toContain('salle-secrete');
    const fields = fieldsOf(form.text);
    expect(fields).toMatchObject({
      title: 'Café entre pairs',
      description: 'Sans thème.',
      date: '',
      time: '18:30',
      capacity: '5',
      heldSeats: '2',
      placeName: 'Le Ressac',
      hosts: event.host.accountId,
      from: event.id,
    });
    const send = (date: string) =>
      client.submit(`/communities/${event.community.slug}/events/new`, { ...fields, date, status: 'draft' });
    const refused = await send('');
    expect(refused.status).toBe(422);
    expect(fieldsOf(refused.text)).toMatchObject({ from: event.id, title: 'Café entre pairs' });
    const made = (await send('2027-04-02')).headers.get('location')!;
    const copy = await eventOf({ ...event, id: made.replace('/events/', '') });
    expect(copy).toMatchObject({
      status: 'draft',
      roomUrl: 'https://visio.example/salle-secrete',
      heldSeats: 2,
    });
  });

  it('is not offered to those who cannot schedule', async () => {
    const event = await buildEvent(app);
    const member = await asks(await buildMember(app, { community: event.community }));
    expect((await member.get(`/events/${event.id}`)).text).not.toContain('Refaire');
    const path = `/communities/${event.community.slug}/events/new?from=${event.id}`;
    expect((await member.get(path)).status).toBe(403);
  });
});

describe('sharing with another community', () => {
  it('is chosen among those in which one schedules, and can be taken back', async () => {
    const community = await buildCommunity(app);
    const other = await buildCommunity(app, { organiser: community.organiser });
    const event = await buildEvent(app, { community });
    const client = await asks(event.host);
    const typed = await editing(client, event);
    expect(typed.sharedWith).toBe('');
    await client.submit(`/events/${event.id}/edit`, { ...typed, sharedWith: other.slug });
    const shared = await editing(client, event);
    expect(shared.sharedWith).toBe(other.slug);
    const audience = async () =>
      /Réservée aux [^<]+/.exec((await client.get(`/events/${event.id}`)).text)?.[0].trim();
    expect(await audience()).toBe('Réservée aux membres des deux communautés');
    await client.submit(`/events/${event.id}/edit`, { ...shared, sharedWith: '' });
    expect(await audience()).toBe('Réservée aux membres de la communauté');
    expect((await eventOf(event)).sharedCommunityId).toBeNull();
  });

  it('is not offered to those who schedule in one only', async () => {
    const event = await buildEvent(app);
    const client = await asks(event.host);
    expect(await editing(client, event)).not.toHaveProperty('sharedWith');
  });
});

describe('the event’s page says', () => {
  it('until when one answers, and how a freed seat is given', async () => {
    const event = await buildEvent(app, {
      audience: 'public',
      capacity: 1,
      rsvpDeadline: '2027-03-04T12:00',
    });
    await buildRsvp(app, { event });
    const words = plain((await app.client().get(`/events/${event.id}`)).text);
    expect(words).toContain('Réponses jusqu’au jeudi 4 mars');
    expect(words).toContain('À moins de trois heures du début, la première réponse oui prend la place.');
  });

  it('to its hosts how many seats they keep', async () => {
    const event = await buildEvent(app, { capacity: 4, heldSeats: 1 });
    const words = plain((await (await asks(event.host)).get(`/events/${event.id}`)).text);
    expect(words).toContain('Il reste 3 places');
    expect(words).toContain('1 place est gardée sans nom.');
  });

  it('the reader’s own time beside, and the odd weeks, wherever a date is shown', async () => {
    const organiser = await buildAccount(app, { timeZone: 'America/Toronto' });
    const community = await buildCommunity(app, { organiser });
    const event = await buildEvent(app, { community, startsLocal: '2027-03-19T18:30' });
    const client = await asks(organiser);
    const pages = [
      `/events/${event.id}`,
      `/events/${event.id}/edit`,
      `/events/${event.id}/cancellation`,
      '/agenda',
      `/communities/${community.slug}`,
    ];
    for (const path of pages) {
      const words = plain((await client.get(path)).text);
      expect(words, path).toMatch(/13 h 30|13:30/);
      expect(words, path).toContain('il y a 5 heures d’écart avec chez vous, au lieu de 6 heures d’habitude');
    }
    const form = plain((await client.get(`/communities/${community.slug}/events/new`)).text);
    expect(form).toContain('cette heure est celle de la rencontre (heure de Paris)');
  });
});

describe('my dates', () => {
  it('hold what I host before I answer, past ones too', async () => {
    const event = await buildEvent(app);
    const client = await asks(event.host);
    const shows = async (path: string) => (await client.get(path)).text.includes(event.id);
    expect([await shows('/agenda'), await shows('/agenda?when=past')]).toEqual([true, false]);
    app.clock.advance(5 * DAY);
    const later = [await shows('/agenda'), await shows('/agenda?when=past')];
    app.clock.set(A_MONDAY);
    expect(later).toEqual([false, true]);
  });
});
