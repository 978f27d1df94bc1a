import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { buildNews, type Person } from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { openTab } from '../support/open-tab.js';
import { type ModeratedWorld, type Moderating, moderating } from '../support/moderating.js';
import { flaws } from '../support/page-checks.js';

let app: TestApp;
let browser: Browser;
let moderation: Moderating;
let world: ModeratedWorld;
let publicId: string;
let caseId: string;

const HOSTILE = 'Accueil </title><script>alert(1)</script> ]]> & "fin" \u{1f6aa}';

beforeAll(async () => {
  app = await startApp();
  moderation = moderating(app);
  world = await moderation.inCommunity({ text: 'Une permanence ouvre\n\nElle reçoit sans rendez-vous.' });
  publicId = (await buildNews(app, { scope: 'public', text: `${HOSTILE}\n\n${HOSTILE}` })).id;
  await moderation.report(world.reader, world.news.id, { reason: 'erreur', word: 'La date est fausse.' });
  caseId = await moderation.caseOf(world.moderator, world.news.id);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

const open = (path: string, person: Person | null): Promise<Page> =>
  openTab({ app, browser }, path, person && person.email);

describe('the pages of moderation and of feeds have no flaws', () => {
  const paths: [string, () => string, () => Person | null][] = [
    ['reporting, for a stranger', () => `/news/${publicId}/reports`, () => null],
    ['reporting, for a colleague', () => `/news/${world.news.id}/reports`, () => world.reader],
    ['the queue', () => '/moderation', () => world.moderator],
    ['an empty queue', () => '/moderation?status=closed', () => world.moderator],
    ['one text', () => `/moderation/reports/${caseId}`, () => world.moderator],
    ['feeds of news', () => '/settings/feeds/news', () => world.reader],
  ];
  it.each(paths)('%s', async (_which, path, person) => {
    const tab = await open(path(), person());
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });

  it('a refused report', async () => {
    const tab = await open(`/news/${publicId}/reports`, null);
    await tab.fill('textarea[name=word]', 'La date est fausse.');
    await tab.evaluate('document.querySelector("main form").noValidate = true');
    await tab.click('main form button');
    expect(await tab.inputValue('textarea[name=word]')).toBe('La date est fausse.');
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });
});

it('is decided by keyboard alone, and then its history says so', async () => {
  const tab = await open(`/moderation/reports/${caseId}`, world.moderator);
  await tab.focus('input[name=action][value=classer]');
  await tab.keyboard.press('Space');
  await tab.focus('textarea[name=reporterWord]');
  await tab.keyboard.type('Merci, la date est bonne.');
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  await tab.locator('.flash').waitFor();
  expect(await tab.textContent('main')).toContain('Merci, la date est bonne.');
  expect(await flaws(tab)).toEqual([]);
  await tab.context().close();
});

describe('a feed, read by a strict parser', () => {
  /** What Chromium makes of it: an error, or the texts of its entries. */
  const READ = `(async (path) => {
    const text = await (await fetch(path)).text();
    const xml = new DOMParser().parseFromString(text, 'application/xml');
    const error = xml.querySelector('parsererror');
    const entries = [...xml.querySelectorAll('item, entry')];
    const html = (entry) => entry.querySelector('description, content').textContent;
    const inner = (entry) => new DOMParser().parseFromString(html(entry), 'text/html');
    return {
      error: error && error.textContent,
      titles: entries.map((entry) => entry.querySelector('title').textContent),
      texts: entries.map((entry) => inner(entry).body.textContent),
      scripts: entries.flatMap((entry) => [...inner(entry).querySelectorAll('script, [onload]')]).length,
    };
  })`;

  it.each(['/news/feed.rss', '/news/feed.atom'])(
    '%s is well-formed, and says what was typed',
    async (path) => {
      const tab = await open('/news', null);
      const read = await tab.evaluate<{
        error: string | null;
        titles: string[];
        texts: string[];
        scripts: number;
      }>(`${READ}(${JSON.stringify(path)})`);
      expect(read.error).toBeNull();
      expect(read.titles).toContain(HOSTILE);
      expect(read.texts.join('\n')).toContain(HOSTILE);
      expect(read.scripts).toBe(0);
      await tab.context().close();
    },
  );
});
