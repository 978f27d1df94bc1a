import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventService } from '../../src/features/events/event.service.js';
import { AttendeeService } from '../../src/features/rsvps/attendee.service.js';
import { DAY, HOUR } from '../../src/kernel/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  buildClosed,
  buildCommunity,
  buildEvent,
  buildInvited,
  buildMember,
  buildRsvp,
  type Person,
} from '../support/builders.js';
import { A_MONDAY } from '../support/fake-clock.js';
import { queriesOf } from '../support/query-count.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const asks = (person: Person) => app.signIn(person.email);
const eventOf = async (viewer: Person, id: string) => (await app.get(EventService).view(viewer, id)).event;
/** Texts of a page, its spaces made plain. */
const plain = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&#39;/g, "'")
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ');

const FORM = {
  title: 'Un verre entre collègues',
  kind: 'soiree',
  format: 'in-person',
  date: '2027-03-12',
  time: '18:30',
  durationMinutes: '120',
  timeZone: 'Europe/Paris',
  placeName: 'Café du Port',
  placeAddress: '3 quai de la Fosse, Brest',
  placeNotes: 'Un livre jaune sur la table',
  placeAccess: 'calme',
  capacity: '6',
  maxGuests: '1',
  audience: 'public',
  description: 'Venez comme vous êtes.\nhttps://exemple.org/carte',
  status: 'scheduled',
};

