import type { Browser, Page as BrowserPage } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountService } from '../../src/features/accounts/account.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { buildAccount, buildEvent, buildInvited, type Person } from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { flaws } from '../support/page-checks.js';

const PHONE = { width: 320, height: 640 };

let app: TestApp;
let browser: Browser;
let person: Person;

beforeAll(async () => {
  app = await startApp();
  person = await buildAccount(app, { displayName: 'Camille' });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

async function pathIn(email: string, pattern: RegExp): Promise<string> {
  await app.settle();
  return pattern.exec((await app.mails(email)).at(-1)?.text ?? '')?.[0] ?? '';
}

const asking = async (email: string) => {
  const client = await app.signIn(person.email);
  await client.submit('/settings/address', { email });
  return pathIn(email, /\/addresses\/confirmation\/[\w-]+/);
};

const PAGES: [state: string, reach: (tab: BrowserPage) => Promise<unknown>][] = [
  ['addresses', (tab) => tab.goto('/settings/address')],
  [
    'addresses-pending',
    async (tab) => {
      await asking('autre@asso.example');
      await tab.goto('/settings/address');
    },
  ],
  ['confirmation', async (tab) => tab.goto(await asking('encore@asso.example'))],
  ['confirmation-of-a-service', async (tab) => tab.goto(await asking('accueil@asso.example'))],
  ['unknown-undo', (tab) => tab.goto('/addresses/undo/nothing')],
  ['sessions', (tab) => tab.goto('/settings/sessions')],
  [
    'phone',
    async (tab) => {
      await tab.goto('/settings/sessions');
      await tab.click('form[action$="device-links"] button');
      await tab.waitForSelector('.qr-code svg');
      const box = await tab.locator('.qr-code svg').boundingBox();
      expect(box?.width).toBeGreaterThan(200);
    },
  ],
  [
    'device',
    async (tab) => {
      const { text } = await (await app.signIn(person.email)).submit('/settings/sessions/device-links');
      await tab.goto(/\/sign-in\/device\/[\w-]+/.exec(text)?.[0] ?? '');
    },
  ],
  [
    'who-reads',
    async (tab) => {
      const email = 'contact@asso.example';
      await app.client().submit('/sign-in', { email });
      await tab.context().clearCookies();
      await tab.goto(await pathIn(email, /\/sign-in\/[\w-]+/));
      await tab.click('form[action^="/sign-in/"] button');
      await tab.waitForSelector('button[name=othersRead]');
    },
  ],
];

describe.each(['fr-FR', 'en'] as const)('in %s, on a phone and on a desk, light and dark', (locale) => {
  beforeAll(() => app.get(AccountService).update(person, { locale }, null));

  it.each(PAGES)('the page %s is accessible, fits, and breaks no policy', async (_state, reach) => {
    // What was asked for before counts against the hourly limit.
    app.clock.advance(61 * 60_000);
    const context = await browser.newContext({ baseURL: app.origin, locale, viewport: PHONE });
    const session = (await app.signIn(person.email)).cookies.get('session') ?? '';
    await context.addCookies([{ name: 'session', value: session, url: app.origin }]);
    try {
      const tab = await context.newPage();
      const refused: string[] = [];
      tab.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
      await reach(tab);
      expect(await flaws(tab)).toEqual([]);
      expect(refused).toEqual([]);
    } finally {
      await context.close();
    }
  });

  it('mails fit, can be read, and have buttons for fingers', async () => {
    const guest = await buildInvited(app, await buildEvent(app, { place: { name: 'Café de la Gare' } }));
    await app.get(AccountService).update(guest, { locale }, null);
    await app.client().submit('/sign-in', { email: guest.email });
    await app.settle();
    const mails = await app.mails(guest.email);
    expect(mails).toHaveLength(2);
    const tab = await browser.newPage();
    try {
      for (const { html, subject } of mails) {
        await tab.setContent(html);
        const unreadable = (await flaws(tab)).filter((flaw) => /color-contrast|wider/.test(flaw));
        expect(unreadable, subject).toEqual([]);
        await tab.setViewportSize(PHONE);
        for (const button of await tab.locator('.button-link').all())
          expect((await button.boundingBox())?.height, subject).toBeGreaterThanOrEqual(44);
      }
    } finally {
      await tab.close();
    }
  });
});
