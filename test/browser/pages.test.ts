import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page as BrowserPage, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountService } from '../../src/features/accounts/account.service.js';
import { type TestApp, startApp } from '../support/app.js';
import {
  buildAccount,
  buildCommunity,
  buildEvent,
  buildMember,
  buildRsvp,
  type Person,
} from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { flaws } from '../support/page-checks.js';

type Who = 'stranger' | 'organiser' | 'member' | 'newcomer';

let app: TestApp;
let browser: Browser;
let people: Record<Exclude<Who, 'stranger'>, Person>;

/** A community with a table set, one where people wait to be let in, and one without a date. */
async function furnish(): Promise<void> {
  const organiser = await buildAccount(app, {
    displayName: 'Gwenola',
    profession: 'ass',
    territory: 'FR-29',
  });
  const community = await buildCommunity(app, {
    organiser,
    name: 'Café des pros du social de Brest',
    description: 'Une fois par mois, à six autour d’une table.\n\nNotre groupe : https://asso.example/brest',
  });
  const member = await buildMember(app, {
    community,
    role: 'cohost',
    account: await buildAccount(app, {
      displayName: 'Maëlle',
      profession: 'es',
      timeZone: 'America/Toronto',
    }),
  });
  const event = await buildEvent(app, {
    community,
    title: 'Café entre pairs aux Capucins',
    audience: 'public',
    capacity: 6,
    place: { name: 'Café des Ateliers' },
  });
  await buildRsvp(app, { event, account: member });
  await buildEvent(app, { community, title: 'Apéro-visio du vendredi', startsLocal: '2027-03-19T18:30' });
  const waited = await buildCommunity(app, {
    organiser,
    name: 'Analyse de pratiques',
    joinPolicy: 'approval',
  });
  const newcomer = await buildAccount(app, { displayName: 'Noé' });
  await (
    await app.signIn(newcomer.email)
  ).submit(`/communities/${waited.slug}/membership`, { charterAccepted: 'on' });
  await buildCommunity(app, { organiser, name: 'Cercle du Léon', joinPolicy: 'invitation' });
  people = { organiser, member, newcomer };
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

async function withPage(
  who: Who,
  options: BrowserContextOptions,
  use: (page: BrowserPage) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ baseURL: app.origin, locale: 'fr-FR', ...options });
  context.setDefaultTimeout(10_000);
  const session =
    who === 'stranger' ? undefined : (await app.signIn(people[who].email)).cookies.get('session');
  if (session) await context.addCookies([{ name: 'session', value: session, url: app.origin }]);
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

const post = (selector: string) => async (tab: BrowserPage) => {
  await tab.evaluate(`document.querySelector('${selector}').noValidate = true`);
  await Promise.all([
    tab.waitForNavigation(),
    tab.evaluate(`document.querySelector('${selector}').submit()`),
  ]);
};
const unfold = (tab: BrowserPage) =>
  tab.evaluate('document.querySelectorAll("details").forEach((d) => (d.open = true))');

const BREST = '/communities/cafe-des-pros-du-social-de-brest';