describe('proposing a gathering', () => {
  it('starts with what a small meetup needs and ends on its page, asking whom to invite', async () => {
    const community = await buildCommunity(app);
    const client = await asks(community.organiser);
    const form = await client.get(`/communities/${community.slug}/events/new`);
    expect(form.status).toBe(200);
    expect(form.text).toMatch(/name="capacity" type="number" value="6"/);
    expect(form.text).toMatch(new RegExp(`value="${community.organiser.accountId}"\\s+checked`));

    const sent = await client.submit(`/communities/${community.slug}/events/new`, FORM);
    expect(sent.status).toBe(303);
    const path = sent.headers.get('location')!;
    expect(path).toMatch(/^\/events\/[\da-f-]{36}$/);
    const page = await client.get(path);
    const text = plain(page.text);
    expect(text).toContain('La rencontre est publiée. Qui inviter ?');
    expect(text).toContain('vendredi 12 mars, de 18 h 30 à 20 h 30 (heure de Paris)');
    expect(text).toContain('Il reste 6 places');
    expect(text).toContain('3 quai de la Fosse, Brest');
    expect(text).toContain('Pour trouver la table : Un livre jaune sur la table');
    expect(text).toContain('Lieu calme');
    expect(page.text).toContain('<br>');
    expect(page.text).toContain('<a href="https://exemple.org/carte" rel="noopener nofollow ugc">');
    expect(page.text).toContain(`action="${path}/invitations"`);
    expect(page.text).toContain('<meta name="robots" content="noindex">');
  });

  it('sent twice by a double click makes one event, sent again changed another', async () => {
    const community = await buildCommunity(app);
    const client = await asks(community.organiser);
    const path = `/communities/${community.slug}/events/new`;
    const [, formId = ''] = /name="formId" value="([^"]+)"/.exec((await client.get(path)).text) ?? [];
    const send = async (fields: Record<string, string>) =>
      (await client.submit(path, { ...FORM, formId, ...fields })).headers.get('location');
    const first = await send({});
    expect(first).toMatch(/^\/events\//);
    expect(await send({})).toBe(first);
    expect(await send({ title: 'Une autre rencontre' })).not.toBe(first);
  });

  it('gives the form back with everything typed and an error a field', async () => {
    const community = await buildCommunity(app);
    const client = await asks(community.organiser);
    const { status, text } = await client.submit(`/communities/${community.slug}/events/new`, {
      ...FORM,
      title: '  ',
      time: '',
      date: '2027-02-12',
      placeName: '',
      capacity: 'six',
      kind: 'atelier',
    });
    expect(status).toBe(422);
    expect(text).toContain('Il y a 4 choses à corriger');
    for (const field of ['title', 'time', 'placeName', 'capacity']) {
      expect(text).toContain(`href="#field-${field}"`);
      expect(text).toContain(`id="field-${field}-error"`);
    }
    expect(text).toContain('value="3 quai de la Fosse, Brest"');
    expect(text).toContain('<option value="atelier" selected>');
    expect(text).toContain('Venez comme vous êtes.\nhttps://exemple.org/carte</textarea>');
  });

  it.each([
    ['a day that is past', { date: '2027-02-12' }, 'date', 'Cette date est déjà passée.'],
    [
      'an hour that clocks skip',
      { date: '2027-03-28', time: '02:30' },
      'time',
      'Cette heure n’existe pas ce jour-là',
    ],
    ['no day at all', { date: '', time: '' }, 'date', 'À remplir.'],
    ['a deadline without its hour', { deadlineDate: '2027-03-10' }, 'deadlineTime', 'À remplir.'],
    [
      'a deadline after the start',
      { deadlineDate: '2027-03-13', deadlineTime: '10:00' },
      'deadlineDate',
      'La date limite doit venir avant le début.',
    ],
    [
      'a link that is none',
      { roomUrl: 'javascript:alert(1)' },
      'roomUrl',
      'Cette adresse de page semble incomplète.',
    ],
    ['a stranger as host', { hosts: '0199d0a4-0000-7000-8000-000000000001' }, 'hosts', 'ne fait plus partie'],
  ])('refuses %s on the field concerned', async (_case, change, field, words) => {
    const community = await buildCommunity(app);
    const client = await asks(community.organiser);
    const { status, text } = await client.submit(`/communities/${community.slug}/events/new`, {
      ...FORM,
      ...change,
    });
    expect(status).toBe(422);
    const [, error = ''] = new RegExp(`id="field-${field}-error">([\\s\\S]*?)</p>`).exec(text) ?? [];
    expect(plain(error)).toContain(words);
  });

  it('keeps a draft that only its hosts see, and publishes it later', async () => {
    const community = await buildCommunity(app);
    const client = await asks(community.organiser);
    const sent = await client.submit(`/communities/${community.slug}/events/new`, {
      ...FORM,
      status: 'draft',
    });
    const path = sent.headers.get('location')!;
    expect(plain((await client.get(path)).text)).toContain(
      'Brouillon : seules les personnes qui animent le voient.',
    );
    const member = await asks(await buildMember(app, { community }));
    expect((await member.get(path)).status).toBe(404);
    const edit = await client.get(`${path}/edit`);
    const [, revision = ''] = /name="revision" value="(\d+)"/.exec(edit.text) ?? [];
    const published = await client.submit(`${path}/edit`, { ...FORM, revision });
    expect([published.status, published.headers.get('location')]).toEqual([303, path]);
    expect((await member.get(path)).status).toBe(200);
  });

  it('deletes a draft, and not what people know of', async () => {
    const draft = await buildEvent(app, { status: 'draft' });
    const client = await asks(draft.host);
    const deleted = await client.submit(`/events/${draft.id}/deletion`);
    expect(deleted.headers.get('location')).toBe(`/communities/${draft.community.slug}`);
    expect((await client.get(`/events/${draft.id}`)).status).toBe(404);
    const event = await buildEvent(app);
    expect((await (await asks(event.host)).submit(`/events/${event.id}/deletion`)).status).toBe(409);
  });

  it('is for those who schedule: a member is refused, a stranger signs in first', async () => {
    const community = await buildCommunity(app);
    const path = `/communities/${community.slug}/events/new`;
    const member = await asks(await buildMember(app, { community }));
    expect((await member.get(path)).status).toBe(403);
    expect((await member.submit(path, FORM)).status).toBe(403);
    const stranger = await app.client().get(path);
    expect(stranger.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
  });

  it.each([['{"title":{"a":1},"placeName":[[]],"date":7}'], ['[]'], ['null'], ['"x"']])(
    'takes no harm from a body that is no form: %s',
    async (body) => {
      const community = await buildCommunity(app);
      const client = await asks(community.organiser);
      const json = { 'content-type': 'application/json' };
      expect((await client.post(`/communities/${community.slug}/events/new`, body, json)).status).toBe(422);
    },
  );
});

