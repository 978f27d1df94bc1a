import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  type BuiltEvent,
  buildCommunity,
  buildEvent,
  buildMember,
  type Person,
} from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { openTab } from '../support/open-tab.js';
import { flaws } from '../support/page-checks.js';

let app: TestApp;
let browser: Browser;
let event: BuiltEvent;
let member: Person;
let reader: Person;

beforeAll(async () => {
  app = await startApp();
  const community = await buildCommunity(app);
  const account = await buildAccount(app, { displayName: 'Maëlle', territory: 'FR-29' });
  member = await buildMember(app, { community, account });
  reader = await buildAccount(app, { locale: 'en' });
  const description = 'Le CCAS, la MDPH et les HLM : ASS, ES et CESF en parlent.\n\nhttps://ccas.example';
  event = await buildEvent(app, { community, description, audience: 'public' });
  const client = await app.signIn(member.email);
  await client.patch('/api/glossary/ccas-fr', { explanation: 'Service social de la commune.' });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

const open = (path: string, person: Person | null = null, scripts = true): Promise<Page> =>
  openTab({ app, browser }, path, person && person.email, { javaScriptEnabled: scripts });

describe('the pages of the glossary have no flaws', () => {
  const paths: [string, string, () => Person | null][] = [
    ['a letter, for strangers', '/glossary', () => null],
    ['a letter, for colleagues', '/glossary?letter=C', () => member],
    ['a search', '/glossary?q=HLM', () => reader],
    ['a search in vain', '/glossary?q=ZZZ', () => member],
    ['a new entry', '/glossary/new', () => member],
    ['an entry with its history', '/glossary/ccas-fr', () => member],
    ['an entry, for strangers', '/glossary/arm-fr-qc', () => null],
  ];
  it.each(paths)('%s', async (_, path, person) => {
    const tab = await open(path, person());
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });

  it('what a form refuses', async () => {
    const tab = await open('/glossary/new', member);
    await tab.getByLabel('Le sigle').fill('CAF');
    await tab.getByLabel('Ce qu’il veut dire').fill('Caisse d’allocations familiales');
    await tab.getByRole('button', { name: 'Ajouter au glossaire' }).click();
    await tab.waitForSelector('.error-summary');
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });
});

describe('an acronym in a text', () => {
  it('is explained by keyboard, and the page has no flaws then, nor before', async () => {
    const tab = await open(`/events/${event.id}`);
    expect(await flaws(tab)).toEqual([]);
    const [acronym, sense] = [
      tab.getByRole('button', { name: 'MDPH' }),
      tab.getByText(/Maison départementale/),
    ];
    expect(await sense.isVisible()).toBe(false);
    await acronym.focus();
    await tab.keyboard.press('Enter');
    expect(await sense.isVisible()).toBe(true);
    expect(await flaws(tab)).toEqual([]);
    await tab.keyboard.press('Escape');
    expect(await sense.isVisible()).toBe(false);
    expect(await tab.evaluate('document.activeElement.textContent')).toBe('MDPH');
    await tab.context().close();
  });

  it('is explained without scripts, all its senses within a small phone', async () => {
    const tab = await open(`/events/${event.id}`, null, false);
    await tab.setViewportSize({ width: 320, height: 640 });
    await tab.getByRole('button', { name: 'HLM' }).click();
    for (const words of [/loyer modéré/, /loyer modique/]) {
      const box = await tab.getByText(words).boundingBox();
      expect(box!.x).toBeGreaterThanOrEqual(0);
      expect(box!.x + box!.width).toBeLessThanOrEqual(320);
      expect(box!.y + box!.height).toBeLessThanOrEqual(640);
    }
    await tab.getByRole('button', { name: 'Fermer' }).click();
    expect(await tab.getByText(/loyer modique/).isVisible()).toBe(false);
    await tab.context().close();
  });

  it('is explained in brackets on paper', async () => {
    const tab = await open(`/events/${event.id}`);
    await tab.emulateMedia({ media: 'print' });
    expect(await tab.getByText(/Maison départementale/).isVisible()).toBe(true);
    expect(await tab.getByRole('button', { name: 'Fermer' }).count()).toBe(0);
    await tab.context().close();
  });
});
