import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FollowingService } from '../../src/features/series/following.service.js';
import { SeriesService } from '../../src/features/series/series.service.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  buildAdhesion,
  buildAssociation,
  buildCommunity,
  buildEvent,
  buildInvited,
  buildMember,
  buildRsvp,
  type BuiltCommunity,
  type BuiltSeries,
  buildSeries,
  datesOfSeries,
  type Person,
} from '../support/builders.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** Texts of a page, its spaces made plain. */
const plain = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ');

const read = async (who: Person, path: string) => {
  const { status, text } = await (await app.signIn(who.email)).get(path);
  expect(status, path).toBe(200);
  return plain(text);
};

const pathOf = ({ id }: BuiltSeries) => `/series/${id}`;
const seriesOf = async ({ host, id }: BuiltSeries) => (await app.get(SeriesService).view(host, id)).series;
const idFrom = (location: string | null) => location?.split('/').at(-1) ?? '';

/** A form with several values of a name. */
const form = (fields: Record<string, string | string[]>) =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((text) => [name, text])),
  );

/** What a page sends back untouched: its hidden fields of some names. */
const hidden = (html: string, name: string) =>
  [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    .filter(([, found]) => found === name)
    .map(([, , value]) => value!.replaceAll('&#34;', '"').replaceAll('&quot;', '"'));
const ticked = (html: string) =>
  [...html.matchAll(/<input id="skip-([^"]+)"[^>]*>/g)]
    .filter(([tag]) => / checked/.test(tag))
    .map(([, day]) => day);
const offered = (html: string) => [...html.matchAll(/<input id="skip-([^"]+)"/g)].map(([, day]) => day);

describe('the page of a series', () => {
  it('says how it comes back, its next dates, who hosts and what following means', async () => {
    const series = await buildSeries(app, { title: 'Les vendredis', capacity: 6 });
    const words = await read(series.host, pathOf(series));
    expect(words).toContain('Chaque vendredi à 18 h 30');
    expect(words).toContain('vendredi 5 mars');
    expect(words).toContain('vendredi 12 mars');
    expect(words).toMatch(/Il reste 6 places/i);
    expect(words).toContain('Je viens d’habitude');
    expect(words).toContain('Vous verront');
    expect(words).toContain('Modifier toutes les dates');
  });

  it('is kept from those who may not know of it, and lets a stranger read a public one', async () => {
    const hidden = await buildSeries(app);
    const open = await buildSeries(app, { audience: 'public' });
    expect((await app.client().get(pathOf(hidden))).status).toBe(404);
    expect((await app.client().get('/series/nothing')).status).toBe(404);
    const { status, text } = await app.client().get(pathOf(open));
    expect([status, plain(text)]).toEqual([200, expect.stringContaining('Se connecter pour venir')]);
    expect(plain(text)).not.toContain('Modifier toutes les dates');
  });

  it('shows both hours, and announces the weeks in which the reader’s is not the usual one (C25)', async () => {
    const series = await buildSeries(app, { startsOn: '2027-03-05' });
    const account = await buildAccount(app, { timeZone: 'America/Toronto' });
    const reader = await buildMember(app, { community: series.community, account });
    const words = await read(reader, pathOf(series));
    expect(words).toContain('Chaque vendredi à 18 h 30 (heure de Paris)');
    expect(words).toContain('soit 12 h 30 pour vous (heure de Montréal)');
    expect(words).toContain(
      'Changement d’heure : du 14 au 27 mars, ce sera 13 h 30 pour vous, au lieu de 12 h 30.',
    );
    expect(await read(series.host, pathOf(series))).not.toContain('Changement d’heure');
    const dates = await datesOfSeries(app, series);
    const odd = dates.find(({ event }) => event.startsLocal.startsWith('2027-03-19'))!;
    expect(await read(reader, `/events/${odd.event.id}`)).toContain(
      'Ainsi du 14 au 27 mars : 13 h 30 pour vous, au lieu de 12 h 30.',
    );
  });

  it('tells what became of each date: cancelled with its word, moved, added', async () => {
    const series = await buildSeries(app);
    const [first, second] = await datesOfSeries(app, series);
    const client = await app.signIn(series.host.email);
    await client.submit(`/events/${first!.event.id}/cancellation`, { word: 'Pause : vacances.' });
    await client.patch(`/api/events/${second!.event.id}`, { startsLocal: '2027-03-11T19:00' });
    const added = await client.submit(`${pathOf(series)}/dates`, { date: '2027-03-07', time: '11:00' });
    expect(added.status).toBe(303);
    const { text } = await client.get(pathOf(series));
    expect(plain(text)).toContain('Annulée Pause : vacances.');
    expect(plain(text)).toContain('Déplacée : d’habitude, ce serait vendredi 12 mars, 18 h 30');
    expect(plain(text)).toContain('Une date en plus');
    const restored = await client.submit(`/events/${first!.event.id}/restoration`);
    expect([restored.status, restored.headers.get('location')]).toEqual([
      303,
      `${pathOf(series)}#date-${first!.event.id}`,
    ]);
    expect(await read(series.host, pathOf(series))).not.toContain('Pause : vacances.');
  });

  it('marks the dates that a host confirmed, and no other', async () => {
    const series = await buildSeries(app);
    const [first] = await datesOfSeries(app, series);
    expect(await read(series.host, pathOf(series))).not.toContain('Confirmé');
    const client = await app.signIn(series.host.email);
    await client.submit(`/events/${first!.event.id}/confirmation`);
    expect((await read(series.host, pathOf(series))).match(/Confirmé/g)).toHaveLength(1);
  });

  it('goes on to further dates, and shows those that were', async () => {
    const series = await buildSeries(app);
    const client = await app.signIn(series.host.email);
    const { text } = await client.get(pathOf(series));
    const next = /href="([^"]+)" rel="next"/.exec(text)![1]!.replaceAll('&amp;', '&');
    expect(plain((await client.get(next)).text)).toContain('vendredi 14 mai');
    expect(plain((await client.get(`${pathOf(series)}?when=past`)).text)).toContain(
      'Aucune date n’est encore passée',
    );
  });
});

