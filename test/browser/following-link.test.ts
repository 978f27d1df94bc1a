import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AccountService } from '../../src/features/accounts/account.service.js';
import { RsvpService } from '../../src/features/rsvps/rsvp.service.js';
import { FollowingService } from '../../src/features/series/following.service.js';
import { SeriesChangeService } from '../../src/features/series/series-change.service.js';
import { DAY } from '../../src/kernel/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAdhesion,
  buildAssociation,
  buildCommunity,
  buildMember,
  buildOccurrence,
  buildSeries,
  type BuiltSeries,
  type Person,
} from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { buildFollower } from '../support/followers.js';
import { flaws } from '../support/page-checks.js';
import { buildAdherent, RENEWAL } from '../support/reserved-world.js';

/** Somebody who has the link of a mail, with what its page says. */
interface Holder {
  person: Person;
  link: string;
}

let app: TestApp;
let browser: Browser;
const states = new Map<string, Holder>();

const linkOf = async ({ email }: Person): Promise<string> => {
  const [mail] = await app.mails(email);
  return /\/r\/series\/[a-z2-7]+/.exec(mail?.text ?? '')?.[0] ?? '';
};

async function holder(series: BuiltSeries, account?: Person): Promise<Holder> {
  const person = await buildFollower(app, { series, account });
  await app.settle();
  return { person, link: await linkOf(person) };
}

beforeAll(async () => {
  app = await startApp();
  browser = await launchChromium();
  const series = await buildSeries(app, { capacity: 2, place: { name: 'Café du Port' }, format: 'hybrid' });
  const { id } = await buildOccurrence(app, { series, on: '2027-03-19' });
  const other = await buildMember(app, { community: series.community });
  await app.get(RsvpService).respond(other.accountId, id, { answer: 'yes', guests: 0 });
  await holder(series);
  const follows = await holder(series);
  const skipped = await buildOccurrence(app, { series, on: '2027-03-12' });
  await app.get(RsvpService).respond(follows.person.accountId, skipped.id, { answer: 'no', guests: 0 });
  states.set('follows', follows);

  const stopped = await holder(series);
  await app.get(FollowingService).unfollow(stopped.person, series.id);
  states.set('stopped', stopped);

  const { community } = series;
  const cancelled = await buildSeries(app, { community });
  states.set('cancelled', await holder(cancelled));
  await app.get(SeriesChangeService).cancel(cancelled.host, cancelled.id, 'Plus de salle');

  const association = await buildAssociation(app, { renewalUrl: RENEWAL });
  const reserved = await buildCommunity(app);
  await buildAdhesion(app, { association, account: reserved.organiser });
  const friday = await buildSeries(app, { community: reserved, audience: { adherentsOf: association.id } });
  const adherent = await buildAdherent(
    app,
    { association },
    { startsOn: '2026-02-04', endsOn: '2027-02-04' },
  );
  states.set('lapsed', await holder(friday, adherent));
  app.clock.advance(9 * DAY);
  await app.settle();
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

it.each([
  ['follows', 'Je ne viens pas cette fois', 'Not this time'],
  ['stopped', 'Vous ne venez plus d’habitude', 'You no longer'],
  ['cancelled', 'Ces rencontres sont annulées', 'These gatherings are cancelled'],
  ['lapsed', 'Votre rang est gardé jusqu’au', 'Your rank is kept until'],
])('the link of who %s says so, and is accessible and fits in both languages', async (state, fr, en) => {
  const { person, link } = states.get(state)!;
  for (const locale of ['fr-FR', 'en'] as const) {
    await app.get(AccountService).update(person, { locale }, null);
    const context = await browser.newContext({ baseURL: app.origin, locale });
    await context.addCookies([{ name: 'locale', value: locale, url: app.origin }]);
    const tab = await context.newPage();
    await tab.goto(link);
    expect(await tab.getByRole('main').innerText()).toContain(locale === 'en' ? en : fr);
    expect(await flaws(tab), `${state} in ${locale}`).toEqual([]);
    await context.close();
  }
});

it('a link that opens nothing says what to do instead', async () => {
  const tab = await browser.newPage({ baseURL: app.origin, locale: 'fr-FR' });
  await tab.goto('/r/series/aaaa');
  expect(await tab.getByRole('main').innerText()).toContain('Ce lien ne mène plus');
  expect(await flaws(tab)).toEqual([]);
  await tab.close();
});

it('whose dues lapsed is told why they cannot follow again, on the same page', async () => {
  const { link } = states.get('lapsed')!;
  const tab = await browser.newPage({ baseURL: app.origin, locale: 'fr-FR' });
  await tab.goto(link);
  expect(await tab.getByRole('button', { name: 'Renouveler mon adhésion' }).getAttribute('href')).toBe(
    RENEWAL,
  );
  await tab.close();
  const refused = await app.client().submit(`${link}/following`);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('cotisation à jour');
});
