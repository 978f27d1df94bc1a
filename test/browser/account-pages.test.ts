import type { Browser, Page as BrowserPage } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { buildAccount, buildEvent, buildInvited, type Person } from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { axe, sideways } from '../support/page-checks.js';

const SHAPES = [
  { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
  { viewport: { width: 1024, height: 768 }, colorScheme: 'light' },
] as const;

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

describe.each(SHAPES)('at $viewport.width pixels, $colorScheme', (shape) => {
  it.each(PAGES)('the page %s is accessible, fits, and breaks no policy', async (_state, reach) => {
    // What earlier shapes asked for counts against the hourly limit.
    app.clock.advance(61 * 60_000);
    const context = await browser.newContext({ baseURL: app.origin, locale: 'fr-FR', ...shape });
    const session = (await app.signIn(person.email)).cookies.get('session') ?? '';
    await context.addCookies([{ name: 'session', value: session, url: app.origin }]);
    try {
      const tab = await context.newPage();
      const refused: string[] = [];
      tab.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
      await reach(tab);
      expect(await axe(tab)).toEqual([]);
      expect(await sideways(tab)).toBe(false);
      expect(refused).toEqual([]);
    } finally {
      await context.close();
    }
  });

  it('mails fit, can be read, and have buttons for fingers', async () => {
    const guest = await buildInvited(app, await buildEvent(app, { place: { name: 'Café de la Gare' } }));
    await app.client().submit('/sign-in', { email: guest.email });
    await app.settle();
    const mails = await app.mails(guest.email);
    expect(mails).toHaveLength(2);
    const context = await browser.newContext(shape);
    try {
      const tab = await context.newPage();
      for (const { html, subject } of mails) {
        await tab.setContent(html);
        expect(await sideways(tab), subject).toBe(false);
        expect(
          (await axe(tab)).filter((found) => found.startsWith('color-contrast')),
          subject,
        ).toEqual([]);
        for (const button of await tab.locator('.button-link').all())
          expect((await button.boundingBox())?.height, subject).toBeGreaterThanOrEqual(44);
      }
    } finally {
      await context.close();
    }
  });
});
