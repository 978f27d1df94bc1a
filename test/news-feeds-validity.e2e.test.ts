import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../src/application.js';
import { people } from '../src/demo/demo-content.js';
import { prepareDemo } from '../src/demo/prepare-demo.js';
import { viewerOf } from '../src/features/accounts/session.service.js';
import { AccountService } from '../src/features/accounts/account.service.js';
import { newsFeedInput } from '../src/features/board/news-feed.input.js';
import { NewsFeedService } from '../src/features/board/news-feed.service.js';
import { NEWS_STATES } from '../src/features/board/news-item.entity.js';
import type { Viewer } from '../src/kernel/viewer.js';
import { NEWS_KINDS } from '../src/vocabulary/news-kinds.js';
import { startApp, type TestApp } from './support/app.js';
import { buildAccount, buildCommunity, buildMember, buildNews, buildStructure } from './support/builders.js';
import { askFeed } from './support/feed-client.js';
import { insertNews } from './support/news-rows.js';

const PUBLIC = ['/news/feed.rss', '/news/feed.atom', '/news/feed.json'];
const NARROWED = '?territory=FR-29&kind=alerte&kind=horaires';

const titleIn = (text: string): string =>
  /<title>([^<]*)<\/title>|"title": "([^"]*)"/.exec(text)?.slice(1).join('') ?? '';

async function feedOf(app: TestApp, owner: Viewer, narrowed: object = {}): Promise<string> {
  const input = newsFeedInput.parse({ name: 'bureau', ...narrowed });
  return new URL((await app.get(NewsFeedService).create(owner, input)).url).pathname;
}

describe.each([
  ['fr-FR', 'en', 'Actualités publiques (Maillage)', 'My news (Maillage)'],
  ['en', 'fr-CA', 'Public news (Maillage)', 'Mes actualités (Maillage)'],
] as const)('the feeds of a site in %s, and of somebody who reads in %s', (site, locale, title, own) => {
  let app: TestApp;
  let secret: string;

  beforeAll(async () => {
    app = await startApp({ environment: { DEFAULT_LOCALE: site } });
    const community = await buildCommunity(app);
    const member = await buildMember(app, { community, account: await buildAccount(app, { locale }) });
    secret = await feedOf(app, member);
  });
  afterAll(() => app.close());

  it('are valid without entries', async () => {
    for (const path of PUBLIC) {
      const { text } = await askFeed(app, path);
      expect(titleIn(text)).toBe(title);
      expect(text).toContain(site);
    }
    const { text } = await askFeed(app, secret);
    expect(titleIn(text)).toBe(own);
    expect(text).toContain(`<language>${locale}</language>`);
  });

  it.each([
    ['signs of markup', 'Accueil </title>]]> & "fin" <b>gras</b> &amp; &nbsp; \'x\''],
    ['pictures', 'Fermé 🚪👩🏽‍💻 toute la semaine \u{1f1eb}\u{1f1f7}'],
    ['signs that nobody sees', 'Avant\u0085après\u0092, \ufffd, \ud800, \u202e et \ufdd0'],
    ['lines', 'Un titre\n\n\n\nUn début\nune suite\n\nune fin'],
    ['a long text', `Une permanence\n\n${'Elle reçoit sans rendez-vous. '.repeat(160)}`],
  ])('are valid with %s in what was typed', async (_what, text) => {
    const structure = await buildStructure(app, { name: `Accueil & <Cie> ${text.slice(0, 20)}` });
    const fields = {
      text,
      kind: 'horaires',
      structureId: structure.id,
      sourceText: `D’après « ${text.slice(0, 60)} »`,
      sourceUrl: 'https://example.org/a?b="c"&d=<e>#é',
      alternative: text.slice(0, 100),
    };
    const { id } = await buildNews(app, { ...fields, scope: 'public' });
    for (const path of [...PUBLIC, ...PUBLIC.map((each) => `${each}${NARROWED}`), secret])
      expect((await askFeed(app, path)).text, path).toContain(id);
  });

  it('are valid with as many entries as they hold, of every kind and in every state, with all that one may say', async () => {
    const days = { effectiveOn: '2027-03-05', endsOn: '2027-03-31', deadlineOn: '2027-03-02' };
    const texts = { text: 'Un texte.', newAddress: '1 rue de Siam', alternative: 'Le CCAS', acronym: 'AAH' };
    const states = NEWS_STATES.filter((state) => state !== 'outdated');
    const rows = NEWS_KINDS.flatMap((kind) => states.map((state) => ({ ...days, ...texts, kind, state })));
    await insertNews(app, [...rows, { ...texts, correctedAt: app.clock.now() }]);
    for (const path of [...PUBLIC, secret])
      expect((await askFeed(app, path)).text.match(/urn:uuid:/g)!.length).toBeGreaterThanOrEqual(50);
  });
});

describe('the feeds of the demo', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
    await prepareDemo({ ...app.settings, demo: 'on' }, { open: createContext, now: app.clock.now() });
  });
  afterAll(() => app.close());

  it('are valid, and hold something', async () => {
    const { email } = people.find(({ id }) => id === 'anatole')!;
    const account = (await app.get(AccountService).byEmail(email))!;
    const secret = await feedOf(app, viewerOf(account, null));
    for (const path of [...PUBLIC, secret]) expect((await askFeed(app, path)).text).toContain('urn:uuid:');
  });
});

it('two sites of different languages never say that their feeds are the same', async () => {
  const sites = await Promise.all(
    ['fr-FR', 'en'].map((site) => startApp({ environment: { DEFAULT_LOCALE: site } })),
  );
  const [french, english] = await Promise.all(sites.map((app) => askFeed(app, '/news/feed.atom')));
  expect(english!.headers.get('etag')).not.toBe(french!.headers.get('etag'));
  await Promise.all(sites.map((app) => app.close()));
});
