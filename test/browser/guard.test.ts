import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { buildCommunity, type BuiltEvent, buildOccurrence, buildSeries } from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { flaws } from '../support/page-checks.js';

/** To be stopped, asked about, or left alone: the code, and what is quoted. */
const TEXTS: {
  words: string;
  country: 'FR-29' | 'CA-QC-06';
  blocks: string[];
  asks: string[];
  advises: string[];
}[] = [
  {
    words:
      'Je n’arrive pas à ouvrir ses droits : son numéro est le 2 69 05 49 588 157 80, quelqu’un peut vérifier ?',
    country: 'FR-29',
    blocks: ['2 69 05 49 588 157 80'],
    asks: [],
    advises: [],
  },
  {
    words: 'NAM FICT80510110, dossier refusé au guichet. Que faire?',
    country: 'CA-QC-06',
    blocks: ['FICT80510110'],
    asks: [],
    advises: [],
  },
  {
    words: 'J’accompagne Mme D., née le 12/03/1987, qui refuse les soins. Des idées ?',
    country: 'FR-29',
    blocks: [],
    asks: ['Mme D.', 'née le 12/03/1987'],
    advises: [],
  },
  {
    words: 'Pour les rendez-vous, appelez le 06 39 98 00 01 ou écrivez à prenom.nom@example.org.',
    country: 'FR-29',
    blocks: [],
    asks: ['06 39 98 00 01', 'prenom.nom@example.org'],
    advises: [],
  },
  {
    words:
      'La permanence reprend lundi, de 9 h à 12 h, au 04 65 71 00 34. SIREN de l’association : 123 456 782.',
    country: 'FR-29',
    blocks: [],
    asks: [],
    advises: ['04 65 71 00 34'],
  },
];

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await startApp();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

async function dateIn(territory: string): Promise<BuiltEvent> {
  const community = await buildCommunity(app, { territory });
  return buildOccurrence(app, { series: await buildSeries(app, { community }) });
}

/** The topics of a date, for its host, with its form filled in and not sent. */
async function filled(date: BuiltEvent, words: string, { scripts }: { scripts: boolean }): Promise<Page> {
  const client = await app.signIn(date.host.email);
  const context = await browser.newContext({ baseURL: app.origin, javaScriptEnabled: scripts });
  const cookies = [...client.cookies].map(([name, value]) => ({ name, value, url: app.origin }));
  await context.addCookies(cookies);
  const tab = await context.newPage();
  await tab.goto(`/events/${date.id}/topics`);
  await tab.fill('[name="title"]', 'Un sujet');
  await tab.fill('[name="words"]', words);
  return tab;
}

const marked = (tab: Page) => tab.locator('#field-words-guard mark').allTextContents();
const send = (tab: Page) => tab.click('form[action$="/topics"] button');

describe.each(TEXTS)('« $words »', ({ words, country, blocks, asks, advises }) => {
  it('is judged while it is written, before anything is sent', async () => {
    const tab = await filled(await dateIn(country), words, { scripts: true });
    const posts: string[] = [];
    tab.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
    const found = [...blocks, ...asks, ...advises];
    await tab.waitForSelector('#field-words-guard mark');
    expect(await marked(tab)).toEqual(found);
    expect(await tab.locator('#field-words-guard input').count()).toBe(asks.length);
    expect(await tab.getAttribute('[name="words"]', 'aria-invalid')).toBe(blocks.length ? 'true' : null);

    await send(tab);
    if (blocks.length > 0) {
      expect(posts).toEqual([]);
      expect(await tab.evaluate('document.activeElement.name')).toBe('words');
      await tab.fill('[name="words"]', 'Sans numéro, alors.');
      await send(tab);
    } else if (asks.length > 0) {
      await tab.waitForSelector('.error-summary');
      for (const box of await tab.locator('#field-words-guard input').all()) await box.check();
      await send(tab);
    }
    await tab.waitForSelector('.flash');
    await tab.context().close();
  });

  it('is judged the same without scripts', async () => {
    const tab = await filled(await dateIn(country), words, { scripts: false });
    await send(tab);
    if (blocks.length > 0) {
      expect(await marked(tab)).toEqual(blocks);
      await tab.fill('[name="words"]', 'Sans numéro, alors.');
      await send(tab);
    } else if (asks.length > 0) {
      expect(await marked(tab)).toEqual(asks);
      for (const box of await tab.locator('#field-words-guard input').all()) await box.check();
      await send(tab);
    }
    expect(await tab.locator('.flash').count()).toBe(1);
    await tab.context().close();
  });
});

describe('what is said of a text', () => {
  it('has no flaws, live or refused', async () => {
    const everything = TEXTS.map(({ words }) => words).join('\n');
    const date = await dateIn('FR-29');
    const live = await filled(date, everything, { scripts: true });
    await live.waitForSelector('#field-words-guard mark');
    expect(await flaws(live)).toEqual([]);
    const refused = await filled(date, TEXTS[2]!.words, { scripts: true });
    await send(refused);
    await refused.waitForSelector('.error-summary');
    expect(await flaws(refused)).toEqual([]);
    await Promise.all([live.context().close(), refused.context().close()]);
  });

  it('keeps what was ticked while the text goes on', async () => {
    const tab = await filled(await dateIn('FR-29'), 'Avec Mme D.', { scripts: true });
    await tab.check('#field-words-guard input');
    await tab.fill('[name="words"]', 'Avec Mme D. et prenom.nom@example.org');
    await tab.waitForSelector('#field-words-courriel');
    expect(await tab.isChecked('#field-words-civilite-nom')).toBe(true);
    await tab.fill('[name="words"]', 'Avec personne');
    await tab.waitForSelector('#field-words-guard mark', { state: 'detached' });
    await tab.context().close();
  });

  it('weighs little: page, style and scripts stay under 60 KB compressed', async () => {
    const date = await dateIn('FR-29');
    const client = await app.signIn(date.host.email);
    const context = await browser.newContext({ baseURL: app.origin });
    await context.addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: app.origin })));
    const tab = await context.newPage();
    const sizes: Promise<number>[] = [];
    const failures: string[] = [];
    tab.on('response', (response) => {
      if (response.status() >= 400) failures.push(response.url());
      sizes.push(
        response
          .request()
          .sizes()
          .then(({ responseBodySize }) => responseBodySize),
      );
    });
    tab.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
    await tab.goto(`/events/${date.id}/topics`);
    await tab.fill('[name="words"]', 'Mme D.');
    await tab.waitForSelector('#field-words-guard mark');
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(failures).toEqual([]);
    expect(bytes).toBeLessThan(60_000);
    await context.close();
  });
});
