import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createContext } from '../../src/application.js';
import { prepareDemo } from '../../src/demo/prepare-demo.js';
import { startApp, type TestApp } from '../support/app.js';
import { launchChromium } from '../support/chromium.js';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startApp({ environment: { DEFAULT_LOCALE: 'fr-FR' } });
  await prepareDemo({ ...app.settings, demo: 'on' }, { open: createContext, now: app.clock.now() });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

const phone = (javaScriptEnabled: boolean): Promise<BrowserContext> =>
  browser.newContext({
    baseURL: app.origin,
    locale: 'fr-FR',
    viewport: { width: 320, height: 640 },
    javaScriptEnabled,
  });

it.each([
  ['with scripts', true, 'Amadou Prototype'],
  ['without scripts', false, 'Soizic Pennexemple'],
])('somebody new to it joins a meetup in three taps from the landing page, %s', async (_, scripts, who) => {
  const context = await phone(scripts);
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  await page.goto('/');
  await page.getByRole('button', { name: `Entrer comme ${who}` }).click();
  await page.goto('/agenda?list=all');
  await page.getByRole('link', { name: /Petit-déj/ }).click();
  await page.getByRole('button', { name: 'Je viens', exact: true }).click();
  expect(await page.getByRole('main').innerText()).toMatch(/votre place est gardée/i);
  await page.goto('/');
  expect(await page.getByRole('main').innerText()).toContain('Petit-déj');
  await context.close();
});
