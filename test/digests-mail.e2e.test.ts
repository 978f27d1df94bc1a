import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Account } from '../src/features/accounts/account.entity.js';
import type { NewsItem } from '../src/features/board/news-item.entity.js';
import type { DigestLetter, LetterNews } from '../src/features/digests/digest-letter.service.js';
import { usualSubscription } from '../src/features/digests/digest-timing.rules.js';
import { DigestWriter } from '../src/features/digests/digest-writer.service.js';
import type { Event } from '../src/features/events/event.entity.js';
import type { Locale } from '../src/kernel/locale.js';
import { composeMail } from '../src/platform/mail/compose.js';
import { startApp, type TestApp } from './support/app.js';

const AT = Date.UTC(2027, 2, 8, 8);

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const account = (locale: Locale): Account => ({
  id: '0190f000-0000-7000-8000-000000000001',
  email: 'maelle@asso.example',
  backupEmail: null,
  soleReaderAt: null,
  state: 'active',
  displayName: 'Maëlle',
  profession: null,
  territory: 'FR-29',
  timeZone: 'Europe/Paris',
  locale,
  isAdmin: false,
  revision: 1,
  createdAt: 0,
  seenAt: null,
});

const news = (fields: Partial<NewsItem>, said: Partial<LetterNews> = {}): LetterNews => ({
  item: {
    id: '0190f000-0000-7000-8000-0000000000aa',
    kind: 'horaires',
    title: 'L’accueil de jour ouvre le samedi',
    text: '',
    territory: 'FR-29',
    structureId: null,
    effectiveOn: null,
    endsOn: null,
    deadlineOn: null,
    sourceText: null,
    sourceUrl: null,
    alternative: null,
    newAddress: null,
    acronym: null,
    scope: 'instance',
    communityId: null,
    authorId: null,
    associationId: null,
    status: 'published',
    state: 'confirmed',
    supersedesId: null,
    expiresOn: null,
    expiresAt: null,
    askedAt: null,
    hiddenAt: null,
    correctedAt: null,
    revision: 1,
    createdAt: 0,
    publishedAt: 0,
    updatedAt: 0,
    ...fields,
  },
  structureName: null,
  communityName: null,
  replacedTitle: null,
  ...said,
});

const gathering = {
  id: '0190f000-0000-7000-8000-0000000000bb',
  title: 'Apéro du vendredi',
  format: 'in-person',
  place: { name: 'Café de la Gare', kind: null, address: null, notes: null, access: [] },
  startsAt: Date.UTC(2027, 2, 12, 17, 30),
  timeZone: 'Europe/Paris',
} as unknown as Event;

const letter = (locale: Locale, fields: Partial<DigestLetter> = {}): DigestLetter => ({
  account: account(locale),
  subscription: usualSubscription({ id: account(locale).id, timeZone: 'Europe/Paris' }, AT),
  at: AT,
  corrected: [
    news({ correctedAt: AT, effectiveOn: '2027-03-06' }, { structureName: 'Accueil de jour du port' }),
    news(
      { kind: 'saturation', title: 'Quatre places par semaine', supersedesId: 'x' },
      { replacedTitle: 'Deux places' },
    ),
  ],
  fresh: [
    news({ kind: 'reforme', title: 'Ce qui change pour l’AAH', territory: 'FR', effectiveOn: '2027-04-01' }),
    news({
      kind: 'fermeture-temporaire',
      title: 'Fermé pour travaux',
      state: 'unverified',
      effectiveOn: '2027-03-15',
      endsOn: '2027-03-26',
    }),
    news({
      kind: 'appel-a-projet',
      title: 'Appel <à> projets',
      territory: 'FR-R53',
      deadlineOn: '2027-05-31',
    }),
    news(
      { kind: 'question-pratique', title: 'Qui connaît ?', scope: 'community' },
      { communityName: 'Brest' },
    ),
  ],
  dates: [
    { event: gathering, communityName: 'Réseau Finistère', outcome: 'going' },
    { event: { ...gathering, format: 'video', place: null }, communityName: 'Visio', outcome: null },
  ],
  moreNews: 12,
  moreDates: 1,
  ...fields,
});

it.each(['fr-FR', 'fr-CA', 'en'] as const)('is in %s what the golden files say', async (locale) => {
  const { subject, text, html } = app.get(DigestWriter).write(letter(locale));
  await expect(`${subject}\n\n${text}\n`).toMatchFileSnapshot(`golden/digests/${locale}.txt`);
  await expect(`${html}\n`).toMatchFileSnapshot(`golden/digests/${locale}.html`);
});

it('is lighter than mail programs take, whatever there is to tell', async () => {
  const long = (sign: string) => news({ title: sign.repeat(150) }, { structureName: sign.repeat(200) });
  for (const sign of ['a', 'é', '字', '&']) {
    const dates = Array.from({ length: 20 }, () => ({
      event: { ...gathering, title: sign.repeat(120) },
      communityName: sign.repeat(80),
      outcome: null,
    }));
    const fresh = Array.from({ length: 40 }, () => long(sign));
    const { unsubscribeUrl, ...mail } = app
      .get(DigestWriter)
      .write(letter('fr-FR', { corrected: [], fresh, dates, moreNews: 0, moreDates: 0 }));
    const raw = await composeMail(
      {
        kind: 'digest',
        listUnsubscribe: unsubscribeUrl,
        messageId: '<digest.1@localhost>',
        date: AT,
        to: { name: 'Maëlle', address: 'maelle@asso.example' },
        ...mail,
      },
      app.settings.mailFrom,
    );
    expect(raw.length, sign).toBeLessThan(100_000);
    const shown = mail.text.match(/^- Changement/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(3);
    if (shown < 40) expect(mail.text).toMatch(new RegExp(`Et ${40 - shown} autres actualités\nhttp`));
  }
});