describe('coming usually', () => {
  it('is one button, and skipping one date another', async () => {
    const series = await buildSeries(app, { capacity: 1 });
    const [member, later] = [
      await buildMember(app, { community: series.community }),
      await buildMember(app, { community: series.community }),
    ];
    const client = await app.signIn(member.email);
    const followed = await client.submit(`${pathOf(series)}/following`, { following: 'yes' });
    expect([followed.status, followed.headers.get('location')]).toEqual([303, pathOf(series)]);
    const words = plain((await client.get(pathOf(series))).text);
    expect(words).toContain('Vous venez d’habitude.');
    expect(words).toContain('1 personne vient d’habitude');
    expect(words).toContain('Pas cette fois');
    expect(words).toMatch(/Complet/);

    await app.get(FollowingService).follow(later, series.id);
    expect(await read(later, pathOf(series))).toContain('Vous êtes sur liste d’attente');

    const [first] = await datesOfSeries(app, series);
    const skipped = await client.submit(`${pathOf(series)}/dates/${first!.event.id}`, { answer: 'no' });
    expect([skipped.status, skipped.headers.get('location')]).toEqual([
      303,
      `${pathOf(series)}#date-${first!.event.id}`,
    ]);
    expect(plain((await client.get(pathOf(series))).text)).toContain('Je viens finalement');
    expect(await read(later, pathOf(series))).toContain('Vous venez');

    const stopped = await client.submit(`${pathOf(series)}/following`, { following: 'no' });
    expect(stopped.status).toBe(303);
    expect(plain((await client.get(pathOf(series))).text)).toContain('Je viens d’habitude');
  });

  it('shows who does to hosts and to those who do, to nobody else', async () => {
    const series = await buildSeries(app);
    const account = await buildAccount(app, { displayName: 'Soizic P.' });
    const follower = await buildMember(app, { community: series.community, account });
    const other = await buildMember(app, { community: series.community });
    await app.get(FollowingService).follow(follower, series.id);
    expect(await read(series.host, pathOf(series))).toContain('Soizic P.');
    expect(await read(follower, pathOf(series))).toContain('Qui vient d’habitude ?');
    expect(await read(other, pathOf(series))).not.toContain('Soizic P.');
  });

  it('is refused with its reason on the page', async () => {
    const series = await buildSeries(app);
    const client = await app.signIn(series.host.email);
    await client.submit(`${pathOf(series)}/cancellation`, { word: '' });
    const { status, text } = await client.submit(`${pathOf(series)}/following`, { following: 'yes' });
    expect([status, plain(text)]).toEqual([422, expect.stringContaining('Cette série est annulée')]);
  });
});

