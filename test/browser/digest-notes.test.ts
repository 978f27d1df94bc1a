import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DigestEnrolment } from '../../src/features/digests/digest-enrolment.service.js';
import { NoteWriting } from '../../src/features/notes/note-writing.service.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  type BuiltEvent,
  buildEvent,
  buildMember,
  buildNews,
  buildRsvp,
  type Person,
} from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { openTab } from '../support/open-tab.js';
import { flaws } from '../support/page-checks.js';

const STARTS = Date.UTC(2027, 2, 5, 17, 30);
const NEXT_MONDAY = Date.UTC(2027, 2, 8, 8);
const NOTES = [
  '- L’accueil de jour ferme en août, renseignements au https://asso.example/accueil',
  '- Mme Le Gall attend une place au CHRS',
  '- Une épicerie sociale ouvre à Landerneau',
  '- Merci à la boulangerie du coin',
].join('\n');

let app: TestApp;
let browser: Browser;
let event: BuiltEvent;
let going: Person;
let english: Person;

/** An evening is over, whose notes hold news; another is to come, and the board has something to tell. */
async function furnish(): Promise<void> {
  event = await buildEvent(app, { title: 'Apéro du port' });
  const { community } = event;
  going = await buildMember(app, { community, account: await buildAccount(app, { displayName: 'Maëlle' }) });
  await buildRsvp(app, { event, account: going });
  english = await buildMember(app, { community, account: await buildAccount(app, { locale: 'en' }) });
  await buildRsvp(app, { event, account: english });
  await buildEvent(app, {
    community,
    startsLocal: '2027-03-12T18:30',
    format: 'video',
    title: 'Apéro visio',
  });
  await app.get(DigestEnrolment).enrol();
  await buildNews(app, { text: 'Une équipe mobile à Brest' });
  await buildNews(app, { text: 'Une aide de la région', territory: 'FR-R53' });
  app.clock.set(STARTS);
  const confirmed = ['civilite-nom' as const];
  await app.get(NoteWriting).write(event.host, event.id, { text: NOTES, confirmed }, null);
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

async function open(path: string, person: Person | null): Promise<Page> {
  const tab = await openTab({ app, browser }, path, person && person.email);
  expect((await tab.reload())?.status()).toBe(200);
  return tab;
}

describe('the pages of digests and notes have no flaws', () => {
  const notes = () => `/events/${event.id}/notes`;
  const paths: [string, () => string, () => Person][] = [
    ['what one is mailed', () => '/settings/digest', () => going],
    ['what one is mailed, in English', () => '/settings/digest', () => english],
    ['the next mail', () => '/settings/digest/next', () => going],
    ['the next mail, in English', () => '/settings/digest/next', () => english],
    ['notes, for their host', notes, () => event.host],
    ['notes, for who was there', notes, () => going],
    ['notes, for who was there, in English', notes, () => english],
    ['the event, once it has begun', () => `/events/${event.id}`, () => going],
  ];
  it.each(paths)('%s', async (_, path, person) => {
    const tab = await open(path(), person());
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });

  it('lines chosen without a kind', async () => {
    const tab = await open(notes(), going);
    await tab.locator('summary').click();
    await tab.getByRole('group', { name: 'Merci à la boulangerie du coin' }).getByRole('checkbox').check();
    await tab.getByRole('button', { name: 'Garder en brouillon' }).click();
    await tab.waitForSelector('.error-summary');
    await tab.locator('.error-summary a').first().click();
    expect(await tab.evaluate('document.activeElement.tagName')).toBe('SELECT');
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });

  it('what a mail’s way out opens', async () => {
    app.clock.set(NEXT_MONDAY);
    await app.settle();
    const mail = (await app.mails(going.email)).find(({ messageId }) => messageId.startsWith('<digest.'));
    const { pathname } = new URL(/http\S+\/u\/digest\/\S+/.exec(mail?.text ?? '')?.[0] ?? '');
    const tab = await open(pathname, null);
    expect(await flaws(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'Ne plus le recevoir' }).click();
    await tab.waitForURL(`**${pathname}`);
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });
});
