import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { launchChromium } from '../support/chromium.js';

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

/** A phone that speaks French. */
const phone = (javaScriptEnabled: boolean): Promise<BrowserContext> =>
  browser.newContext({
    baseURL: app.origin,
    locale: 'fr-FR',
    viewport: { width: 320, height: 640 },
    javaScriptEnabled,
  });

/** What is there appears at once: longer waits would hide what is missing. */
async function openPage(javaScriptEnabled: boolean): Promise<Page> {
  const page = await (await phone(javaScriptEnabled)).newPage();
  page.setDefaultTimeout(5000);
  return page;
}

/** Opens the newest mail to an address in the mailbox page, and follows the link in its text that matches. */
async function followMail(page: Page, address: string, link: RegExp): Promise<void> {
  await app.settle();
  await page.goto(`/mailbox?address=${encodeURIComponent(address)}`);
  await page.locator('main ul a').first().click();
  const href = await page.locator('main a').filter({ hasText: link }).first().getAttribute('href');
  // Mail names the public address; the test listens on a port of its own.
  const { pathname, search } = new URL(href!);
  await page.goto(pathname + search);
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('the main story on a phone, %s', (name, scripts) => {
  const HOST = `gwenola-${scripts}@asso.example`;
  const GUEST = `yann-${scripts}@asso.example`;
  let host: Page;
  let guest: Page;
  let meetup: string;

  beforeAll(async () => {
    host = await openPage(scripts);
    guest = await openPage(scripts);
  });

  afterAll(async () => {
    await host.context().close();
    await guest.context().close();
  });

  it('a co-host signs in from the landing page with a mailed link', async () => {
    await host.goto('/');
    await host.locator('main a[href^="/sign-in"]').first().click();
    await host.locator('[name=email]').fill(HOST);
    await host.getByRole('main').getByRole('button').first().click();
    await followMail(host, HOST, /\/sign-in\//);
    await host.getByRole('main').getByRole('button').first().click();
    await host.locator('[name=displayName]').fill('Gwenola');
    await host
      .locator('form', { has: host.locator('[name=displayName]') })
      .getByRole('button')
      .click();
    await host.goto('/');
    expect(await host.getByRole('main').innerText()).toContain('Gwenola');
  });

  it('opens a community by giving its name and territory', async () => {
    await host.goto('/communities/new');
    await host.locator('[name=name]').fill(`Réseau ${name}`);
    await host.locator('[name=territory]').selectOption('FR-29');
    await host
      .locator('form', { has: host.locator('[name=territory]') })
      .getByRole('button')
      .click();
    await host.getByRole('heading', { level: 1, name: `Réseau ${name}` }).waitFor();
  });

  it('schedules a meetup for one other person', async () => {
    await host.getByRole('main').locator('a[href$="/events/new"]').first().click();
    await host.locator('[name=title]').fill('Un verre au port');
    await host.locator('[name=date]').fill('2027-03-11');
    await host.locator('[name=time]').fill('18:30');
    await host.locator('[name=placeName]').fill('Le Ressac');
    await host.locator('[name=capacity]').fill('1');
    await host
      .locator('form', { has: host.locator('[name=title]') })
      .getByRole('button')
      .first()
      .click();
    await host.getByRole('heading', { level: 1, name: 'Un verre au port' }).waitFor();
    meetup = new URL(host.url()).pathname;
    expect(await host.getByRole('main').innerText()).toMatch(/jeudi\s11\smars/i);
  });

  it('invites somebody by address', async () => {
    await host.goto(`${meetup}/invitations`);
    await host.locator('[name=emails]').fill(GUEST);
    await host
      .locator('form', { has: host.locator('[name=emails]') })
      .getByRole('button')
      .click();
    expect(await host.getByRole('status').innerText()).not.toBe('');
  });

  it('who answers from the mail, without signing in', async () => {
    await followMail(guest, GUEST, /answer=yes/);
    await guest.locator('[name=displayName]').fill('Yann');
    await guest.getByRole('button', { name: 'Je viens', exact: true }).click();
    expect(await guest.getByRole('main').innerText()).toMatch(/votre place|vous venez/i);
  });

  it('and whom the host sees among the answers', async () => {
    await host.goto(`${meetup}/answers`);
    expect(await host.getByRole('main').innerText()).toContain('Yann');
  });

  it('moves it, and is told beforehand who will be', async () => {
    await host.goto(`${meetup}/edit`);
    await host.locator('[name=placeName]').fill('Le Phare');
    await host
      .locator('form', { has: host.locator('[name=title]') })
      .getByRole('button')
      .first()
      .click();
    expect(await host.getByRole('main').innerText()).toMatch(/rien n.est encore enregistré/i);
    expect(await host.getByRole('main').innerText()).toContain('Yann');
    await host.getByRole('button', { name: 'Confirmer' }).click();
    await host.getByRole('heading', { level: 1, name: 'Un verre au port' }).waitFor();
    await followMail(guest, GUEST, /answer=no/);
    expect(await guest.getByRole('main').innerText()).toContain('Le Phare');
  });

  it('writes to those who come', async () => {
    await host.goto(`${meetup}/answers`);
    const form = host.locator('form[action$="/messages"]');
    await host.locator('details', { has: form }).locator('summary').click();
    await form.locator('textarea').fill('La table est au fond.');
    await form.getByRole('button').click();
    await host.getByText('La table est au fond.').waitFor();
    await followMail(guest, GUEST, /answer=no/);
    await guest.goBack();
    expect(await guest.getByRole('main').innerText()).toContain('La table est au fond.');
  });

  it('then cancels, with a word that reaches the guest', async () => {
    await host.goto(`${meetup}/cancellation`);
    await host.locator('[name=word]').fill('Tempête annoncée.');
    await host
      .locator('form', { has: host.locator('[name=word]') })
      .getByRole('button')
      .click();
    await app.settle();
    await guest.goto(`/mailbox?address=${encodeURIComponent(GUEST)}`);
    await guest.locator('main ul a').first().click();
    expect(await guest.getByRole('main').innerText()).toContain('Tempête annoncée.');
  });
});