const FRIDAYS = {
  title: 'Les vendredis apéro-visio',
  kind: 'apero-visio',
  format: 'in-person',
  every: 'week',
  interval: '1',
  startsOn: '2027-03-05',
  time: '18:30',
  durationMinutes: '60',
  timeZone: 'Europe/Paris',
  until: '',
  placeName: 'Café du Port',
  capacity: '6',
  heldSeats: '0',
  maxGuests: '0',
  audience: 'members',
  deadlineHours: '2',
  description: 'Venez comme vous êtes.',
};

describe('scheduling a series', () => {
  const formPath = ({ slug }: BuiltCommunity) => `/communities/${slug}/series/new`;

  it('shows the next ten dates with public holidays to skip, then schedules what was seen, once', async () => {
    const community = await buildCommunity(app);
    const client = await app.signIn(community.organiser.email);
    const path = formPath(community);
    expect((await client.get(path)).text).toContain('Voir les dates');
    const formId = hidden((await client.get(path)).text, 'formId')[0]!;
    const typed = {
      ...FRIDAYS,
      startsOn: '2027-03-04',
      hosts: community.organiser.accountId,
      formId,
    };
    const seen = await client.post(path, form({ ...typed, step: 'see' }));
    expect(seen.status).toBe(200);
    expect(offered(seen.text).slice(0, 3)).toEqual(['2027-03-04', '2027-03-11', '2027-03-18']);
    expect(plain(seen.text)).toContain('Rien n’est encore enregistré');
    expect(plain(seen.text)).toContain('jeudi 6 mai (Ascension)');
    expect(ticked(seen.text)).toEqual(['2027-05-06', '2027-11-11']);

    const skips = ['2027-03-11', '2027-11-11'];
    const sent = form({
      ...typed,
      skips,
      shown: hidden(seen.text, 'shown'),
      planned: hidden(seen.text, 'planned'),
      step: 'schedule',
    });
    const [one, two] = [await client.post(path, sent), await client.post(path, sent)];
    expect([one.status, two.headers.get('location')]).toEqual([303, one.headers.get('location')]);
    const id = idFrom(one.headers.get('location'));
    const { series } = await app.get(SeriesService).view(community.organiser, id);
    expect(series).toMatchObject({ time: '18:30', capacity: 6, deadlineHours: 2, startsOn: '2027-03-04' });
    expect(series.skips.map(({ on }) => on)).toEqual(skips);
    expect(await read(community.organiser, `/series/${id}`)).toContain('Chaque jeudi à 18 h 30');
  });

  it('shows the dates again where they are no longer those that were seen, and keeps what was unticked', async () => {
    const community = await buildCommunity(app);
    const client = await app.signIn(community.organiser.email);
    const typed = { ...FRIDAYS, hosts: community.organiser.accountId };
    const seen = await client.post(formPath(community), form({ ...typed, step: 'see' }));
    const moved = form({
      ...typed,
      every: 'month',
      nth: '1',
      monthDay: 'thu',
      shown: hidden(seen.text, 'shown'),
      planned: hidden(seen.text, 'planned'),
      step: 'schedule',
    });
    const again = await client.post(formPath(community), moved);
    expect([again.status, plain(again.text)]).toEqual([200, expect.stringContaining('Les dates ont changé')]);
    expect(offered(again.text).slice(0, 2)).toEqual(['2027-04-01', '2027-05-06']);
    expect(await app.get(SeriesService).listOfCommunity(community.organiser, community.slug)).toEqual([]);
  });

  it('keeps all that was typed when it is refused, the dates to skip too', async () => {
    const community = await buildCommunity(app);
    const client = await app.signIn(community.organiser.email);
    const { status, text } = await client.post(
      formPath(community),
      form({
        ...FRIDAYS,
        title: '',
        time: '02:30',
        every: 'month',
        nth: '-1',
        monthDay: 'thu',
        until: '2027-01-01',
        rotates: 'on',
        skips: ['2027-03-12'],
        shown: ['2027-03-05', '2027-03-12'],
        step: 'schedule',
      }),
    );
    expect(status).toBe(422);
    const words = plain(text);
    expect(words).toContain('Titre : À remplir.');
    expect(words).toContain('Entre 1 h et 3 h 59');
    expect(text).toMatch(/name="until" type="date" value="2027-01-01"/);
    expect(text).toMatch(/<option value="-1" selected>/);
    expect(text).toMatch(/name="rotates" type="checkbox" value="on"\s+checked/);
    expect(hidden(text, 'skips')).toEqual(['2027-03-12']);
    expect(hidden(text, 'shown')).toEqual(['2027-03-05', '2027-03-12']);
  });

  it('is for those who schedule', async () => {
    const community = await buildCommunity(app);
    const member = await buildMember(app, { community });
    expect((await (await app.signIn(member.email)).get(formPath(community))).status).toBe(403);
    expect((await app.client().get(formPath(community))).status).toBe(303);
  });
});

