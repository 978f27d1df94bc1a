import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountService } from '../../src/features/accounts/account.service.js';
import { FollowingService } from '../../src/features/series/following.service.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  type BuiltSeries,
  buildCommunity,
  buildMember,
  buildSeries,
  datesOfSeries,
  type Person,
} from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { flaws } from '../support/page-checks.js';

let app: TestApp;
let browser: Browser;
let host: Person;
let member: Person;
let series: BuiltSeries;
let ended: BuiltSeries;

/** A full series that somebody follows, with a date cancelled and one moved; and one that is cancelled. */
async function furnish(): Promise<void> {
  host = await buildAccount(app, { displayName: 'Gwenola', profession: 'ass' });
  const community = await buildCommunity(app, { organiser: host, name: 'Les vendredis' });
  const account = await buildAccount(app, { displayName: 'Maëlle', timeZone: 'America/Toronto' });
  member = await buildMember(app, { community, account });
  series = await buildSeries(app, {
    community,
    title: 'Les vendredis apéro-visio',
    kind: 'apero-visio',
    audience: 'public',
    capacity: 1,
    format: 'hybrid',
    place: { name: 'Café du Port' },
    description: 'Une heure, un verre.',
  });
  await app.get(FollowingService).follow(member, series.id);
  const [first, second] = await datesOfSeries(app, series);
  const client = await app.signIn(host.email);
  await client.submit(`/events/${first!.event.id}/cancellation`, { word: 'Pause : vacances.' });
  await client.patch(`/api/events/${second!.event.id}`, { startsLocal: '2027-03-11T19:00' });
  ended = await buildSeries(app, { community, title: 'Le café du lundi' });
  await client.submit(`/series/${ended.id}/cancellation`, { word: 'On arrête.' });
}

