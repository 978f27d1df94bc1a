import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  buildAssociation,
  buildAssociationRole,
  type BuiltNews,
  type BuiltStructure,
  buildCommunity,
  buildMember,
  buildNews,
  buildStructure,
  type Person,
} from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { openTab } from '../support/open-tab.js';
import { flaws } from '../support/page-checks.js';

let app: TestApp;
let browser: Browser;
let person: Person;
let structure: BuiltStructure;
let news: BuiltNews;
let draft: BuiltNews;

/** A member who also writes for an association, with a known structure, news of it and a draft. */
async function furnish(): Promise<void> {
  const community = await buildCommunity(app, { name: 'Le réseau du port', territory: 'FR-29' });
  const account = await buildAccount(app, { displayName: 'Maëlle', territory: 'FR-29' });
  person = await buildMember(app, { community, account });
  const association = await buildAssociation(app, { name: 'Le Phare' });
  await buildAssociationRole(app, { association, account: person, role: 'writer' });
  const contact = {
    phone: '02 98 00 00 00',
    email: 'accueil@embruns.example',
    website: 'https://embruns.example',
  };
  const facts = {
    name: 'Antenne CSAPA des Embruns',
    type: 'csapa',
    town: 'Landivisiau',
    address: '8, rue du Gabarit',
  };
  structure = await buildStructure(app, { ...facts, ...contact });
  news = await buildNews(app, {
    author: person,
    structureId: structure.id,
    kind: 'horaires',
    themes: ['sante'],
  });
  draft = await buildNews(app, { author: person, kind: 'reforme', effectiveOn: null, status: 'draft' });
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

const open = (path: string, { scripts = true, width = 1280 } = {}): Promise<Page> =>
  openTab({ app, browser }, path, person.email, {
    javaScriptEnabled: scripts,
    viewport: { width, height: 640 },
  });

describe('a closure, from a small phone without scripts', () => {
  it('is posted in six gestures on one page', async () => {
    const tab = await open('/news/new', { scripts: false, width: 320 });
    let gestures = 0;
    const gesture = async (act: Promise<unknown>): Promise<void> => {
      gestures += 1;
      await act;
    };
    expect(await tab.locator('input[name="endsOn"]').isVisible()).toBe(false);
    await gesture(
      tab.locator('textarea[name="text"]').fill('L’antenne ferme pour travaux\nUrgences à Morlaix.'),
    );
    await gesture(tab.getByText('Fermeture temporaire').click());
    expect(await tab.locator('input[name="acronym"]').isVisible()).toBe(false);
    await gesture(tab.locator('input[name="structure.name"]').fill('Antenne CSAPA des Embruns'));
    await gesture(tab.locator('input[name="effectiveOn"]').fill('2027-03-08'));
    await gesture(tab.locator('input[name="endsOn"]').fill('2027-03-26'));
    await gesture(tab.getByRole('button', { name: 'Publier' }).click());
    expect(gestures).toBe(6);
    expect(await tab.locator('h1').textContent()).toBe('L’antenne ferme pour travaux');
    expect(await tab.locator(`a[href="/structures/${structure.id}"]`).count()).toBe(1);
    await tab.context().close();
  });

  it('is looked at first, taken up again, and loses nothing', async () => {
    const tab = await open(`/news/new?kind=contact&structure=${structure.id}`, {
      scripts: false,
      width: 320,
    });
    await tab.locator('textarea[name="text"]').fill('Nouveau numéro');
    await tab.getByRole('button', { name: 'Aperçu' }).click();
    expect(await tab.locator('h1').textContent()).toBe('Nouveau numéro');
    await tab.getByRole('button', { name: 'Modifier' }).click();
    expect(await tab.locator('textarea[name="text"]').inputValue()).toBe('Nouveau numéro');
    await tab.getByRole('button', { name: 'Garder en brouillon' }).click();
    await tab.getByRole('link', { name: 'Nouveau numéro' }).click();
    await tab.getByRole('button', { name: 'Publier' }).click();
    expect(await tab.locator('h1').textContent()).toBe('Nouveau numéro');
    await tab.context().close();
  });

  it('shows of the form what the kind asks, by keyboard too', async () => {
    const tab = await open('/news/new', { width: 320 });
    await tab.locator('[name="kind"][value="ouverture"]').focus();
    await tab.keyboard.press('Space');
    const asked = async (): Promise<string[]> =>
      tab
        .locator('[data-field]:visible')
        .evaluateAll((all) => all.map((each) => each.dataset['field'] ?? ''));
    expect(await asked()).toEqual(['structure', 'effectiveOn', 'source']);
    for (let step = 0; step < 3; step += 1) await tab.keyboard.press('ArrowDown');
    expect(await asked()).toEqual(['structure', 'effectiveOn', 'newAddress', 'source']);
    await tab.locator('[name="kind"][value="question-pratique"]').check();
    expect(await asked()).toEqual([]);
    expect(await tab.locator('[name="communitySlug"]').isVisible()).toBe(true);
    await tab.context().close();
  });
});

describe('the pages of posting and structures have no flaws', () => {
  const paths: [string, () => string][] = [
    ['the form', () => '/news/new'],
    ['the form of a temporary closure', () => '/news/new?kind=fermeture-temporaire'],
    ['the form of a practice question', () => '/news/new?kind=question-pratique'],
    ['drafts', () => '/news/drafts'],
    ['a draft', () => `/news/${draft.id}/edit`],
    ['an item to edit', () => `/news/${news.id}/edit`],
    ['structures', () => '/structures'],
    ['a structure', () => `/structures/${structure.id}`],
    ['a structure to put right', () => `/structures/${structure.id}/edit`],
    ['a structure to add', () => '/structures/new'],
  ];

  it.each(paths)('%s', async (_, path) => {
    const tab = await open(path());
    for (const details of await tab.locator('main details').all())
      await details.evaluate((element) => element.setAttribute('open', ''));
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });

  it('what is refused, with the structures that are near', async () => {
    const tab = await open('/news/new?kind=fermeture-temporaire');
    await tab.locator('textarea[name="text"]').fill('L’antenne ferme');
    await tab.locator('input[name="structure.name"]').fill('CSAPA des Embruns');
    await tab.getByRole('button', { name: 'Publier' }).click();
    await tab.waitForSelector('.error-summary');
    expect(await tab.locator('[name="structureChoice"]').count()).toBe(2);
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });

  it('the preview', async () => {
    const tab = await open(`/news/new?kind=horaires&structure=${structure.id}`);
    await tab.locator('textarea[name="text"]').fill('Fermé le lundi\n\nhttps://embruns.example/horaires');
    await tab.locator('input[name="effectiveOn"]').fill('2027-03-08');
    await tab.getByRole('button', { name: 'Aperçu' }).click();
    await tab.getByRole('button', { name: 'Modifier' }).waitFor();
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });
});
