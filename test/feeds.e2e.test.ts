import ICAL from 'ical.js';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommunitySettingsService } from '../src/features/communities/community-settings.service.js';
import { MembershipService } from '../src/features/communities/membership.service.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { FeedService } from '../src/features/feeds/feed.service.js';
import { DAY, HOUR } from '../src/kernel/clock.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startApp, type TestApp } from './support/app.js';
import { apiClient } from './support/api-client.js';
import {
  buildAccount,
  type BuiltCommunity,
  buildCommunity,
  buildEvent,
  buildInvited,
  buildMember,
  buildRsvp,
  type Person,
} from './support/builders.js';
import { contentLines } from './support/calendar-samples.js';
import { type Answer, itemsOf } from './support/client.js';
import { queriesOf } from './support/query-count.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const fetchFeed = (path: string, headers?: Record<string, string>): Promise<Answer> =>
  app.client().get(path, headers);

const pathOf = ({ slug }: BuiltCommunity): string => `/communities/${slug}/calendar.ics`;

/** A new secret address of somebody's calendar, as a path. */
async function feedOf(person: Person): Promise<string> {
  const { url } = await app.get(FeedService).create(person, 'téléphone');
  return new URL(url).pathname;
}

/** [title, STATUS] of each event, in order. */
function entriesOf({ text }: Answer): unknown[][] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar
    .getAllSubcomponents('vevent')
    .map((vevent) => [vevent.getFirstPropertyValue('summary'), vevent.getFirstPropertyValue('status')]);
}

const publicEvent = (community: BuiltCommunity, fields: Record<string, unknown> = {}) =>
  buildEvent(app, { community, audience: 'public', ...fields });

const scheduling = () => app.get(EventSchedulingService);

/** Only one process owns a SQLite file, and knows by itself what was written. */
const isSoleWriter = () => app.settings.databaseUrl.startsWith('sqlite:');

/** A unit of work: whoever knew what is in the database has to ask again. */
const writeNothing = () => app.get(UnitOfWork).run(() => Promise.resolve());

describe('the feed of a community', () => {
  it('C43: holds its public events, cancelled ones too, never drafts nor what is for members', async () => {
    const community = await buildCommunity(app, { name: 'Réseau du Léon' });
    await publicEvent(community, { title: 'Café, le matin' });
    await publicEvent(community, { title: 'Brouillon', status: 'draft' });
    await buildEvent(app, { community, title: 'Entre membres' });
    const off = await publicEvent(community, { title: 'Annulé', startsLocal: '2027-03-06T18:30' });
    await scheduling().cancel(off.host, off.id, 'Le bar est fermé.');
    const answer = await fetchFeed(pathOf(community));
    expect(entriesOf(answer)).toEqual([
      ['Café, le matin', 'CONFIRMED'],
      ['Annulé', 'CANCELLED'],
    ]);
    expect(contentLines(answer.text)).toContain('X-WR-CALNAME:Réseau du Léon');
  });

  it('shows the past 90 days and all that is to come', async () => {
    const own = await startApp({ now: Date.UTC(2027, 0, 1) });
    const community = await buildCommunity(own);
    await buildEvent(own, { community, audience: 'public', title: 'Hiver', startsLocal: '2027-01-10T10:00' });
    await buildEvent(own, {
      community,
      audience: 'public',
      title: 'Printemps',
      startsLocal: '2027-02-10T10:00',
    });
    await buildEvent(own, {
      community,
      audience: 'public',
      title: 'Plus tard',
      startsLocal: '2028-12-10T10:00',
    });
    own.clock.set(Date.UTC(2027, 0, 10) + 91 * DAY);
    expect(entriesOf(await own.client().get(pathOf(community))).map(([title]) => title)).toEqual([
      'Printemps',
      'Plus tard',
    ]);
    await own.close();
  });

  it('C38, C44: names nobody, and carries no raw room link', async () => {
    const community = await buildCommunity(app);
    await publicEvent(community, { format: 'video', roomUrl: 'https://visio.example/secret-room' });
    const { text } = await fetchFeed(pathOf(community));
    expect(text).toContain('BEGIN:VEVENT');
    expect(text).not.toMatch(/METHOD|ATTENDEE|ORGANIZER|@|visio\.example/);
  });

  it.each(['open', 'approval'])('is there for anybody where joining is %s', async (joinPolicy) => {
    const community = await buildCommunity(app, { joinPolicy });
    expect((await fetchFeed(pathOf(community))).status).toBe(200);
  });

  it('is not there where a community does not show itself, not even for its members', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'invitation' });
    await publicEvent(community);
    const client = await app.signIn(community.organiser.email);
    for (const answer of [
      await client.get(pathOf(community)),
      await fetchFeed('/communities/rien/calendar.ics'),
    ]) {
      expect([answer.status, answer.text]).toEqual([404, 'Not found\n']);
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    }
  });

  it('goes when the community closes', async () => {
    const community = await buildCommunity(app);
    const first = await fetchFeed(pathOf(community));
    const change = { joinPolicy: 'invitation' as const };
    await app.get(CommunitySettingsService).change(community.organiser, community.slug, change, null);
    const etag = first.headers.get('etag') ?? '';
    expect((await fetchFeed(pathOf(community), { 'if-none-match': etag })).status).toBe(404);
  });
});

