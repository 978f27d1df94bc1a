import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { buildAdmin, buildMember, type Person } from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { type ModeratedWorld, moderating } from '../support/moderating.js';
import { openTab } from '../support/open-tab.js';
import { flaws } from '../support/page-checks.js';
import { suspend, wayIn } from '../support/suspending.js';

let app: TestApp;
let browser: Browser;
let admin: Person;
let world: ModeratedWorld;
let casePath: string;

beforeAll(async () => {
  app = await startApp();
  admin = await buildAdmin(app);
  const moderation = moderating(app);
  world = await moderation.inCommunity();
  await moderation.report(world.reader, world.news.id, { reason: 'discrimination' });
  casePath = `/moderation/reports/${await moderation.caseOf(admin, world.news.id)}`;
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

const open = (path: string, person: Person | null): Promise<Page> =>
  openTab({ app, browser }, path, person && person.email);

describe('the pages of suspensions have no flaws', () => {
  it('an empty list', async () => {
    const tab = await open('/admin/suspensions', admin);
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });

  it('a decision without its length, then with it, then lifted', async () => {
    const tab = await open(casePath, admin);
    await tab.check('input[value=suspendre]');
    await tab.click('main form button');
    expect(await tab.isChecked('input[value=suspendre]')).toBe(true);
    expect(await flaws(tab)).toEqual([]);
    await tab.check('input[value="30-days"]');
    await tab.click('main form button');
    await tab.getByText('Accès suspendu jusqu’au').waitFor();
    expect(await flaws(tab)).toEqual([]);
    await tab.goto('/admin/suspensions');
    await tab.getByText(world.author.email).first().waitFor();
    expect(await flaws(tab)).toEqual([]);
    await tab.click('main form button');
    await tab.getByText('L’accès est rouvert').waitFor();
    await tab.context().close();
  });

  it('what somebody reads whose access is suspended', async () => {
    const person = await buildMember(app);
    await suspend(app, person, { by: admin });
    const { token } = await wayIn(app, person);
    const tab = await open(`/sign-in/${token}`, null);
    await tab.click('main form button');
    await tab.getByText('Votre accès est suspendu').first().waitFor();
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });
});