beforeAll(async () => {
  app = await startApp();
  await furnish();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

const sent = (tab: Page, form: string) =>
  Promise.all([
    tab.waitForNavigation(),
    tab.evaluate(
      `document.querySelector('${form}').noValidate = true; document.querySelector('${form}').submit()`,
    ),
  ]);

const planned = async (tab: Page): Promise<void> => {
  await tab.fill('[name=title]', 'Le café du jeudi');
  await tab.fill('[name=startsOn]', '2027-03-04');
  await tab.click('button[value=see]');
};

const monthly = (tab: Page) => tab.check('[name=every][value=month]');

const changed = async (tab: Page): Promise<void> => {
  await tab.fill('[name=interval]', '2');
  await sent(tab, 'main form');
};

const PAGES: [
  who: 'stranger' | 'host' | 'member',
  path: () => string,
  reach?: (tab: Page) => Promise<unknown>,
][] = [
  ['stranger', () => `/series/${series.id}`],
  ['member', () => `/series/${series.id}`],
  ['member', () => `/series/${series.id}?when=past`],
  ['member', () => '/'],
  ['member', () => `/communities/${series.community.slug}`],
  ['host', () => `/series/${series.id}`],
  ['host', () => `/series/${ended.id}`],
  ['host', () => `/series/${series.id}/edit`],
  ['host', () => `/series/${series.id}/edit`, changed],
  ['host', () => `/series/${series.id}/splits/new?from=2027-05-07`],
  ['host', () => `/series/${series.id}/cancellation`],
  ['host', () => `/series/${series.id}/dates/new`],
  ['host', () => `/series/${series.id}/dates/new`, (tab) => sent(tab, 'main form')],
  ['host', () => `/communities/${series.community.slug}/series/new`],
  ['host', () => `/communities/${series.community.slug}/series/new`, monthly],
  ['host', () => `/communities/${series.community.slug}/series/new`, planned],
  ['host', () => `/communities/${series.community.slug}/series/new`, (tab) => sent(tab, 'main form')],
];

describe.each(['fr-FR', 'en'] as const)('in %s, on a phone and on a desk, light and dark', (locale) => {
  beforeAll(async () => {
    for (const person of [host, member]) await app.get(AccountService).update(person, { locale }, null);
  });

  it.each(['stranger', 'member', 'host'] as const)(
    'every page that a %s sees of series is accessible and fits',
    async (reader) => {
      const context = await browser.newContext({ baseURL: app.origin, locale });
      for (const [who, path, reach] of PAGES.filter(([who]) => who === reader)) {
        await context.clearCookies();
        await context.addCookies([{ name: 'locale', value: locale, url: app.origin }]);
        if (who !== 'stranger') {
          const session = (await app.signIn((who === 'host' ? host : member).email)).cookies.get('session')!;
          await context.addCookies([{ name: 'session', value: session, url: app.origin }]);
        }
        const tab = await context.newPage();
        await tab.goto(path());
        await reach?.(tab);
        await tab.evaluate('document.querySelectorAll("details").forEach((d) => (d.open = true))');
        expect(await flaws(tab), `${who} ${path()}`).toEqual([]);
        await tab.close();
      }
      await context.close();
    },
  );
});

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('a year of Fridays on a phone, %s', (name, javaScriptEnabled) => {
  let contexts: BrowserContext[];
  let organiser: Page;
  let guest: Page;
  let path: string;
  let slug: string;

  const open = async (person: Person): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: app.origin,
      locale: 'fr-FR',
      viewport: { width: 320, height: 640 },
      javaScriptEnabled,
    });
    contexts.push(context);
    const session = (await app.signIn(person.email)).cookies.get('session')!;
    await context.addCookies([{ name: 'session', value: session, url: app.origin }]);
    const page = await context.newPage();
    page.setDefaultTimeout(5000);
    return page;
  };
  const words = (page: Page) => page.getByRole('main').innerText();

  beforeAll(async () => {
    contexts = [];
    const account = await buildAccount(app, { displayName: 'Anatole' });
    const community = await buildCommunity(app, { organiser: account, name: `Vendredis ${name}` });
    slug = community.slug;
    organiser = await open(account);
    guest = await open(await buildMember(app, { community }));
  });

  afterAll(() => Promise.all(contexts.map((context) => context.close())));

  it('a co-host says how it comes back, and sees the dates', async () => {
    await organiser.goto(`/communities/${slug}`);
    await organiser.getByRole('link', { name: 'Programmer des rencontres régulières' }).click();
    await organiser.locator('[name=title]').fill('Les vendredis apéro');
    await organiser.locator('[name=startsOn]').fill('2027-03-05');
    await organiser.locator('[name=until]').fill('2028-03-03');
    await organiser.getByRole('button', { name: 'Voir les dates' }).click();
    expect(await words(organiser)).toMatch(/vendredi\s12\smars/);
    await organiser.locator('#skip-2027-03-12').check();
  });

  it('and schedules them', async () => {
    await organiser.getByRole('button', { name: 'Programmer', exact: true }).click();
    await organiser.getByRole('heading', { level: 1, name: 'Les vendredis apéro' }).waitFor();
    path = new URL(organiser.url()).pathname;
    expect(await words(organiser)).toMatch(/chaque vendredi à 18\sh\s30/i);
    expect(await words(organiser)).toContain('Annulée');
  });

  it('a member comes usually', async () => {
    await guest.goto(path);
    await guest.getByRole('button', { name: 'Je viens d’habitude' }).click();
    expect(await words(guest)).toContain('Vous venez d’habitude.');
  });

  it('and skips one date', async () => {
    await guest.getByRole('button', { name: /Pas cette fois.*19\smars/ }).click();
    expect(await words(guest)).toContain('Vous ne venez pas');
    await guest.getByRole('button', { name: /Je viens finalement.*19\smars/ }).waitFor();
    await organiser.goto(path);
    expect(await words(organiser)).toContain('1 personne vient d’habitude');
  });
});