describe('my feed', () => {
  it('C43: holds what I said yes or maybe to or wait for, what is cancelled too, and nothing I declined', async () => {
    const community = await buildCommunity(app);
    const me = await buildMember(app, { community });
    const at = (day: number) => ({ community, startsLocal: `2027-03-${day}T18:30` });
    const full = await buildEvent(app, { ...at(13), title: 'Complet', capacity: 1 });
    await buildRsvp(app, { event: full });
    const off = await buildEvent(app, { ...at(14), title: 'Annulé' });
    const answers = [
      { event: await buildEvent(app, { ...at(11), title: 'Oui' }), answer: 'yes' },
      { event: await buildEvent(app, { ...at(12), title: 'Hésitation' }), answer: 'maybe' },
      { event: full, answer: 'yes' },
      { event: off, answer: 'maybe' },
      { event: await buildEvent(app, { ...at(15), title: 'Non' }), answer: 'no' },
    ];
    for (const each of answers) await buildRsvp(app, { ...each, account: me });
    await buildEvent(app, { ...at(16), title: 'Sans réponse' });
    await scheduling().cancel(off.host, off.id, 'Le bar est fermé.');
    const answer = await fetchFeed(await feedOf(me));
    expect(entriesOf(answer)).toEqual([
      ['Oui', 'CONFIRMED'],
      ['Hésitation (peut-être)', 'TENTATIVE'],
      ['Complet (liste d’attente)', 'TENTATIVE'],
      ['Annulé', 'CANCELLED'],
    ]);
    expect(contentLines(answer.text)).toContain('X-WR-CALNAME:Mes rencontres (Maillage)');
    expect(contentLines(answer.text)).toContain(`X-WR-TIMEZONE:${me.timeZone}`);
  });

  it('is in the language of its owner, whatever the program asks for', async () => {
    const me = await buildAccount(app, { locale: 'en' });
    const { text } = await fetchFeed(await feedOf(me), { 'accept-language': 'fr' });
    expect(text).toContain('NAME:My meetups (Maillage)');
  });

  it('C44: never carries a raw room link, and names nobody (C38)', async () => {
    const event = await buildEvent(app, { format: 'video', roomUrl: 'https://visio.example/secret-room' });
    const { account } = await buildRsvp(app, { event });
    const { text } = await fetchFeed(await feedOf(account));
    expect(text).toContain('BEGIN:VEVENT');
    expect(text).not.toMatch(/METHOD|ATTENDEE|ORGANIZER|@|visio\.example/);
  });

  it('shows nothing of another person, and what an invitation opens', async () => {
    const event = await buildEvent(app, { title: 'Sur invitation' });
    const guest = await buildInvited(app, event);
    await buildRsvp(app, { event, account: guest });
    expect(entriesOf(await fetchFeed(await feedOf(guest)))).toEqual([['Sur invitation', 'CONFIRMED']]);
    expect(entriesOf(await fetchFeed(await feedOf(event.host)))).toEqual([]);
  });

  it('loses what its owner may no longer open, before the outbox has even run', async () => {
    const { account, event } = await buildRsvp(app);
    const path = await feedOf(account);
    const before = await fetchFeed(path);
    expect(entriesOf(before)).toHaveLength(1);
    const { organiser, slug } = event.community;
    await app.get(MembershipService).remove(organiser, slug, account.accountId);
    const after = await fetchFeed(path, { 'if-none-match': before.headers.get('etag') ?? '' });
    expect(entriesOf(after)).toEqual([]);
  });

  it('notes when it was read, once a day', async () => {
    const own = await startApp();
    const me = await buildAccount(own);
    const { url } = await own.get(FeedService).create(me, 'téléphone');
    const readAt = async () => (await own.get(FeedService).list(me))[0]?.feed.readAt;
    const path = new URL(url).pathname;
    expect(await readAt()).toBeNull();
    const first = own.clock.now();
    await own.client().get(path);
    own.clock.advance(HOUR);
    await own.client().get(path);
    expect(await readAt()).toBe(first);
    own.clock.advance(DAY);
    await own.client().get(path);
    expect(await readAt()).toBe(own.clock.now());
    await own.close();
  });

  it('is revoked alone: 404, as a secret that never was', async () => {
    const me = await buildAccount(app);
    const [path, other] = [await feedOf(me), await feedOf(me)];
    const first = await fetchFeed(path);
    const feed = (await app.get(FeedService).list(me)).find(({ url }) => url.endsWith(path));
    await app.get(FeedService).revoke(me, feed?.feed.id ?? '');
    const revoked = await fetchFeed(path, { 'if-none-match': first.headers.get('etag') ?? '' });
    const unknown = await fetchFeed(`/calendar/${'a'.repeat(32)}.ics`);
    for (const { status, text, headers } of [revoked, unknown])
      expect([status, text, headers.get('etag')]).toEqual([404, 'Not found\n', null]);
    expect((await fetchFeed(other)).status).toBe(200);
    await expect(
      app.get(FeedService).revoke(await buildAccount(app), feed?.feed.id ?? ''),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

interface Case {
  path: string;
  change: () => Promise<unknown>;
}

const cases: [string, () => Promise<Case>][] = [
  [
    'of a community',
    async () => {
      const community = await buildCommunity(app);
      const event = await publicEvent(community);
      const change = () => scheduling().edit(event.host, event.id, { title: 'Un autre titre' }, null);
      return { path: pathOf(community), change };
    },
  ],
  [
    'of mine',
    async () => {
      const { account, event } = await buildRsvp(app);
      const path = await feedOf(account);
      return { path, change: () => buildRsvp(app, { event, account, answer: 'maybe' }) };
    },
  ],
];

describe.each(cases)('a feed %s', (_name, build) => {
  it('C39: has a strong ETag and Last-Modified, the same bytes at each fetch, and 304 for either', async () => {
    const { path } = await build();
    const [first, second] = [await fetchFeed(path), await fetchFeed(path)];
    expect(second.text).toBe(first.text);
    const [etag, modified] = ['etag', 'last-modified'].map((name) => first.headers.get(name) ?? '');
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    expect(second.headers.get('etag')).toBe(etag);
    const conditions: [string, string][] = [
      ['if-none-match', etag!],
      ['if-none-match', `"older", W/${etag!}`],
      ['if-modified-since', modified!],
    ];
    for (const [name, value] of conditions) {
      const { status, text, headers: answered } = await fetchFeed(path, { [name]: value });
      expect([status, text, answered.get('etag'), answered.get('last-modified')]).toEqual([
        304,
        '',
        etag,
        modified,
      ]);
    }
    expect(
      (await fetchFeed(path, { 'if-none-match': '"older"', 'if-modified-since': modified! })).status,
    ).toBe(200);
  });

  it('C39: has a new ETag and a later Last-Modified after a change, even within the second', async () => {
    const { path, change } = await build();
    const first = await fetchFeed(path);
    await change();
    const [etag, modified] = ['etag', 'last-modified'].map((name) => first.headers.get(name) ?? '');
    const after = await fetchFeed(path, { 'if-none-match': etag! });
    expect([after.status, after.text === first.text]).toEqual([200, false]);
    expect(after.headers.get('etag')).not.toBe(etag);
    expect((await fetchFeed(path, { 'if-modified-since': modified! })).status).toBe(200);
  });

  it('C39: answers HEAD as GET, without the body', async () => {
    const { path } = await build();
    const [get, head] = [await fetchFeed(path), await app.client().send('HEAD', path, {})];
    expect([head.status, head.text]).toEqual([200, '']);
    for (const name of ['etag', 'last-modified', 'content-type', 'content-length', 'cache-control'])
      expect(head.headers.get(name), name).toBe(get.headers.get(name));
  });

  it('C40, C41: is text/calendar, inline, uncompressed, whatever is asked, without login or cookie', async () => {
    const { path } = await build();
    const asked = {
      accept: 'text/html',
      'accept-encoding': 'gzip, br',
      cookie: 'session=unknown-0123456789',
    };
    const { status, headers } = await fetchFeed(path, asked);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    for (const name of ['content-disposition', 'content-encoding', 'vary', 'set-cookie'])
      expect(headers.get(name), name).toBeNull();
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(headers.get('cache-control')).toBe(
      path.startsWith('/calendar/') ? 'private, no-cache' : 'public, max-age=60',
    );
    const robots = (await fetchFeed('/robots.txt')).text
      .split('\n')
      .map((line) => line.replace('Disallow: ', ''));
    expect(robots.filter((prefix) => prefix.startsWith('/') && path.startsWith(prefix))).toEqual([]);
  });

  it('P3: costs no query where nobody else writes and nothing was written, else one, and two where it is rendered', async () => {
    const { path, change } = await build();
    const { headers } = await fetchFeed(path);
    const etag = headers.get('etag') ?? '';
    // The first one of mine noted that it was read.
    await fetchFeed(path);
    const unchanged = isSoleWriter() ? 0 : 1;
    expect(await queriesOf(app, () => fetchFeed(path))).toHaveLength(unchanged);
    expect(await queriesOf(app, () => fetchFeed(path, { 'if-none-match': etag }))).toHaveLength(unchanged);
    await writeNothing();
    expect(await queriesOf(app, () => fetchFeed(path))).toHaveLength(1);
    await change();
    expect(await queriesOf(app, () => fetchFeed(path))).toHaveLength(2);
  });

  it('is never older than the request of those who ask at the same time', async () => {
    const { path, change } = await build();
    const { text: before } = await fetchFeed(path);
    await change();
    const answers = await Promise.all(Array.from({ length: 10 }, () => fetchFeed(path)));
    expect(answers.filter(({ text }) => text === before)).toEqual([]);
  });
});

it('feeds are limited, each address for itself', async () => {
  const own = await startApp({ environment: { RATE_LIMITS: 'on' } });
  const ask = async (remoteAddress: string) =>
    (await own.nest.inject({ url: `/calendar/${'a'.repeat(32)}.ics`, remoteAddress })).statusCode;
  for (let sent = 0; sent < 600; sent += 1) await ask('192.0.2.1');
  expect([await ask('192.0.2.1'), await ask('192.0.2.2')]).toEqual([429, 404]);
  await own.close();
});

describe('indexes', () => {
  it.each([
    [
      'of a community',
      async () => pathOf(await buildCommunity(app)),
      ['communities_slug', 'events_community'],
    ],
    ['of mine', async () => feedOf(await buildAccount(app)), ['feeds_token', 'rsvps_account']],
  ] as const)('serve the one query of a feed %s', async (_name, build, indexes) => {
    const path = await build();
    await fetchFeed(path);
    await writeNothing();
    const [query = ''] = await queriesOf(app, () => fetchFeed(path));
    const plan = await planOf(query);
    for (const index of indexes) expect(plan).toContain(index);
  });
});

/** What the database would do, with any values at the parameters. */
async function planOf(query: string): Promise<string> {
  const source = app.get(DataSource);
  const none = '00000000-0000-0000-0000-000000000000';
  if (source.options.type === 'sqlite') {
    const values = Array.from({ length: query.split('?').length - 1 }, () => none);
    return JSON.stringify(await source.query(`explain query plan ${query}`, values));
  }
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    // A handful of rows is quicker to scan: whether the index can serve is the question.
    await runner.query('set local enable_seqscan = off');
    const filled = query.replaceAll(/\$\d+/g, (at) =>
      /(starts|ends)_at" > $/.test(query.split(at)[0] ?? '') ? '0' : `'x'`,
    );
    return JSON.stringify(await runner.query(`explain ${filled}`));
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

describe('the addresses of my calendar', () => {
  it('are made, shown again and revoked in the settings', async () => {
    const me = await buildAccount(app);
    const client = await app.signIn(me.email);
    const made = await client.submit('/settings/feeds', { name: 'Mon <téléphone>' });
    expect([made.status, made.headers.get('location')]).toEqual([303, '/settings/feeds']);
    const shown = [await client.get('/settings/feeds'), await client.get('/settings/feeds')];
    for (const { text, headers } of shown) {
      expect(text).toContain('Mon &lt;téléphone&gt;');
      expect(text).toMatch(/<code>http:\/\/[^<]+\/calendar\/[a-z2-7]{32}\.ics<\/code>/);
      expect(text).toMatch(/href="webcal:\/\/[^"]+\/calendar\/[a-z2-7]{32}\.ics"/);
      expect(headers.get('cache-control')).toBe('private, no-store');
    }
    expect(shown[0]?.text).toContain('L’adresse est prête');
    const [, path = ''] = /<code>http:\/\/[^/]+([^<]+)<\/code>/.exec(shown[0]?.text ?? '') ?? [];
    expect((await fetchFeed(path)).status).toBe(200);
    const [, id = ''] = /feeds\/([\w-]+)\/deletion/.exec(shown[0]?.text ?? '') ?? [];
    const others = await app.signIn((await buildAccount(app)).email);
    expect((await others.submit(`/settings/feeds/${id}/deletion`)).status).toBe(404);
    expect((await client.submit(`/settings/feeds/${id}/deletion`)).status).toBe(303);
    expect((await fetchFeed(path)).status).toBe(404);
    expect((await client.submit('/settings/feeds', { name: ' ' })).status).toBe(422);
  });

  it('are made once by a form that is sent twice, and again for another name', async () => {
    const client = await app.signIn((await buildAccount(app)).email);
    const form = (await client.get('/settings/feeds')).text;
    const [, formId = ''] = /name="formId" value="([^"]+)"/.exec(form) ?? [];
    for (const name of ['Téléphone', 'Téléphone', 'Ordinateur']) {
      const made = await client.submit('/settings/feeds', { formId, name });
      expect([made.status, made.headers.get('location')]).toEqual([303, '/settings/feeds']);
    }
    const { text } = await client.get('/settings/feeds');
    expect([...text.matchAll(/<h3>(.+?)<\/h3>/g)].map(([, name]) => name)).toEqual([
      'Ordinateur',
      'Téléphone',
    ]);
  });

  it('are made, listed and revoked by the API, once a key', async () => {
    const client = await apiClient(app, (await buildAccount(app)).email);
    const once = { 'idempotency-key': 'feed-1' };
    const made = await client.post('/api/me/feeds', { name: 'tableur' }, once);
    const again = await client.post('/api/me/feeds', { name: 'tableur' }, once);
    expect([made.status, again.json]).toEqual([201, made.json]);
    const { id, url, webcalUrl } = made.json as Record<string, string>;
    expect(webcalUrl).toBe(url?.replace('http:', 'webcal:'));
    expect(itemsOf(await client.get('/api/me/feeds'))).toEqual([made.json]);
    expect((await client.delete(`/api/me/feeds/${id}`)).status).toBe(204);
    expect((await fetchFeed(new URL(url ?? '').pathname)).status).toBe(404);
    expect((await client.delete(`/api/me/feeds/${id}`)).status).toBe(404);
  });

  it('are not in the database', async () => {
    const me = await buildAccount(app);
    const secret = /[a-z2-7]{32}/.exec(await feedOf(me))?.[0] ?? '';
    const rows: unknown = await app.get(DataSource).query('select * from feeds');
    expect(JSON.stringify(rows)).toContain(me.accountId);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe('pages', () => {
  it('of a community that shows itself say how to subscribe', async () => {
    const [open, closed] = [
      await buildCommunity(app),
      await buildCommunity(app, { joinPolicy: 'invitation' }),
    ];
    const page = await app.client().get(`/communities/${open.slug}`);
    const url = `${app.settings.publicUrl}${pathOf(open)}`;
    expect(page.text).toContain(`href="${url}"`);
    expect(page.text).toContain(`href="${url.replace(/^https?:/, 'webcal:')}"`);
    const client = await app.signIn(closed.organiser.email);
    expect((await client.get(`/communities/${closed.slug}`)).text).not.toContain('calendar.ics');
  });

  it('of my agenda lead to my addresses', async () => {
    const client = await app.signIn((await buildAccount(app)).email);
    expect((await client.get('/agenda')).text).toContain('href="/settings/feeds"');
    expect((await app.client().get('/agenda')).text).not.toContain('href="/settings/feeds"');
  });
});