describe('editing a gathering', () => {
  it('says who will be told, and keeps what is not typed again', async () => {
    const event = await buildEvent(app, {
      format: 'video',
      roomUrl: 'https://visio.example/abc',
      durationMinutes: 75,
    });
    const client = await asks(event.host);
    const form = await client.get(`/events/${event.id}/edit`);
    expect(plain(form.text)).toContain('Si l’heure, le lieu ou le titre change, un message part');
    expect(form.text).toContain('<option value="75" selected>');
    expect(form.text).not.toContain('visio.example');
    const saved = await client.submit(`/events/${event.id}/edit`, {
      ...FORM,
      format: 'video',
      revision: '1',
      roomUrl: '',
    });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `/events/${event.id}`]);
    const after = await eventOf(event.host, event.id);
    expect(after).toMatchObject({ title: FORM.title, roomUrl: 'https://visio.example/abc', revision: 2 });
  });

  it('lets two editors not overwrite each other: 412, nothing typed lost, and a second save goes through', async () => {
    const event = await buildEvent(app);
    const client = await asks(event.host);
    const path = `/events/${event.id}/edit`;
    await client.submit(path, { ...FORM, title: 'La première version', revision: '1' });
    const late = await client.submit(path, { ...FORM, title: 'La seconde version', revision: '1' });
    expect(late.status).toBe(412);
    expect(plain(late.text)).toContain('Quelqu’un a enregistré avant vous');
    expect(late.text).toContain('value="La seconde version"');
    expect(late.text).toContain('<li><a href="#field-title">');
    expect(late.text).not.toContain('<li><a href="#field-date">');
    expect((await eventOf(event.host, event.id)).title).toBe('La première version');
    const [, revision = ''] = /name="revision" value="(\d+)"/.exec(late.text) ?? [];
    expect((await client.submit(path, { ...FORM, title: 'La seconde version', revision })).status).toBe(303);
  });

  it('is refused to members, and leads back once the gathering is over', async () => {
    const event = await buildEvent(app);
    const member = await asks(await buildMember(app, { community: event.community }));
    expect((await member.get(`/events/${event.id}/edit`)).status).toBe(403);
    expect((await member.submit(`/events/${event.id}/edit`, FORM)).status).toBe(403);
    const client = await asks(event.host);
    await client.submit(`/events/${event.id}/cancellation`, { word: '' });
    expect((await client.get(`/events/${event.id}/edit`)).headers.get('location')).toBe(
      `/events/${event.id}`,
    );
  });
});