describe('changing a series', () => {
  const typedOf = ({ host }: BuiltSeries) => ({ ...FRIDAYS, weekdays: 'fri', hosts: host.accountId });

  it('says first what happens to the dates and how many people are told', async () => {
    const series = await buildSeries(app);
    const follower = await buildMember(app, { community: series.community });
    await app.get(FollowingService).follow(follower, series.id);
    const [first] = await datesOfSeries(app, series);
    await buildRsvp(app, { event: { ...series, id: first!.event.id } });
    const client = await app.signIn(series.host.email);
    const form1 = await client.get(`${pathOf(series)}/edit`);
    const revision = hidden(form1.text, 'revision')[0]!;
    const typed = { ...typedOf(series), revision, interval: '2' };
    const asked = await client.post(`${pathOf(series)}/edit`, form(typed));
    expect(asked.status).toBe(200);
    const words = plain(asked.text);
    expect(words).toContain('le rythme');
    expect(words).toMatch(/\d+ dates disparaissent :/);
    expect(words).toContain('1 personne qui vient d’habitude');
    expect(words).toContain('1 autre personne, qui a répondu oui ou peut-être à une date à venir');
    expect((await seriesOf(series)).rule).toMatchObject({ interval: 1 });

    const again = await client.post(`${pathOf(series)}/edit`, form({ ...typed, again: 'yes' }));
    expect([again.status, again.text]).toEqual([200, expect.stringMatching(/name="interval"[^>]*value="2"/)]);
    const saved = await client.post(
      `${pathOf(series)}/edit`,
      form({ ...typed, agreed: 'yes', word: 'Moins souvent.' }),
    );
    expect([saved.status, (await seriesOf(series)).rule]).toEqual([
      303,
      { every: 'week', interval: 2, weekdays: ['fri'] },
    ]);
    const late = await client.post(`${pathOf(series)}/edit`, form({ ...typed, title: 'Encore' }));
    expect([late.status, plain(late.text)]).toEqual([412, expect.stringContaining('Quelqu’un a enregistré')]);
    expect(late.text).toContain('value="Encore"');
  });

  it('can begin on one of its dates', async () => {
    const series = await buildSeries(app);
    const client = await app.signIn(series.host.email);
    const path = `${pathOf(series)}/splits/new?from=2027-05-07`;
    expect(plain((await client.get(path)).text)).toContain('À partir du vendredi 7 mai');
    const typed = { ...typedOf(series), from: '2027-05-07', time: '19:00' };
    const asked = await client.post(`${pathOf(series)}/splits`, form(typed));
    expect([asked.status, plain(asked.text)]).toEqual([200, expect.stringContaining('l’heure')]);
    const kept = await client.post(`${pathOf(series)}/splits`, form({ ...typed, agreed: 'yes' }));
    const next = idFrom(kept.headers.get('location'));
    expect([kept.status, (await seriesOf(series)).until]).toEqual([303, '2027-04-30']);
    const words = await read(series.host, `/series/${next}`);
    expect(words).toContain('Chaque vendredi à 19 h');
    expect(words).toContain('Voir les dates d’avant le changement');
    const wrong = await client.post(`${pathOf(series)}/splits`, form({ ...typed, from: '2027-03-06' }));
    expect(wrong.status).toBe(422);
    expect((await client.get(`${pathOf(series)}/splits/new?from=x`)).status).toBe(404);
  });

  it('ends in a cancellation with a word, that says who will be told', async () => {
    const series = await buildSeries(app);
    const client = await app.signIn(series.host.email);
    const words = await read(series.host, `${pathOf(series)}/cancellation`);
    expect(words).toMatch(/2\d dates à venir seront annulées/);
    expect(words).toContain('Personne n’a encore répondu');
    const { status } = await client.submit(`${pathOf(series)}/cancellation`, {
      word: 'L’association ferme.',
    });
    expect(status).toBe(303);
    expect(await read(series.host, pathOf(series))).toContain('L’association ferme.');
    expect((await client.get(`${pathOf(series)}/edit`)).status).toBe(303);
  });

  it('adds a date, and refuses one that is past', async () => {
    const series = await buildSeries(app);
    const client = await app.signIn(series.host.email);
    expect((await client.get(`${pathOf(series)}/dates/new`)).status).toBe(200);
    const past = await client.submit(`${pathOf(series)}/dates`, { date: '2020-03-07', time: '11:00' });
    expect([past.status, plain(past.text)]).toEqual([
      422,
      expect.stringContaining('Cette date est déjà passée'),
    ]);
    expect(past.text).toContain('value="11:00"');
  });

  it.each(['edit', 'cancellation', 'splits/new?from=2027-03-12', 'dates/new'])(
    'is for those who manage it: %s',
    async (path) => {
      const series = await buildSeries(app);
      const member = await buildMember(app, { community: series.community });
      const client = await app.signIn(member.email);
      expect((await client.get(`${pathOf(series)}/${path}`)).status).toBe(403);
    },
  );
});

