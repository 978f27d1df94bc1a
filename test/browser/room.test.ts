import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountService } from '../../src/features/accounts/account.service.js';
import { AttendanceService } from '../../src/features/room/attendance.service.js';
import { RoomAdmissionService } from '../../src/features/room/room-admission.service.js';
import { HOUR, MINUTE } from '../../src/kernel/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  buildAdhesion,
  buildAssociation,
  type BuiltEvent,
  buildCommunity,
  buildEvent,
  buildMember,
  buildRsvp,
  type Person,
} from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { A_MONDAY } from '../support/fake-clock.js';
import { flaws } from '../support/page-checks.js';

const STARTS = Date.UTC(2027, 2, 5, 17, 30);

let app: TestApp;
let browser: Browser;
let host: Person;
let member: Person;
let lapsed: Person;
let asked: Person;
let event: BuiltEvent;

/** A Friday apéro for adherents: one who is going, two whose dues lapsed, of whom one said that they renewed. */
async function furnish(): Promise<void> {
  host = await buildAccount(app, { displayName: 'Gwenola' });
  const community = await buildCommunity(app, { organiser: host, name: 'Parlons métier' });
  const association = await buildAssociation(app, {
    manager: host,
    name: 'Association des collègues du Finistère',
    renewalUrl: 'https://asso.example/renouveler',
  });
  const named = async (displayName: string, endsOn: string): Promise<Person> => {
    const account = await buildAccount(app, { displayName, profession: 'ass' });
    await buildMember(app, { community, account });
    await buildAdhesion(app, { association, account, startsOn: '2026-01-01', endsOn });
    return account;
  };
  member = await named('Maëlle', '2027-02-20');
  lapsed = await named('Yann', '2026-12-31');
  asked = await named('Soizic', '2026-12-31');
  event = await buildEvent(app, {
    community,
    title: 'Apéro visio du vendredi',
    format: 'video',
    roomUrl: 'https://visio.example/salle',
    audience: { adherentsOf: association.id },
  });
  await buildRsvp(app, { event, account: member, discreet: true });
  await app.get(RoomAdmissionService).ask(asked, event.id);
  app.clock.set(STARTS);
  await app.get(AttendanceService).mark(host, event.id, lapsed.accountId, false);
}

beforeAll(async () => {
  app = await startApp({ environment: { JITSI_URL: 'https://meet.example' } });
  await furnish();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

const room = () => `/events/${event.id}/room`;
const attendance = () => `/events/${event.id}/attendance`;

const pressed = async (tab: Page): Promise<void> => {
  await Promise.all([tab.waitForNavigation(), tab.locator('main form button').first().click()]);
};

const PAGES: [who: () => Person, path: () => string, now: number, reach?: (tab: Page) => Promise<void>][] = [
  [() => member, room, A_MONDAY],
  [() => member, () => `/events/${event.id}`, A_MONDAY],
  [() => member, room, STARTS - MINUTE],
  [() => member, room, STARTS, pressed],
  [() => member, attendance, STARTS],
  [() => member, room, STARTS + 3 * HOUR],
  [() => lapsed, room, STARTS],
  [() => asked, room, STARTS],
  [() => host, room, A_MONDAY],
  [() => host, room, STARTS],
  [() => host, attendance, STARTS],
  [() => host, attendance, A_MONDAY],
  [() => host, () => `/communities/${event.community.slug}/events/new`, A_MONDAY],
];

describe.each(['fr-FR', 'en'] as const)('in %s, on a phone and on a desk, light and dark', (locale) => {
  it('every page about a room and who came is accessible and fits', async () => {
    for (const [who, path, now, reach] of PAGES) {
      await app.get(AccountService).update(who(), { locale }, null);
      app.clock.set(now);
      const context = await browser.newContext({ baseURL: app.origin, locale });
      const session = (await app.signIn(who().email)).cookies.get('session')!;
      await context.addCookies([{ name: 'session', value: session, url: app.origin }]);
      const tab = await context.newPage();
      await tab.goto(path());
      await reach?.(tab);
      expect(await flaws(tab), `${who().displayName} ${path()}`).toEqual([]);
      await context.close();
    }
  });
});