describe('a gathering’s page', () => {
  it('is open to strangers when public, who are asked to sign in and come back', async () => {
    const event = await buildEvent(app, { audience: 'public', capacity: 3 });
    await buildRsvp(app, { event });
    const { status, text } = await app.client().get(`/events/${event.id}`);
    expect(status).toBe(200);
    expect(plain(text)).toContain('Il reste 2 places');
    expect(text).toContain(`href="/sign-in?next=%2Fevents%2F${event.id}"`);
    expect(plain(text)).not.toContain('Qui vient');
  });

  it.each(['members', 'public'])(
    'does not exist for strangers where it is not theirs to know: %s',
    async (audience) => {
      const community = await buildCommunity(app, { joinPolicy: 'invitation' });
      const event = await buildEvent(app, { community, audience });
      for (const path of ['', '/calendar.ics', '?x=1'])
        expect((await app.client().get(`/events/${event.id}${path}`)).status).toBe(404);
      expect((await app.client().get('/events/nonsense')).status).toBe(404);
    },
  );

  it('shows both clocks, and calls out the odd weeks between two clock changes (C25)', async () => {
    const event = await buildEvent(app, { startsLocal: '2027-03-19T18:30', audience: 'public' });
    const community = event.community;
    const toronto = await buildAccount(app, { timeZone: 'America/Toronto' });
    await buildMember(app, { community, account: toronto });
    const text = plain((await (await asks(toronto)).get(`/events/${event.id}`)).text);
    expect(text).toContain('vendredi 19 mars, de 18 h 30 à 20 h 30 (heure de Paris)');
    expect(text).toContain('Chez vous : vendredi 19 mars, de 13 h 30 à 15 h 30');
    expect(text).toContain('il y a 5 heures d’écart avec chez vous, au lieu de 6 heures d’habitude');
    const usual = await buildEvent(app, { community, startsLocal: '2027-03-05T18:30' });
    const plainWeek = plain((await (await asks(toronto)).get(`/events/${usual.id}`)).text);
    expect(plainWeek).toContain('Chez vous : vendredi 5 mars, de 12 h 30 à 14 h 30');
    expect(plainWeek).not.toContain('Attention');
    const stranger = plain((await app.client().get(`/events/${event.id}`)).text);
    expect(stranger).not.toContain('Chez vous');
  });

  it('takes an answer, tells it, and lets the place go', async () => {
    const event = await buildEvent(app, { capacity: 2, maxGuests: 1 });
    const person = await buildMember(app, { community: event.community });
    const client = await asks(person);
    const path = `/events/${event.id}`;
    const before = (await client.get(path)).text;
    for (const words of ['Je viens', 'Peut-être', 'Je ne viens pas'])
      expect(before).toMatch(new RegExp(`<button name="answer"[^>]*>${words}</button>`));
    expect(plain(before)).toContain(`Vous verront : les personnes qui animent (${event.host.displayName})`);

    const yes = await client.submit(path, {
      answer: 'yes',
      guests: '1',
      note: 'Je viens à pied',
      discreet: 'on',
    });
    expect([yes.status, yes.headers.get('location')]).toEqual([303, path]);
    const going = await client.get(path);
    expect(plain(going.text)).toContain('C’est noté : votre place est gardée.');
    expect(plain(going.text)).toContain('(avec 1 personne en plus)');
    expect(going.text).toContain('Je viens à pied</textarea>');

    const no = await client.submit(path, { answer: 'no', discreet: 'on' });
    expect(no.status).toBe(303);
    const mine = await app.get(AttendeeService).mine(person, event.id);
    expect(mine?.rsvp).toMatchObject({ outcome: 'declined', note: 'Je viens à pied', discreet: true });
  });

  it('says the position on the waiting list', async () => {
    const event = await buildEvent(app, { capacity: 1 });
    await buildRsvp(app, { event });
    await buildRsvp(app, { event });
    const client = await asks(await buildMember(app, { community: event.community }));
    await client.submit(`/events/${event.id}`, { answer: 'yes' });
    const text = plain((await client.get(`/events/${event.id}`)).text);
    expect(text).toContain('vous êtes sur liste d’attente, en position 2');
    expect(text).toContain('Complet · 2 personnes attendent');
    expect(text).toContain('Quitter la liste d’attente');
  });

  it('refuses with the page, what was typed and the reason', async () => {
    const event = await buildEvent(app, { capacity: 1, maxGuests: 3 });
    const person = await buildMember(app, { community: event.community });
    await buildRsvp(app, { event, account: person });
    const client = await asks(person);
    const full = await client.submit(`/events/${event.id}`, { answer: 'yes', guests: '3', note: 'À trois' });
    expect(full.status).toBe(422);
    expect(plain(full.text)).toContain('C’est complet : il n’y a pas assez de places pour cette réponse.');
    expect(full.text).toContain('À trois</textarea>');
    expect(full.text).toContain('<option value="3" selected>');
    expect((await client.submit(`/events/${event.id}`, { answer: 'perhaps' })).status).toBe(422);
  });

  it('says when a yes comes too late, and still takes a no', async () => {
    const event = await buildClosed(app);
    const client = await asks(await buildMember(app, { community: event.community }));
    const page = await client.get(`/events/${event.id}`);
    expect(plain(page.text)).toContain('Il est trop tard pour dire « Je viens ».');
    expect(page.text).not.toContain('value="yes"');
    expect((await client.submit(`/events/${event.id}`, { answer: 'yes' })).status).toBe(422);
    expect((await client.submit(`/events/${event.id}`, { answer: 'no' })).status).toBe(303);
  });

  it('shows who is going to those going and to the hosts alone, without the discreet ones', async () => {
    const event = await buildEvent(app);
    const [open, discreet, maybe] = [
      await buildRsvp(app, { event }),
      await buildRsvp(app, { event, discreet: true }),
      await buildRsvp(app, { event, answer: 'maybe' }),
    ];
    const seen = async (person: Person) => (await (await asks(person)).get(`/events/${event.id}`)).text;
    const list = (html: string) => plain(html.slice(html.indexOf('Qui vient')));
    expect(list(await seen(open.account))).toContain(open.account.displayName);
    expect(list(await seen(open.account))).not.toContain(discreet.account.displayName);
    expect(list(await seen(event.host))).toContain(discreet.account.displayName);
    expect(await seen(maybe.account)).not.toContain('Qui vient');
  });

  it('says that it was cancelled, with the word, or that it is over', async () => {
    const event = await buildEvent(app);
    const client = await asks(event.host);
    expect((await client.get(`/events/${event.id}/cancellation`)).status).toBe(200);
    const sent = await client.submit(`/events/${event.id}/cancellation`, { word: 'Le café est <fermé>' });
    expect(sent.headers.get('location')).toBe(`/events/${event.id}`);
    const page = (await client.get(`/events/${event.id}`)).text;
    expect(plain(page)).toContain('Cette rencontre est annulée. Le mot des personnes qui animent :');
    expect(page).toContain('Le café est &lt;fermé&gt;');
    expect(page).not.toContain('name="answer"');
    expect(page).not.toContain('Qui vient');
    expect((await client.submit(`/events/${event.id}/cancellation`, { word: '' })).status).toBe(422);

    const other = await buildEvent(app);
    const { account } = await buildRsvp(app, { event: other });
    app.clock.advance(10 * DAY);
    const over = (await (await asks(other.host)).get(`/events/${other.id}`)).text;
    app.clock.set(A_MONDAY);
    expect(over).toContain('Cette rencontre est passée.');
    expect(over).not.toContain('name="answer"');
    expect(plain(over.slice(over.indexOf('Qui avait dit oui')))).toContain(account.displayName);
    expect(over).not.toContain('Qui vient');
  });

  it('speaks English', async () => {
    const event = await buildEvent(app, { audience: 'public', capacity: 2 });
    const { text } = await app.client({ 'accept-language': 'en' }).get(`/events/${event.id}`);
    expect(plain(text)).toContain('Friday, March 5, from 6:30 pm to 8:30 pm (Paris time)');
    expect(plain(text)).toContain('2 seats left');
  });
});

