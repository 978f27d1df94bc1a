import type { Browser, Page as BrowserPage } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountService } from '../../src/features/accounts/account.service.js';
import { AssociationRoleSuspension } from '../../src/features/associations/association-role-suspension.service.js';
import { newId } from '../../src/kernel/ids.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  buildAdmin,
  buildAdhesion,
  buildAssociation,
  buildAssociationRole,
  buildCommunity,
  type Person,
} from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { flaws } from '../support/page-checks.js';

type Who = 'stranger' | 'manager' | 'writer' | 'adherent' | 'asker' | 'admin';

let app: TestApp;
let browser: Browser;
let people: Record<Exclude<Who, 'stranger'>, Person>;
let paths: Record<'association' | 'pending' | 'adhesion' | 'notices' | 'settings', string>;

const ENDS = ['2027-12-31', '2027-03-20', '2027-02-20', '2027-01-15'];

/** One association with an adhesion in each state, a role that waits, and a request to decide. */
async function furnish(): Promise<void> {
  const admin = await buildAdmin(app, { displayName: 'Administratrice' });
  const association = await buildAssociation(app, {
    name: 'Association départementale des travailleuses et travailleurs sociaux',
    acronym: 'ADTS',
    description: 'Des apéros en visio chaque vendredi.\n\nhttps://adts.example/projet',
    contactEmail: 'une.adresse.assez.longue.pour.un.telephone@departement.asso.example',
    contactPhone: '02 98 00 00 00',
    website: 'https://adts.example/',
    renewalUrl: 'https://adherer.example/adts',
  });
  const { account: writer } = await buildAssociationRole(app, { association });
  const waiting = await buildAssociationRole(app, { association, role: 'manager' });
  const changed = { accountId: waiting.account.accountId, changeId: newId(), at: app.clock.now() };
  await app.get(AssociationRoleSuspension).suspend({ ...changed, purpose: 'main', step: 'confirmed' });
  const adherent = await buildAccount(app, {
    displayName: 'Un nom de famille composé-à-rallonge d’adhérente',
  });
  const startsOn = '2026-01-01';
  const { id } = await buildAdhesion(app, { association, account: adherent, startsOn, endsOn: '2027-03-20' });
  for (const endsOn of ENDS) await buildAdhesion(app, { association, startsOn, endsOn });
  const asker = await buildAccount(app, { displayName: 'Nolwenn' });
  const pending = await buildAssociation(app, {
    verified: false,
    manager: asker,
    website: 'https://autre.example',
  });
  const community = await buildCommunity(app, { organiser: asker, parentAssociationId: association.id });
  people = { manager: association.manager, writer, adherent, asker, admin };
  const path = `/associations/${association.id}`;
  app.clock.set(Date.UTC(2027, 2, 13, 8));
  await app.settle();
  const [notices = ''] =
    /\/adhesions\/\S+\/notices\/\S+/.exec((await app.mails(adherent.email)).at(-1)!.text) ?? [];
  paths = {
    association: path,
    pending: `/associations/${pending.id}`,
    adhesion: `${path}/adherents/${id}`,
    notices,
    settings: `/communities/${community.slug}/settings`,
  };
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

const sendUnfilled = async (tab: BrowserPage) => {
  await tab.evaluate("document.querySelector('main form[method=post]').noValidate = true");
  await tab.click('main form[method=post] > button');
};

const PAGES: [who: Who, path: () => string, reach?: (tab: BrowserPage) => Promise<unknown>][] = [
  ['stranger', () => '/associations'],
  ['asker', () => '/associations?q=ADTS'],
  ['asker', () => '/associations/new'],
  ['asker', () => '/associations/new', sendUnfilled],
  ['asker', () => paths.pending],
  ['asker', () => paths.settings],
  ['stranger', () => paths.association],
  ['adherent', () => paths.association],
  ['writer', () => paths.association],
  ['manager', () => paths.association],
  ['manager', () => `${paths.association}/edit`],
  ['manager', () => `${paths.association}/roles`],
  ['manager', () => `${paths.association}/roles`, sendUnfilled],
  ['manager', () => `${paths.association}/adherents`],
  ['manager', () => `${paths.association}/adherents?state=grace&q=rien`],
  ['manager', () => `${paths.association}/adherents/new`],
  ['manager', () => `${paths.association}/adherents/new`, sendUnfilled],
  ['manager', () => paths.adhesion],
  ['adherent', () => '/settings/adhesions'],
  ['writer', () => '/settings/adhesions'],
  ['stranger', () => paths.notices],
  ['stranger', () => `${paths.notices}x`],
  ['admin', () => '/admin/associations'],
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
