import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommunitySettingsService } from '../src/features/communities/community-settings.service.js';
import { CommunityService } from '../src/features/communities/community.service.js';
import type { NewsItem } from '../src/features/board/news-item.entity.js';
import { NewsSearch } from '../src/features/board/news-search.service.js';
import { DAY } from '../src/kernel/clock.js';
import { newId } from '../src/kernel/ids.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startApp, type TestApp } from './support/app.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import {
  buildAccount,
  buildCommunity,
  type BuiltCommunity,
  buildMember,
  buildRemoved,
  type Person,
} from './support/builders.js';
import type { Item } from './support/client.js';
import { type GivenNews, insertNews } from './support/news-rows.js';
import { queriesOf } from './support/query-count.js';

let app: TestApp;
let community: BuiltCommunity;
let communityId: string;
let other: BuiltCommunity;
let member: Person;
let removed: Person;
let stranger: ApiClient;
let colleague: ApiClient;

beforeAll(async () => {
  app = await startApp();
  community = await buildCommunity(app);
  removed = await buildRemoved(app, community);
  await app
    .get(CommunitySettingsService)
    .change(community.organiser, community.slug, { joinPolicy: 'invitation' }, null);
  communityId = (await app.get(CommunityService).place(community.organiser, community.slug)).community.id;
  other = await buildCommunity(app);
  member = community.organiser;
  stranger = await apiClient(app);
  colleague = await apiClient(app, (await buildMember(app, { community: other })).email);
});
afterAll(() => app.close());

async function titles(client: ApiClient, query: string): Promise<string[]> {
  const { status, json, text } = await client.get(`/api/news?${query}`);
  expect(status, text).toBe(200);
  return (json.items as Item[]).map(({ title }) => String(title));
}

/** Each test looks at its own items, by a word that no other has. */
async function tell(word: string, given: Record<string, GivenNews>): Promise<Record<string, NewsItem>> {
  const items = await insertNews(
    app,
    Object.entries(given).map(([title, fields]) => ({ title, text: word, ...fields })),
  );
  return Object.fromEntries(items.map((item) => [item.title, item]));
}

describe('who finds what', () => {
  beforeAll(() =>
    tell('vitrine', {
      public: { kind: 'coup-de-main', scope: 'public' },
      instance: { kind: 'coup-de-main', scope: 'instance' },
      kept: { kind: 'coup-de-main', scope: 'community', communityId },
      hidden: { kind: 'coup-de-main', hiddenAt: 1 },
      withdrawn: { kind: 'coup-de-main', status: 'withdrawn' },
    }),
  );

  const readers: [who: string, email: () => Promise<string | undefined>, found: string[]][] = [
    ['a stranger', async () => undefined, ['public']],
    ['somebody who is no colleague', async () => (await buildAccount(app)).email, ['public']],
    [
      'a colleague from elsewhere',
      async () => (await buildMember(app, { community: other })).email,
      ['instance', 'public'],
    ],
    ['a member', async () => member.email, ['kept', 'instance', 'public']],
    ['somebody removed', async () => removed.email, ['public']],
    ['an administrator', async () => 'admin@asso.example', ['public']],
  ];

  it.each(readers)(
    '%s: by words, by what it is, and no more at the next page',
    async (_who, email, found) => {
      const client = await apiClient(app, await email());
      for (const query of ['q=vitrine&sort=recent', 'q=vitri', 'q=vitrine&when=all', 'kind=coup-de-main'])
        expect(await titles(client, query)).toEqual(found);
      for (const scope of ['community', 'instance', 'public'] as const) {
        const ofScope = { community: 'kept', instance: 'instance', public: 'public' }[scope];
        expect(await titles(client, `scope=${scope}&q=vitrine`)).toEqual(
          found.filter((title) => title === ofScope),
        );
      }
      const first = (await client.get(`/api/news?q=vitrine&limit=${found.length}`)).json;
      expect(first.next).toBeNull();
    },
  );

  it('what was posted from a community is its members’ to know', async () => {
    await tell('provenance', { told: { scope: 'public', communityId } });
    expect(await titles(stranger, 'q=provenance')).toEqual(['told']);
    const own = await apiClient(app, member.email);
    expect(await titles(own, `q=provenance&community=${community.slug}`)).toEqual(['told']);
    expect((await stranger.get(`/api/news?community=${community.slug}`)).status).toBe(404);
    expect((await stranger.get(`/api/news?community=${other.slug}`)).json.items).toEqual([]);
    expect((await own.get('/api/news?community=unknown')).status).toBe(404);
  });
});