describe('the calendar download', () => {
  const download = async () => {
    const event = await buildEvent(app, { audience: 'public' });
    return {
      event,
      path: `/events/${event.id}/calendar.ics`,
      answer: await app.client().get(`/events/${event.id}/calendar.ics`),
    };
  };

  it('is an attachment that strangers get of a public gathering', async () => {
    const { answer } = await download();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.ics"/);
    expect(answer.headers.get('last-modified')).toBe(new Date(A_MONDAY).toUTCString());
    expect(answer.text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  });

  it.each([
    ['If-None-Match', (headers: Headers) => ({ 'if-none-match': headers.get('etag')! }), 304],
    [
      'a weak tag in a list',
      (headers: Headers) => ({ 'if-none-match': `"x", W/${headers.get('etag')}` }),
      304,
    ],
    ['any tag', () => ({ 'if-none-match': '*' }), 304],
    [
      'If-Modified-Since',
      (headers: Headers) => ({ 'if-modified-since': headers.get('last-modified')! }),
      304,
    ],
    ['an older date', () => ({ 'if-modified-since': new Date(A_MONDAY - HOUR).toUTCString() }), 200],
    ['no date', () => ({ 'if-modified-since': 'soon' }), 200],
    [
      'another tag, whatever the date',
      (headers: Headers) => ({ 'if-none-match': '"x"', 'if-modified-since': headers.get('last-modified')! }),
      200,
    ],
  ])('answers a conditional request by %s', async (_case, headersFor, status) => {
    const { path, answer } = await download();
    const again = await app.client().get(path, headersFor(answer.headers));
    expect(again.status).toBe(status);
    expect(again.headers.get('etag')).toBe(answer.headers.get('etag'));
    if (status === 304) expect(again.text).toBe('');
  });

  it('answers HEAD as GET, without the body', async () => {
    const { path, answer } = await download();
    const head = await app.client().send('HEAD', path, {});
    expect([head.status, head.text]).toEqual([200, '']);
    for (const name of ['etag', 'last-modified', 'content-type', 'content-disposition', 'content-length'])
      expect(head.headers.get(name), name).toBe(answer.headers.get(name));
  });
});

describe('inviting', () => {
  it('takes pasted addresses, tells doubles and those invited before, and mails each once', async () => {
    const event = await buildEvent(app);
    const client = await asks(event.host);
    const path = `/events/${event.id}/invitations`;
    const first = await client.submit(path, {
      emails: 'un@asso.example\nDeux <deux@asso.example>, UN@asso.example',
    });
    expect([first.status, first.headers.get('location')]).toEqual([303, path]);
    expect(plain((await client.get(path)).text)).toContain(
      'Personnes invitées : 2. Déjà invitées avant : 0. Adresses en double : 1.',
    );
    await client.submit(path, { emails: 'un@asso.example; trois@asso.example' });
    const page = await client.get(path);
    expect(plain(page.text)).toContain('Personnes invitées : 1. Déjà invitées avant : 1.');
    for (const address of ['un', 'deux', 'trois']) expect(page.text).toContain(`${address}@asso.example`);
  });

  it('says which address is wrong and why, and sends nothing', async () => {
    const event = await buildEvent(app);
    const client = await asks(event.host);
    const path = `/events/${event.id}/invitations`;
    const emails = 'bon@asso.example\nsans-arobase.example\nfin@\n@asso.example\nun@deux@asso.example';
    const refused = await client.submit(path, { emails });
    expect(refused.status).toBe(422);
    const text = plain(refused.text);
    expect(text).toContain('« sans-arobase.example » : il manque le signe @.');
    expect(text).toContain('« fin@ » : la fin est incomplète');
    expect(text).toContain('« @asso.example » : il manque ce qui vient avant le signe @.');
    expect(text).toContain('« un@deux@asso.example » : il y a deux fois le signe @.');
    expect(refused.text).toContain('bon@asso.example\nsans-arobase.example');
    expect(text).toContain('Personne n’est encore invité par adresse.');
    expect((await client.submit(path, { emails: ' ' })).status).toBe(422);
  });

  it('is taken back', async () => {
    const event = await buildEvent(app);
    const invited = await buildInvited(app, event);
    const client = await asks(event.host);
    const path = `/events/${event.id}/invitations`;
    expect((await client.get(path)).text).toContain(`${path}/${invited.accountId}/withdrawal`);
    expect((await client.submit(`${path}/${invited.accountId}/withdrawal`)).headers.get('location')).toBe(
      path,
    );
    expect((await client.get(path)).text).not.toContain(invited.accountId);
    expect((await client.submit(`${path}/${invited.accountId}/withdrawal`)).status).toBe(404);
  });

  it('and seeing the answers is for the hosts', async () => {
    const event = await buildEvent(app);
    const member = await asks(await buildMember(app, { community: event.community }));
    for (const part of ['invitations', 'answers', 'cancellation'])
      expect((await member.get(`/events/${event.id}/${part}`)).status, part).toBe(403);
    expect((await member.submit(`/events/${event.id}/invitations`, { emails: 'a@b.example' })).status).toBe(
      403,
    );
    expect((await member.submit(`/events/${event.id}/cancellation`)).status).toBe(403);
  });
});

describe('the hosts’ page of answers', () => {
  it('groups them, with positions, words and who has not answered', async () => {
    const event = await buildEvent(app, { capacity: 1 });
    const going = await buildRsvp(app, { event, note: 'Sans gluten', discreet: true });
    await buildRsvp(app, { event });
    const second = await buildRsvp(app, { event });
    const no = await buildRsvp(app, { event, answer: 'no' });
    const asked = await buildInvited(app, event);
    const { text } = await (await asks(event.host)).get(`/events/${event.id}/answers`);
    const words = plain(text);
    expect(words).toMatch(new RegExp(`Viennent ${going.account.displayName}.*réponse discrète Sans gluten`));
    expect(words).toContain(`2. ${second.account.displayName}`);
    expect(words).toMatch(new RegExp(`Ne viennent pas ${no.account.displayName}`));
    expect(words).toMatch(new RegExp(`Invitées, sans réponse ${asked.email}`));
  });
});

describe('the agenda', () => {
  it('shows mine, then all that I can see, upcoming and past', async () => {
    const event = await buildEvent(app);
    const other = await buildEvent(app, { community: event.community });
    const { account } = await buildRsvp(app, { event });
    const client = await asks(account);
    const mine = (await client.get('/agenda')).text;
    expect(mine).toContain(`href="/events/${event.id}"`);
    expect(mine).not.toContain(other.id);
    expect(mine).toContain('Vous venez');
    expect(mine).toMatch(/href="\/agenda" aria-current="page"/);
    expect((await client.get('/agenda?list=all')).text).toContain(other.id);
    expect((await client.get('/agenda?list=all&when=past')).text).not.toContain(other.id);
    app.clock.advance(10 * DAY);
    const past = (await client.get('/agenda?list=all&when=past')).text;
    const minePast = (await client.get('/agenda?when=past')).text;
    app.clock.set(A_MONDAY);
    expect(past).toContain(other.id);
    expect(minePast).toContain(event.id);
    expect(minePast).not.toContain(other.id);
    expect(minePast).toContain('Vous y aviez une place');
    expect(minePast).not.toContain('Vous venez');
  });

  it('shows strangers what is public, page after page', async () => {
    const own = await startApp();
    try {
      const community = await buildCommunity(own);
      const ids: string[] = [];
      for (let number = 0; number < 32; number += 1)
        ids.push((await buildEvent(own, { community, audience: number === 31 ? 'members' : 'public' })).id);
      const first = (await own.client().get('/agenda')).text;
      const [, next = ''] = /href="([^"]*)" rel="next"/.exec(first) ?? [];
      const second = (await own.client().get(next.replaceAll('&amp;', '&'))).text;
      const shown = [...(first + second).matchAll(/<h2><a href="\/events\/([^"]+)"/g)].map(([, id]) => id);
      expect(shown.sort()).toEqual(ids.slice(0, 31).sort());
      expect(second).not.toContain('rel="next"');
      expect(second).toContain('Revenir au début');
    } finally {
      await own.close();
    }
  });

  it('asks the database as often for three gatherings as for one', async () => {
    const event = await buildEvent(app);
    const { account } = await buildRsvp(app, { event });
    const client = await asks(account);
    const one = (await queriesOf(app, () => client.get('/agenda'))).length;
    for (let more = 0; more < 2; more += 1)
      await buildRsvp(app, { event: await buildEvent(app, { community: event.community }), account });
    expect((await queriesOf(app, () => client.get('/agenda'))).length).toBe(one);
  });

  it('refuses a place in the list that nobody was given', async () => {
    expect((await app.client().get('/agenda?cursor=nonsense')).status).toBe(422);
    expect((await app.client().get('/agenda?cursor=a&cursor=b')).status).toBe(422);
  });

  it('says what to do when it is empty', async () => {
    const client = await asks(await buildAccount(app));
    expect((await client.get('/agenda')).text).toContain('href="/agenda?list=all" role="button"');
  });
});

describe('in English', () => {
  it('every page of a host and of somebody going has its words', async () => {
    const organiser = await buildAccount(app, { locale: 'en' });
    const community = await buildCommunity(app, { organiser });
    const event = await buildEvent(app, {
      community,
      capacity: 1,
      maxGuests: 1,
      place: { name: 'Harbour Café' },
    });
    await buildRsvp(app, { event, account: organiser });
    await buildRsvp(app, { event, note: 'No gluten' });
    const client = await asks(organiser);
    const paths = ['', '/edit', '/cancellation', '/invitations', '/answers'].map(
      (part) => `/events/${event.id}${part}`,
    );
    for (const path of [
      ...paths,
      '/agenda',
      '/agenda?list=all',
      `/communities/${community.slug}/events/new`,
    ]) {
      const { status, text } = await client.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(text).toContain('<html lang="en">');
      expect(text, path).not.toMatch(/>\s*(?:events|answers|vocabulary|layout)\.[\w.]+\s*</);
    }
    const refused = await client.submit(`/communities/${community.slug}/events/new`, { ...FORM, title: '' });
    expect(plain(refused.text)).toContain('Please fill this in.');
  });
});
