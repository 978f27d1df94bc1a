import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountService } from '../../src/features/accounts/account.service.js';
import { CommunityService } from '../../src/features/communities/community.service.js';
import { DAY } from '../../src/kernel/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { buildAccount, buildCommunity, buildMember, type Person } from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { insertNews } from '../support/news-rows.js';
import { flaws } from '../support/page-checks.js';

let app: TestApp;
let browser: Browser;
let colleague: Person;
let slug: string;

beforeAll(async () => {
  app = await startApp();
  const community = await buildCommunity(app, { name: 'Café des pros du social de Brest' });
  slug = community.slug;
  const { id } = (await app.get(CommunityService).place(null, slug)).community;
  colleague = await buildMember(app, { community, account: await buildAccount(app, { territory: 'FR-29' }) });
  await insertNews(app, [
    {
      title: 'L’hébergement d’urgence intercommunal ferme pour travaux jusqu’à la fin de l’été',
      kind: 'fermeture-temporaire',
      effectiveOn: '2027-07-01',
      endsOn: '2027-08-31',
    },
    { title: 'Le CCAS change d’horaires', scope: 'instance', state: 'confirmed' },
    { title: 'Comment faites-vous ?', kind: 'question-pratique', scope: 'community', communityId: id },
    { title: 'Une réforme', kind: 'reforme', territory: 'FR', state: 'disputed' },
    { title: 'Le service était complet', kind: 'saturation', expiresAt: app.clock.now() - DAY },
  ]);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

const PAGES: [who: 'stranger' | 'colleague', path: () => string][] = [
  ['stranger', () => '/news'],
  ['colleague', () => '/news'],
  ['colleague', () => '/news?q=hébergement&territory=FR-29&kind=fermeture-temporaire&when=all'],
  ['colleague', () => '/news?q=tramway'],
  ['colleague', () => '/news?state=disputed&theme=logement&territory='],
  ['colleague', () => `/communities/${slug}/news`],
  ['stranger', () => `/communities/${slug}/news`],
  ['colleague', () => '/'],
];

describe.each(['fr-FR', 'en'] as const)('in %s, on a phone and on a desk, light and dark', (locale) => {
  beforeAll(() => app.get(AccountService).update(colleague, { locale }, null));

  it.each(PAGES.map(([who, path]) => [path().slice(0, 40), who, path] as const))(
    '%s, for a %s, is accessible and fits',
    async (_, who, path) => {
      const context = await browser.newContext({ baseURL: app.origin, locale });
      if (who === 'colleague') {
        const session = (await app.signIn(colleague.email)).cookies.get('session')!;
        await context.addCookies([{ name: 'session', value: session, url: app.origin }]);
      }
      const tab = await context.newPage();
      await tab.goto(path());
      expect(await flaws(tab)).toEqual([]);
      await context.close();
    },
  );
});

it('searching takes no script: words, a territory, a criterion, and one let go', async () => {
  const context = await browser.newContext({
    baseURL: app.origin,
    locale: 'fr-FR',
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
  });
  const tab = await context.newPage();
  await tab.goto('/news');
  await tab.fill('#q', 'hébergements');
  await tab.selectOption('#territory', 'FR-29');
  await tab.click('summary');
  await tab.selectOption('#kind', 'fermeture-temporaire');
  await tab.click('search button');
  expect(await tab.locator('.news-card').count()).toBe(1);
  await tab.click('.filters a:has-text("Fermeture")');
  await tab.fill('#q', 'réforme');
  await tab.keyboard.press('Tab');
  await tab.click('search button');
  expect(await tab.locator('.news-card h3').innerText()).toBe('Une réforme');
  await context.close();
});
