import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NewsEditingService } from '../src/features/board/news-editing.service.js';
import { newsChangeInput } from '../src/features/board/news.input.js';
import { WithdrawalService } from '../src/features/board/withdrawal.service.js';
import { MembershipService } from '../src/features/communities/membership.service.js';
import { DAY } from '../src/kernel/clock.js';
import { startApp, type TestApp } from './support/app.js';
import {
  buildCommunity,
  buildMember,
  type BuiltNews,
  buildNews,
  buildStructure,
  type Person,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';
import { askFeed } from './support/feed-client.js';
import { type Moderating, moderating } from './support/moderating.js';
import { queriesOf } from './support/query-count.js';
import { plansOf } from './support/query-plan.js';

let app: TestApp;
let moderation: Moderating;
beforeAll(async () => {
  app = await startApp();
  moderation = moderating(app);
});
beforeEach(() => app.clock.set(A_MONDAY));
afterAll(() => app.close());

const get = (path: string, headers?: Record<string, string>) => askFeed(app, path, headers);
const buildPublic = (fields: Record<string, unknown> = {}): Promise<BuiltNews> =>
  buildNews(app, { scope: 'public', ...fields });
const idOf = ({ id }: BuiltNews): string => `urn:uuid:${id}`;

async function idsIn(path: string): Promise<string[]> {
  const { text } = await get(path);
  return [...text.matchAll(/urn:uuid:[\da-f-]{36}/g)].map(([id]) => id);
}

async function feedOf(person: Person, body: object = {}): Promise<string> {
  const { json } = await (
    await moderation.as(person)
  ).post('/api/me/news-feeds', { name: 'bureau', ...body });
  return new URL(json.url as string).pathname;
}

describe('the public feeds', () => {
  it.each([
    ['rss', 'application/rss+xml'],
    ['atom', 'application/atom+xml'],
    ['json', 'application/feed+json'],
  ])('%s holds what is public and nothing else, and names nobody', async (format, type) => {
    const structure = await buildStructure(app, { name: 'CCAS de Brest' });
    const shown = await buildPublic({ kind: 'horaires', structureId: structure.id });
    const kept = await buildNews(app);
    const answer = await get(`/news/feed.${format}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
    expect(answer.text).toContain(idOf(shown));
    expect(answer.text).toContain('CCAS de Brest');
    expect(answer.text).toContain(`${app.settings.publicUrl}/news/${shown.id}`);
    for (const secret of [kept.id, shown.author.displayName, shown.author.accountId])
      expect(answer.text).not.toContain(secret);
  });

  it('are narrowed to territories, with what is around them, and to kinds', async () => {
    const [here, region, country, elsewhere] = [
      await buildPublic({ territory: 'FR-29' }),
      await buildPublic({ territory: 'FR-R53' }),
      await buildPublic({ territory: 'FR' }),
      await buildPublic({ territory: 'CA-QC-06', kind: 'coup-de-main' }),
    ].map(idOf);
    const near = await idsIn('/news/feed.json?territory=FR-29');
    expect(near).toEqual(expect.arrayContaining([here, region, country]));
    expect(near).not.toContain(elsewhere);
    expect(await idsIn('/news/feed.json?kind=alerte&kind=coup-de-main')).toEqual([elsewhere]);
    expect(await idsIn('/news/feed.atom?territory=CA-QC-06&territory=FR-29')).toEqual(
      expect.arrayContaining([here, elsewhere]),
    );
  });

  it.each<[string, number]>([
    ['?territory=FR-999', 404],
    ['?kind=rumeur', 404],
    ['?kind=alerte&kind=rumeur', 404],
    ["?territory=FR-29'%20or%201=1", 404],
    ['?kind=', 200],
    ['?kind[]=rumeur', 200],
    ['?page=2', 200],
  ])('answer %s with %i', async (asked, status) => {
    expect((await app.client().get(`/news/feed.rss${asked}`)).status).toBe(status);
  });

  it('say one address, however they are asked for', async () => {
    const asked = '/news/feed.json?page=2&kind=horaires&territory=FR-29&kind=alerte&kind=horaires&kind=';
    const { json } = await app.client().get(asked);
    const { pathname, search } = new URL(json.feed_url as string);
    expect(`${pathname}${search}`).toBe('/news/feed.json?territory=FR-29&kind=alerte&kind=horaires');
    await get(`${pathname}${search}`);
  });

  it('are not sent again while nothing changes, by one query at most', async () => {
    await buildPublic();
    const first = await get('/news/feed.rss');
    const tag = { 'if-none-match': first.headers.get('etag')! };
    const since = { 'if-modified-since': first.headers.get('last-modified')! };
    const queries = await queriesOf(app, async () => {
      expect((await get('/news/feed.rss', tag)).status).toBe(304);
    });
    expect(queries.length).toBeLessThanOrEqual(1);
    expect((await get('/news/feed.rss', since)).status).toBe(304);
  });

  it.each<[string, (news: BuiltNews) => Promise<unknown>]>([
    ['is hidden', (news) => moderation.report(null, news.id, { reason: 'donnee-personne' })],
    ['is withdrawn', (news) => app.get(WithdrawalService).withdraw(news.author, news.id)],
    ['has expired', () => Promise.resolve(app.clock.advance(200 * DAY))],
  ])('lose at once what %s, with another tag', async (_what, happens) => {
    const news = await buildPublic();
    const before = await get('/news/feed.atom');
    expect(before.text).toContain(idOf(news));
    await happens(news);
    const [etag, lastModified] = ['etag', 'last-modified'].map((name) => before.headers.get(name)!);
    expect((await get('/news/feed.atom', { 'if-none-match': etag! })).status).toBe(200);
    expect((await get('/news/feed.atom', { 'if-modified-since': lastModified! })).status).toBe(200);
    expect((await get('/news/feed.atom')).text).not.toContain(idOf(news));
  });

  it('are found from any page, and narrowed from a list that is', async () => {
    const news = await buildPublic();
    const found = async (path: string): Promise<string[]> => {
      const { text } = await app.client().get(path);
      return [...text.matchAll(/<link rel="alternate" type="[^"]+" href="([^"]+)"/g)].map(
        ([, href]) => href!,
      );
    };
    for (const path of ['/', '/events', `/news/${news.id}`])
      expect(await found(path), path).toEqual(['/news/feed.rss']);
    const inList = await found('/news?territory=FR-29&kind=alerte');
    expect(inList).toHaveLength(3);
    for (const href of inList) expect((await get(href.replaceAll('&amp;', '&'))).status).toBe(200);
  });

  it('are the same for a program that asks only for their head', async () => {
    const asked = await get('/news/feed.atom');
    const head = await app.client().send('HEAD', '/news/feed.atom', {});
    for (const name of ['etag', 'last-modified', 'content-type', 'content-length', 'cache-control'])
      expect(head.headers.get(name), name).toBe(asked.headers.get(name));
    expect([head.status, head.text]).toEqual([200, '']);
  });

  it('are read in the order of an index, the latest first', async () => {
    await buildPublic();
    const plans = await plansOf(app, () => get('/news/feed.rss?territory=FR-29'));
    expect(plans).toMatch(/news_items_(scope|published|territory)/);
    if (app.settings.databaseUrl.startsWith('sqlite:'))
      expect(plans).toContain('USING INDEX news_items_scope (scope=? AND status=?)');
    expect(plans).not.toMatch(/TEMP B-TREE/);
  });

  it('say anew what was edited, under the same id', async () => {
    const news = await buildPublic();
    const before = await get('/news/feed.json');
    const change = newsChangeInput.parse({ text: 'Un tout autre texte.' });
    await app.get(NewsEditingService).change(news.author, news.id, change, null);
    const after = await get('/news/feed.json', { 'if-none-match': before.headers.get('etag')! });
    expect(after.status).toBe(200);
    expect(after.text).toContain('Un tout autre texte.');
    expect(after.text.split(idOf(news))).toHaveLength(2);
  });
});

describe('one’s own feed', () => {
  it('holds what its owner may read, narrowed as they chose', async () => {
    const community = await buildCommunity(app);
    const reader = await buildMember(app, { community });
    const author = await buildMember(app, { community });
    const kept = await buildNews(app, { author, scope: 'community', communitySlug: community.slug });
    const [instance, open, stranger] = [
      await buildNews(app),
      await buildPublic({ territory: 'CA-QC-06' }),
      await buildNews(app, { ...(await keptElsewhere()) }),
    ];
    const all = await idsIn(await feedOf(reader));
    expect(all).toEqual(expect.arrayContaining([kept, instance, open].map(idOf)));
    expect(all).not.toContain(idOf(stranger));
    const near = await idsIn(await feedOf(reader, { territories: ['FR-29'] }));
    expect(near).toEqual(expect.arrayContaining([kept, instance].map(idOf)));
    expect(near).not.toContain(idOf(open));
  });

  it('loses what was kept to a community that its owner left', async () => {
    const community = await buildCommunity(app);
    const reader = await buildMember(app, { community });
    const author = await buildMember(app, { community });
    const kept = await buildNews(app, { author, scope: 'community', communitySlug: community.slug });
    const path = await feedOf(reader);
    expect(await idsIn(path)).toContain(idOf(kept));
    await app.get(MembershipService).leave(reader, community.slug);
    expect(await idsIn(path)).not.toContain(idOf(kept));
  });

  it('is shown to nobody else: no other secret opens it, and a revoked one opens nothing', async () => {
    const reader = await buildMember(app);
    const client = await moderation.as(reader);
    const path = await feedOf(reader);
    const answer = await get(path);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    expect((await get(path, { 'if-none-match': answer.headers.get('etag')! })).status).toBe(304);
    expect((await get('/news/feed/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.rss')).status).toBe(404);
    const { json } = await client.get('/api/me/news-feeds');
    expect(json.items).toMatchObject([{ name: 'bureau', readAt: expect.any(String) }]);
    expect((await client.delete(`/api/me/news-feeds/${json.items[0].id}`)).status).toBe(204);
    expect((await get(path)).status).toBe(404);
  });

  it('is made once for a key, and not with choices that are none', async () => {
    const reader = await buildMember(app);
    const client = await moderation.as(reader);
    const key = { 'idempotency-key': 'un-flux' };
    const twice = [1, 2].map(() => client.post('/api/me/news-feeds', { name: 'bureau' }, key));
    const [one, two] = await Promise.all(twice);
    expect(one!.json.id).toBe(two!.json.id);
    expect(await client.post('/api/me/news-feeds', { name: 'x', territories: ['FR-999'] })).toMatchObject({
      status: 422,
      json: { errors: [{ code: 'unknown-territory' }] },
    });
  });
});

/** News of a community that nobody here is in. */
async function keptElsewhere() {
  const community = await buildCommunity(app);
  return { author: community.organiser, scope: 'community', communitySlug: community.slug };
}
