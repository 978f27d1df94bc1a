import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountService } from '../../src/features/accounts/account.service.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  buildAdhesion,
  buildAssociation,
  type BuiltEvent,
  buildCommunity,
  buildEvent,
  buildInvited,
  buildMember,
  buildRsvp,
  type Person,
} from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { flaws } from '../support/page-checks.js';

let app: TestApp;
let browser: Browser;
let host: Person;
let member: Person;
let event: BuiltEvent;
let draft: BuiltEvent;
let reserved: BuiltEvent;
let reservedLink: string;
let cancelled: BuiltEvent;
let answerLink: string;
let refusalLink: string;

/** A full table with somebody waiting, a draft, a cancelled one, and an invitation in the mail. */
async function furnish(): Promise<void> {
  host = await buildAccount(app, { displayName: 'Gwenola', profession: 'ass', territory: 'FR-29' });
  const community = await buildCommunity(app, { organiser: host, name: 'Réseau du Finistère' });
  const place = {
    name: 'Le Ressac',
    kind: 'bar',
    address: '1, quai de la Fiction',
    notes: 'Au fond',
    access: ['calme'],
  };
  const description = 'Pas d’ordre du jour.\n\nPlus : https://asso.example/port';
  const other = await buildCommunity(app, { organiser: host, name: 'Collègues de la rade' });
  event = await buildEvent(app, {
    community,
    sharedWith: [other.slug],
    heldSeats: 1,
    title: 'Un verre au port',
    audience: 'public',
    capacity: 3,
    maxGuests: 1,
    place,
    description,
  });
  draft = await buildEvent(app, { community, status: 'draft', title: 'Brouillon' });
  cancelled = await buildEvent(app, { community, title: 'Marche au bord de l’eau' });
  member = await buildMember(app, {
    community,
    account: await buildAccount(app, { displayName: 'Maëlle', timeZone: 'America/Toronto' }),
  });
  await buildRsvp(app, { event, account: member, note: 'Sans gluten' });
  await buildRsvp(app, { event, discreet: true });
  await buildRsvp(app, { event });
  await (await app.signIn(host.email)).submit(`/events/${cancelled.id}/cancellation`, { word: 'Tempête.' });
  const invited = await buildInvited(app, event);
  const association = await buildAssociation(app, { renewalUrl: 'https://asso.example/adherer' });
  await buildAdhesion(app, { association, account: host });
  await buildAdhesion(app, { association, account: member, startsOn: '2026-01-01', endsOn: '2026-12-31' });
  reserved = await buildEvent(app, { community, audience: { adherentsOf: association.id } });
  const unpaid = await buildInvited(app, reserved);
  await app.settle();
  reservedLink = /\/r\/[a-z2-7]+/.exec((await app.mails(unpaid.email))[0]!.text)![0];
  const text = (await app.mails(invited.email))[0]!.text;
  answerLink = /\/r\/[a-z2-7]+/.exec(text)![0];
  refusalLink = /\/u\/[a-z2-7]+/.exec(text)![0];
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

const refused = async (tab: Page): Promise<void> => {
  await tab.evaluate('document.querySelector("main form").noValidate = true');
  await Promise.all([tab.waitForNavigation(), tab.evaluate('document.querySelector("main form").submit()')]);
};

const moved = async (tab: Page): Promise<void> => {
  await tab.locator('[name=time]').fill('19:30');
  await refused(tab);
};

const PAGES: [
  who: 'stranger' | 'host' | 'member',
  path: () => string,
  reach?: (tab: Page) => Promise<void>,
][] = [
  ['stranger', () => `/events/${event.id}`],
  ['stranger', () => '/agenda?list=all'],
  ['stranger', () => answerLink],
  ['stranger', () => reservedLink],
  ['stranger', () => refusalLink],
  ['stranger', () => '/r/unknown'],
  ['stranger', () => '/mailbox'],
  ['stranger', () => '/api/docs'],
  ['member', () => `/events/${event.id}`],
  ['member', () => `/events/${reserved.id}`],
  ['member', () => '/agenda'],
  ['member', () => '/agenda?list=all'],
  ['member', () => '/agenda?when=past'],
  ['host', () => `/events/${event.id}`],
  ['host', () => `/events/${event.id}/answers`],
  ['host', () => `/events/${event.id}/invitations`],
  ['host', () => `/events/${event.id}/invitations`, refused],
  ['host', () => `/events/${event.id}/edit`],
  ['host', () => `/events/${event.id}/edit`, moved],
  ['host', () => `/events/${event.id}/cancellation`],
  ['host', () => `/events/${reserved.id}/edit`],
  ['host', () => `/events/${reserved.id}/answers`],
  ['host', () => `/events/${draft.id}/edit`],
  ['host', () => `/events/${cancelled.id}`],
  ['host', () => `/communities/${event.community.slug}/events/new`],
  ['host', () => `/communities/${event.community.slug}/events/new`, refused],
  ['host', () => `/communities/${event.community.slug}/events/new?from=${event.id}`],
];

describe.each(['fr-FR', 'en'] as const)('in %s, on a phone and on a desk, light and dark', (locale) => {
  beforeAll(async () => {
    for (const person of [host, member]) await app.get(AccountService).update(person, { locale }, null);
  });

  it.each(['stranger', 'member', 'host'] as const)(
    'every page that a %s sees of events is accessible and fits',
    async (reader) => {
      const context = await browser.newContext({ baseURL: app.origin, locale });
      for (const [who, path, reach] of PAGES.filter(([who]) => who === reader)) {
        await context.clearCookies();
        await context.addCookies([{ name: 'locale', value: locale, url: app.origin }]);
        if (who !== 'stranger') {
          const session = (await app.signIn((who === 'host' ? host : member).email)).cookies.get('session')!;
          await context.addCookies([{ name: 'session', value: session, url: app.origin }]);
        }
        const tab = await context.newPage();
        await tab.goto(path());
        await reach?.(tab);
        await tab.evaluate('document.querySelectorAll("details").forEach((d) => (d.open = true))');
        expect(await flaws(tab), `${who} ${path()}`).toEqual([]);
        await tab.close();
      }
      await context.close();
    },
  );
});
