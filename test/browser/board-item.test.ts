import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NewsEditingService } from '../../src/features/board/news-editing.service.js';
import { newsChangeInput } from '../../src/features/board/news.input.js';
import { StillTrueService } from '../../src/features/board/still-true.service.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  type BuiltNews,
  buildColleague,
  buildMember,
  buildNews,
  buildNewsComment,
  buildStructure,
  type Person,
} from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { openTab } from '../support/open-tab.js';
import { flaws } from '../support/page-checks.js';

let app: TestApp;
let browser: Browser;
let news: BuiltNews;
let update: BuiltNews;
let colleague: Person;

/** A closure to come, confirmed, corrected and commented; and old news that an update replaces. */
async function furnish(): Promise<void> {
  const author = await buildMember(app, { account: await buildAccount(app, { displayName: 'Maëlle' }) });
  colleague = await buildColleague(app);
  const structure = await buildStructure(app, {
    by: author,
    name: 'Accueil de jour Les Embruns',
    town: 'Brest',
  });
  const about = { author, structureId: structure.id, scope: 'public', themes: ['logement', 'sante'] };
  const older = await buildNews(app, { ...about, kind: 'horaires', effectiveOn: '2027-02-01' });
  news = await buildNews(app, {
    ...about,
    kind: 'fermeture-definitive',
    text: 'L’accueil de jour Les Embruns ferme définitivement\nPlus de douches ni de domiciliation sur place.',
    effectiveOn: '2027-04-01',
    alternative: 'La boutique solidarité, 12, rue de Siam',
    sourceUrl:
      'https://ville.example/deliberations/une-adresse-tres-longue-qui-doit-se-couper-quelque-part-sur-un-telephone',
    supersedes: older.id,
  });
  update = older;
  const change = newsChangeInput.parse({
    text: 'L’accueil de jour Les Embruns ferme définitivement\nPlus de douches ni de repas chauds sur place.',
    effectiveOn: '2027-04-15',
    correction: true,
  });
  await app.get(NewsEditingService).change(author, news.id, change, null);
  for (const person of [colleague, await buildColleague(app)])
    await app.get(StillTrueService).say(person, news.id, true);
  await app.get(StillTrueService).say(await buildColleague(app), news.id, false);
  await buildNewsComment(app, {
    newsId: news.id,
    author: colleague,
    text: 'La domiciliation passe au CCAS.',
  });
  await buildNewsComment(app, { newsId: news.id, author, text: 'Merci !' });
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

const open = (path: string, person: Person | null): Promise<Page> =>
  openTab({ app, browser }, path, person && person.email, { viewport: { width: 320, height: 800 } });

describe('the pages of an item have no flaws', () => {
  const paths: [string, () => string, () => Person | null][] = [
    ['an item, for its author', () => `/news/${news.id}`, () => news.author],
    ['an item, for a colleague', () => `/news/${news.id}`, () => colleague],
    ['an item, for a stranger', () => `/news/${news.id}`, () => null],
    ['one that was replaced', () => `/news/${update.id}`, () => colleague],
    ['taking it back', () => `/news/${news.id}/withdrawal`, () => news.author],
  ];
  it.each(paths)('%s', async (_, path, person) => {
    const tab = await open(path(), person());
    await tab.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });

  it('what a form refuses', async () => {
    const tab = await open(`/news/${news.id}`, colleague);
    await tab.locator('textarea[name="text"]').fill('Son numéro : 1 84 12 76 451 089 46.');
    await tab.evaluate(`document.querySelector('form[action$="/comments"]').submit()`);
    await tab.waitForSelector('.error-summary');
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });

  it('what a mail’s links open', async () => {
    const alert = await buildNews(app, { kind: 'alerte', sourceText: 'La Poste', effectiveOn: null });
    app.clock.set(Date.parse('2027-03-24T09:00Z'));
    await app.settle();
    const [mail] = await app.mails(alert.author.email);
    const [link = ''] = /https?:\S+\/still-true\/[^\s?]+/.exec(mail?.text ?? '') ?? [];
    const [refusal = ''] = /https?:\S+\/news-mail\/[^\s>]+/.exec(mail?.text ?? '') ?? [];
    for (const url of [link, refusal]) {
      const tab = await open(new URL(url).pathname, null);
      expect(await flaws(tab)).toEqual([]);
      await tab.context().close();
    }
  });
});

it('a colleague confirms by the keyboard alone, on a phone, and is told that it counts', async () => {
  const tab = await open(`/news/${news.id}`, await buildColleague(app));
  await tab.getByRole('button', { name: 'Toujours vrai' }).focus();
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('.flash');
  expect(await tab.locator('.flash').innerText()).toContain('compte');
  expect(await tab.locator('#confirmation').innerText()).toContain('Vous dites que c’est vrai');
  await tab.context().close();
});
