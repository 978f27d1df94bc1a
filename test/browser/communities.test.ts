import type { Browser, Page as BrowserPage } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountService } from '../../src/features/accounts/account.service.js';
import { CommunityInvitationService } from '../../src/features/communities/community-invitation.service.js';
import { InvitationLinkService } from '../../src/features/communities/invitation-link.service.js';
import { MembershipService } from '../../src/features/communities/membership.service.js';
import { TakeoverService } from '../../src/features/communities/takeover.service.js';
import { DAY } from '../../src/kernel/clock.js';
import { type TestApp, startApp } from '../support/app.js';
import {
  type BuiltCommunity,
  buildAccount,
  buildCommunity,
  buildEvent,
  buildMember,
  type Person,
} from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { flaws } from '../support/page-checks.js';

type Who = 'stranger' | 'organiser' | 'cohost' | 'newcomer' | 'invited';

let app: TestApp;
let browser: Browser;
let people: Record<Exclude<Who, 'stranger'>, Person>;
let paths: Record<'lively' | 'quiet' | 'left' | 'arrival' | 'shared', string>;

const at = ({ slug }: BuiltCommunity): string => `/communities/${slug}`;

/** One that was left for two months, one asleep, and a lively one with a request, invitations and a link. */
async function furnish(): Promise<void> {
  const organiser = await buildAccount(app, { displayName: 'Gwenola' });
  const cohost = await buildAccount(app, { displayName: 'Maëlle' });
  const [quiet, left] = [
    await buildCommunity(app, { organiser, name: 'Café du Léon' }),
    await buildCommunity(app, { organiser: await buildAccount(app), name: 'Tablée de Carhaix' }),
  ];
  for (const community of [quiet, left])
    await buildMember(app, { community, role: 'cohost', account: cohost });
  app.clock.advance(370 * DAY);
  await app.get(TakeoverService).ask(cohost, left.slug);

  const lively = await buildCommunity(app, {
    organiser,
    name: 'Café des pros du social de Brest',
    description: 'Une fois par mois, à six autour d’une table.',
    joinPolicy: 'approval',
    joinQuestion: 'Dans quel service travaillez-vous ?',
    livesAtUrl: 'https://groupe.example/brest',
    livesAtName: 'groupe Facebook',
    parentAssociation: 'Les Amis du social',
  });
  await buildMember(app, { community: lively, role: 'cohost', account: cohost });
  await buildEvent(app, { community: lively, audience: 'public', startsLocal: '2028-05-05T18:30' });
  const [newcomer, invited] = [await buildAccount(app, { displayName: 'Noé' }), await buildAccount(app)];
  await app.get(MembershipService).join(newcomer, lively.slug, true, { word: 'Au CCAS,\nà Brest.' });
  const emails = [invited.email, 'une.adresse.assez.longue.pour.un.telephone@departement.asso.example'];
  await app.get(CommunityInvitationService).invite(organiser, lively.slug, emails);
  const link = await app.get(InvitationLinkService).renew(organiser, lively.slug);
  await app.settle();
  const arrival = /\/i\/\w+/.exec((await app.mails(invited.email)).at(-1)!.text)![0];
  people = { organiser, cohost, newcomer, invited };
  paths = { lively: at(lively), quiet: at(quiet), left: at(left), arrival, shared: new URL(link).pathname };
}

beforeAll(async () => {
  app = await startApp({ now: Date.UTC(2027, 2, 1, 9) });
  await furnish();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

const invitePasted = async (tab: BrowserPage) => {
  await tab.fill('[name=emails]', `${people.cohost.email}\npas une adresse\nnouvelle@asso.example`);
  await tab.click('form[action$="/invitations"] button');
};

const refuseUnticked = async (tab: BrowserPage) => {
  await tab.evaluate('document.querySelector(\'form[action^="/i/"]\').noValidate = true');
  await tab.click('form[action^="/i/"] button');
};

const PAGES: [who: Who, path: () => string, reach?: (tab: BrowserPage) => Promise<unknown>][] = [
  ['stranger', () => paths.lively],
  ['cohost', () => paths.lively],
  ['invited', () => paths.lively],
  ['organiser', () => paths.quiet],
  ['cohost', () => paths.left],
  ['organiser', () => `${paths.lively}/members`],
  ['organiser', () => `${paths.lively}/members/${people.cohost.accountId}/removal`],
  ['organiser', () => `${paths.lively}/settings`],
  ['organiser', () => `${paths.lively}/invitations`],
  ['organiser', () => `${paths.lively}/invitations`, invitePasted],
  ['stranger', () => paths.shared],
  ['newcomer', () => paths.shared],
  ['stranger', () => paths.arrival],
  ['invited', () => paths.arrival, refuseUnticked],
  ['newcomer', () => paths.arrival],
  ['stranger', () => '/i/nothing'],
];

describe.each(['fr-FR', 'en'] as const)('in %s, on a phone and on a desk, light and dark', (locale) => {
  beforeAll(async () => {
    for (const person of Object.values(people))
      await app.get(AccountService).update(person, { locale }, null);
  });

  it.each(PAGES.map(([who, path, reach], index) => [index + 1, who, path, reach] as const))(
    'page %i, for a %s, is accessible and fits',
    async (_, who, path, reach) => {
      const context = await browser.newContext({ baseURL: app.origin, locale });
      const session =
        who === 'stranger' ? undefined : (await app.signIn(people[who].email)).cookies.get('session');
      if (session) await context.addCookies([{ name: 'session', value: session, url: app.origin }]);
      try {
        const tab = await context.newPage();
        await tab.goto(path());
        await reach?.(tab);
        expect(await flaws(tab)).toEqual([]);
      } finally {
        await context.close();
      }
    },
  );
});