const PAGES: [who: Who, path: string, state: string, reach?: (tab: BrowserPage) => Promise<unknown>][] = [
  ['stranger', '/', 'home'],
  ['stranger', '/sign-in', 'address'],
  ['stranger', '/sign-in', 'address-refused', post('form[action="/sign-in"]')],
  [
    'stranger',
    '/sign-in',
    'check-mail',
    async (tab) => {
      await tab.fill('[name=email]', 'lucie@asso.example');
      await tab.check('[name=shared]');
      await tab.click('form[action="/sign-in"] button');
      await unfold(tab);
    },
  ],
  ['stranger', '/sign-in/code', 'code-refused', post('form[action="/sign-in/code"]')],
  ['stranger', '/sign-in/nothing', 'link-unknown'],
  ['stranger', '/communities', 'communities'],
  ['stranger', BREST, 'community-stranger'],
  ['stranger', '/about', 'about'],
  ['stranger', '/about/legal', 'legal'],
  ['stranger', '/about/privacy', 'privacy'],
  ['stranger', '/about/accessibility', 'accessibility'],
  ['stranger', '/about/charter', 'charter'],
  ['newcomer', '/', 'week-new'],
  ['newcomer', '/settings/profile?welcome=1', 'welcome'],
  ['newcomer', BREST, 'community-join'],
  ['newcomer', BREST, 'community-join-refused', post('form[action$="/membership"]')],
  ['newcomer', '/communities/analyse-de-pratiques', 'community-pending'],
  ['member', '/', 'week'],
  ['member', BREST, 'community-member', unfold],
  ['member', `${BREST}/members`, 'members-member'],
  ['member', '/settings/profile', 'profile'],
  [
    'member',
    '/settings/profile',
    'profile-refused',
    async (tab) => {
      await tab.fill('[name=displayName]', ' ');
      await post('form[action="/settings/profile"]')(tab);
    },
  ],
  ['member', '/settings/sessions', 'sessions'],
  [
    'member',
    '/settings/access-tokens',
    'token-created',
    async (tab) => {
      await tab.fill('[name=name]', 'Mon tableur');
      await tab.click('form[action="/settings/access-tokens"] button');
    },
  ],
  [
    'member',
    '/settings/feeds',
    'feed-created',
    async (tab) => {
      await tab.fill('[name=name]', 'Mon téléphone');
      await tab.click('form[action="/settings/feeds"] button');
    },
  ],
  ['organiser', BREST, 'community-organiser'],
  ['organiser', `${BREST}?when=past`, 'community-past'],
  ['organiser', '/communities/cercle-du-leon', 'community-first-date'],
  ['organiser', '/communities/analyse-de-pratiques/members', 'members-waiting', unfold],
  ['organiser', `${BREST}/settings`, 'community-settings'],
  ['organiser', '/communities/new', 'founding', unfold],
  ['organiser', '/communities/new', 'founding-refused', post('form[action="/communities"]')],
];

describe.each(['fr-FR', 'en'] as const)('in %s, on a phone and on a desk, light and dark', (locale) => {
  beforeAll(async () => {
    for (const person of Object.values(people))
      await app.get(AccountService).update(person, { locale }, null);
  });

  it.each(PAGES)('for a %s, %s (%s) is accessible and fits', async (who, path, _state, reach) => {
    await withPage(who, { locale }, async (tab) => {
      await tab.goto(path);
      await reach?.(tab);
      expect(await flaws(tab)).toEqual([]);
    });
  });
});

/** What a first visit takes off somebody's data plan: pages as a proxy would send them, files as we do. */
async function weightOf(response: Response): Promise<number> {
  const isPage = response.request().resourceType() === 'document';
  if (isPage) return gzipSync(await response.body()).length;
  return (await response.request().sizes()).responseBodySize;
}

it.each([
  ['stranger', '/'],
  ['stranger', '/agenda'],
  ['stranger', '/communities'],
  ['stranger', '/sign-in'],
  ['stranger', BREST],
  ['member', '/'],
  ['member', '/agenda'],
  ['member', '/settings/profile'],
  ['organiser', BREST],
  ['organiser', `${BREST}/members`],
  ['organiser', `${BREST}/events/new`],
] as const)('for a %s, %s and all it loads weigh under 60 KB, in at most five files', async (who, path) => {
  await withPage(who, {}, async (tab) => {
    const answers: Response[] = [];
    tab.on('response', (response) => answers.push(response));
    await tab.goto(path, { waitUntil: 'networkidle' });
    const weights = await Promise.all(answers.map(weightOf));
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThan(60_000);
    expect(weights.length).toBeLessThanOrEqual(5);
    expect(answers.filter((response) => !response.url().startsWith(app.origin))).toEqual([]);
  });
});