describe('a series elsewhere', () => {
  it('is named on the page of each of its dates, with the way to come usually', async () => {
    const series = await buildSeries(app, { title: 'Les vendredis' });
    const [first] = await datesOfSeries(app, series);
    const member = await buildMember(app, { community: series.community });
    const words = await read(member, `/events/${first!.event.id}`);
    expect(words).toContain('Un rendez-vous de la série Les vendredis , chaque vendredi à 18 h 30.');
    expect(words).toContain('Je viens d’habitude');
    await app.get(FollowingService).follow(member, series.id);
    expect(await read(member, `/events/${first!.event.id}`)).toContain(
      'dire non ici ne change que cette date',
    );
  });

  it('does not tell who is asked to one date alone of the others', async () => {
    const series = await buildSeries(app, {
      community: await buildCommunity(app, { joinPolicy: 'invitation' }),
    });
    const [first] = await datesOfSeries(app, series);
    const guest = await buildInvited(app, { ...series, id: first!.event.id });
    expect(await read(guest, `/events/${first!.event.id}`)).not.toContain('Un rendez-vous de la série');
    expect((await (await app.signIn(guest.email)).get(pathOf(series))).status).toBe(404);
  });

  it('comes first in its community, of which it hides no other date', async () => {
    const community = await buildCommunity(app);
    const series = await buildSeries(app, { community, title: 'Les vendredis' });
    await buildEvent(app, { community, title: 'Un verre au port', startsLocal: '2027-06-05T18:30' });
    const words = await read(series.host, `/communities/${community.slug}`);
    expect(words).toContain('Régulièrement Les vendredis Chaque vendredi à 18 h 30');
    expect(words).toContain('Un verre au port');
    expect(words.match(/vendredi \d+ (mars|avril|mai)/g)).toHaveLength(1);
  });

  it('shows its next date alone at home and among all dates, and all of mine in my agenda', async () => {
    const community = await buildCommunity(app);
    const series = await buildSeries(app, { community, title: 'Les vendredis' });
    const member = await buildMember(app, { community });
    const unanswered = await read(member, '/');
    expect(unanswered.match(/Les vendredis/g)).toHaveLength(1);
    expect(unanswered).toContain('Cela revient chaque vendredi à 18 h 30.');
    await app.get(FollowingService).follow(member, series.id);
    const [home, all, mine] = [
      await read(member, '/'),
      await read(member, '/agenda?list=all'),
      await read(member, '/agenda'),
    ];
    expect(home.match(/Les vendredis/g)).toHaveLength(1);
    expect(all.match(/Les vendredis/g)).toHaveLength(1);
    expect(mine.match(/Les vendredis/g)!.length).toBeGreaterThan(20);
    const [first, second] = await datesOfSeries(app, series);
    const client = await app.signIn(series.host.email);
    await client.submit(`/events/${first!.event.id}/cancellation`, { word: '' });
    const after = await read(member, '/agenda?list=all');
    expect(after).toContain('Annulée');
    expect(after.match(/Les vendredis/g)).toHaveLength(2);
    expect(second!.event.status).toBe('scheduled');
  });

  it('is on the page of the association whose adherents it is reserved to', async () => {
    const association = await buildAssociation(app);
    const community = await buildCommunity(app);
    await buildAdhesion(app, { association, account: community.organiser });
    const series = await buildSeries(app, { community, audience: { adherentsOf: association.id } });
    expect(await read(series.host, `/associations/${association.id}`)).toContain('Chaque vendredi à 18 h 30');
    const { text } = await app.client().get(`/associations/${association.id}`);
    expect(plain(text)).not.toContain('Chaque vendredi');
    const unpaid = await buildMember(app, { community });
    expect(await read(unpaid, pathOf(series))).toContain('Nous ne vous trouvons pas parmi');
    const client = await app.signIn(unpaid.email);
    const { status, text: refused } = await client.submit(`${pathOf(series)}/following`, {
      following: 'yes',
    });
    expect([status, plain(refused)]).toEqual([422, expect.stringContaining('cotisation à jour')]);
  });
});

it('the API says the same before a change is saved', async () => {
  const series = await buildSeries(app, { until: '2027-03-26' });
  await app.get(FollowingService).follow(await buildMember(app, { community: series.community }), series.id);
  const client = await app.signIn(series.host.email);
  const rule = { every: 'week', interval: 2, weekdays: ['fri'] };
  const { status, json } = await client.post(`/api/series/${series.id}/change-previews`, { rule });
  expect([status, json]).toMatchObject([
    200,
    {
      kept: 2,
      dropped: [{ startsLocal: '2027-03-12T18:30' }, { startsLocal: '2027-03-26T18:30' }],
      added: 0,
      told: true,
      concerned: { followers: 1, others: 0 },
    },
  ]);
  const from = { from: '2027-03-19', time: '19:00' };
  expect((await client.post(`/api/series/${series.id}/split-previews`, from)).json).toMatchObject({
    kept: 2,
    dropped: [],
    added: 0,
  });
  expect((await seriesOf(series)).rule).toMatchObject({ interval: 1 });
});