describe('what the list is narrowed to', () => {
  it('a territory comes with what it lies in and what lies in it', async () => {
    const where = ['FR', 'FR-R53', 'FR-29', 'FR-35', 'FR-75', 'CA-QC'];
    await tell('contrée', Object.fromEntries(where.map((territory) => [territory, { territory }])));
    const around = async (territory: string) =>
      (await titles(stranger, `q=contrée&territory=${territory}`)).sort();
    expect(await around('FR-29')).toEqual(['FR', 'FR-29', 'FR-R53']);
    expect(await around('FR-R53')).toEqual(['FR', 'FR-29', 'FR-35', 'FR-R53']);
    expect(await around('FR')).toEqual(['FR', 'FR-29', 'FR-35', 'FR-75', 'FR-R53']);
    expect(await around('CA-QC-06')).toEqual(['CA-QC']);
  });

  it('kind, theme and state; what is past its last day counts as outdated', async () => {
    await tell('critère', {
      opening: { kind: 'ouverture', themes: ['logement', 'sante'] },
      confirmed: { state: 'confirmed', themes: ['sante'] },
      replaced: { state: 'outdated' },
      expired: { state: 'confirmed', expiresAt: app.clock.now() },
    });
    const found = (query: string) => titles(stranger, `q=critère&sort=recent&${query}`);
    expect(await found('kind=ouverture')).toEqual(['opening']);
    expect(await found('theme=sante')).toEqual(['confirmed', 'opening']);
    expect(await found('theme=logement')).toEqual(['opening']);
    expect(await found('state=confirmed')).toEqual(['confirmed']);
    expect(await found('state=outdated')).toEqual(['expired', 'replaced']);
    expect(await found('state=confirmed&when=past')).toEqual([]);
  });

  it('what is outdated leaves the feed, and stays findable', async () => {
    await tell('millésime', {
      old: { kind: 'alerte', expiresAt: app.clock.now() - DAY },
      outdated: { kind: 'alerte', state: 'outdated' },
      current: { kind: 'alerte' },
    });
    expect(await titles(stranger, 'kind=alerte')).toEqual(['current']);
    expect(await titles(stranger, 'kind=alerte&when=past')).toEqual(['outdated', 'old']);
    expect(await titles(stranger, 'kind=alerte&when=all')).toEqual(['current', 'outdated', 'old']);
    expect(await titles(stranger, 'kind=alerte&state=outdated')).toEqual(['outdated', 'old']);
    expect(await titles(stranger, 'q=millésime')).toEqual(['current', 'outdated', 'old']);
    expect(await titles(stranger, 'q=millésime&when=current')).toEqual(['current']);
  });

  it('a structure that nobody knows has no news', async () => {
    expect(await titles(stranger, 'structure=unknown')).toEqual([]);
    expect(await titles(stranger, `structure=${newId()}`)).toEqual([]);
  });

  it.each([
    'kind=gossip',
    'theme=sport',
    'territory=DE',
    'state=true',
    'when=soon',
    'sort=random',
    'limit=0',
    'x=1',
  ])('refuses %s, naming the field', async (query) => {
    const { status, json } = await stranger.get(`/api/news?${query}`);
    expect(status).toBe(422);
    expect(json.errors[0].field).toBe(query.split('=')[0]);
  });
});

describe('pages', () => {
  const size = 7;
  let inOrder: string[];

  beforeAll(async () => {
    const at = app.clock.now() - 2 * DAY;
    // Some at the same instant, of which some are found by their titles.
    const given = Array.from({ length: size }, (_, index) => ({
      text: 'palimpseste',
      kind: 'contact' as const,
      title: index % 3 === 0 ? `Palimpseste ${index}` : `Autre ${index}`,
      publishedAt: at + Math.floor(index / 2),
    }));
    const items = await insertNews(app, given);
    const latest = (a: NewsItem, b: NewsItem) => b.publishedAt! - a.publishedAt! || (a.id < b.id ? 1 : -1);
    inOrder = [...items].sort(latest).map(({ title }) => title);
  });

  async function walk(query: string, limit: number): Promise<string[]> {
    const found: string[] = [];
    let cursor = '';
    do {
      const { json } = await stranger.get(`/api/news?${query}&limit=${limit}${cursor}`);
      found.push(...(json.items as Item[]).map(({ title }) => String(title)));
      cursor = json.next === null ? '' : `&cursor=${encodeURIComponent(String(json.next))}`;
    } while (cursor);
    return found;
  }

  it.each([1, 2, 3, 10])('by date, each item once, %i at a time', async (limit) => {
    expect(await walk('kind=contact', limit)).toEqual(inOrder);
    expect(await walk('kind=contact&q=palimpseste&sort=recent', limit)).toHaveLength(size);
  });

  it.each([1, 2, 3, 10])('by relevance, titles first, each item once, %i at a time', async (limit) => {
    const found = await walk('q=palimpseste', limit);
    expect(new Set(found).size).toBe(size);
    expect(found.slice(0, 3).every((title) => title.startsWith('Palimpseste'))).toBe(true);
    expect(found.slice(3).every((title) => title.startsWith('Autre'))).toBe(true);
  });

  it('passes over what somebody may not read, however much of it there is', async () => {
    const crowd = Array.from({ length: 40 }, () => ({ title: 'Foule', scope: 'instance' as const }));
    await insertNews(app, [{ title: 'Foule', text: 'visible' }, ...crowd]);
    expect(await walk('q=foule', 1)).toHaveLength(1);
  });

  it.each([
    'nonsense',
    Buffer.from('["title"]').toString('base64url'),
    Buffer.from('[1e300,2]').toString('base64url'),
  ])('refuses the cursor %s', async (cursor) => {
    for (const query of ['', 'q=palimpseste&'])
      expect((await stranger.get(`/api/news?${query}cursor=${cursor}`)).status).toBe(422);
  });
});

describe('the index', () => {
  it('follows an item that is changed, removed or deleted with its community', async () => {
    const { told } = await tell('avant', { told: {} });
    const index = app.get(NewsSearch);
    const unit = app.get(UnitOfWork);
    await unit.run((tx) => index.indexIn(tx, { ...told!, text: 'après' }, null));
    expect(await titles(stranger, 'q=avant')).toEqual([]);
    expect(await titles(stranger, 'q=après')).toEqual(['told']);
    await unit.run((tx) => index.removeIn(tx, told!.id));
    expect(await titles(stranger, 'q=après')).toEqual([]);
    await unit.run((tx) => index.indexIn(tx, told!, null));
    await unit.run((tx) => tx.manager.query("delete from news_items where title = 'told'"));
    expect(await titles(stranger, 'q=avant')).toEqual([]);
  });

  it('is written with the item, or not at all', async () => {
    const { told } = await tell('promesse', { told: {} });
    const broken = app.get(UnitOfWork).run(async (tx) => {
      await app.get(NewsSearch).indexIn(tx, { ...told!, title: 'Rompue' }, null);
      throw new Error('rolled back');
    });
    await expect(broken).rejects.toThrow('rolled back');
    expect(await titles(stranger, 'q=rompue')).toEqual([]);
    expect(await titles(stranger, 'q=promesse')).toEqual(['told']);
  });
});

it('asks no more of the database for three items than for one', async () => {
  const many = { title: 'Compte', scope: 'instance' as const, communityId };
  await tell('seul', { Compte: many });
  await insertNews(
    app,
    [1, 2, 3].map(() => ({ ...many, text: 'trio' })),
  );
  await titles(colleague, 'q=seul');
  for (const query of ['q=seul', 'q=seul&sort=recent']) {
    const cost = async (asked: string, found: number) => {
      const queries = await queriesOf(app, async () => {
        expect(await titles(colleague, asked)).toHaveLength(found);
      });
      return queries.length;
    };
    const ofOne = await cost(query, 1);
    expect(await cost(query.replace('seul', 'trio'), 3)).toBe(ofOne);
    expect(ofOne).toBeLessThanOrEqual(20);
  }
});
