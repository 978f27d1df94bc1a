import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { profileInput } from '../src/features/accounts/account.input.js';
import { AccountService } from '../src/features/accounts/account.service.js';
import { AddressRefusalService } from '../src/features/accounts/address-refusal.service.js';
import { newsChangeInput } from '../src/features/board/news.input.js';
import { NewsEditingService } from '../src/features/board/news-editing.service.js';
import { NewsHiding } from '../src/features/board/news-hiding.service.js';
import { WithdrawalService } from '../src/features/board/withdrawal.service.js';
import { MembershipService } from '../src/features/communities/membership.service.js';
import { digestInput } from '../src/features/digests/digest.input.js';
import { DigestEnrolment } from '../src/features/digests/digest-enrolment.service.js';
import { DigestIssuing } from '../src/features/digests/digest-issuing.service.js';
import { DigestSettings } from '../src/features/digests/digest-settings.service.js';
import { DAY, HOUR, MINUTE } from '../src/kernel/clock.js';
import { Reader } from '../src/platform/database/transaction.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { OutboxRow } from '../src/platform/outbox/outbox-row.entity.js';
import { startApp, type TestApp } from './support/app.js';
import {
  buildAccount,
  buildColleague,
  buildCommunity,
  buildEvent,
  buildMember,
  buildNews,
  type BuiltNews,
  buildRsvp,
  buildStructure,
  type Person,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';

/** Nine o'clock in Paris, a week after the tests begin, and the one after that. */
const MORNING = Date.UTC(2027, 2, 8, 8);
const NEXT_MORNING = MORNING + 7 * DAY;

/** One a test: time only goes forward, and what is news to one reader is to all. */
let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const enrol = (): Promise<void> => app.get(DigestEnrolment).enrol();

const digestsOf = async ({ email }: Pick<Person, 'email'>) =>
  (await app.mails(email)).filter(({ messageId }) => messageId.startsWith('<digest.'));

/** What somebody has been told by an instant. */
async function digestsAt(person: Person, at: number) {
  app.clock.set(at);
  await app.settle();
  return digestsOf(person);
}

const choose = (person: Person, input: Record<string, unknown>): Promise<void> =>
  app.get(DigestSettings).choose(person, digestInput.parse(input), null);

/** A colleague in the Finistère, who gets digests from now on. */
async function buildReader(): Promise<Person> {
  const reader = await buildColleague(app);
  await enrol();
  return reader;
}

const edit = ({ id, author }: BuiltNews, input: Record<string, unknown>): Promise<void> =>
  app.get(NewsEditingService).change(author, id, newsChangeInput.parse(input), null);

const headersOf = (raw: string): string => (raw.split(/\r?\n\r?\n/)[0] ?? '').replace(/\r?\n\s+/g, ' ');

describe('a digest', () => {
  it('comes on Monday at nine, with the news of where its reader lives and what contains it', async () => {
    const reader = await buildReader();
    await buildNews(app, { text: 'Une équipe mobile à Brest' });
    await buildNews(app, { text: 'Une aide de la région', territory: 'FR-R53' });
    await buildNews(app, { text: 'Un accueil à Vannes', territory: 'FR-56' });
    await buildNews(app, { text: 'Écrit par moi', author: reader });
    expect(await digestsAt(reader, MORNING - MINUTE)).toHaveLength(0);
    const [mail, ...others] = await digestsAt(reader, MORNING);
    expect(others).toEqual([]);
    expect(mail?.subject).toMatch(/^Votre semaine\s: 2\sactualités, aucune rencontre$/);
    const text = mail?.text ?? '';
    const [mine, region] = ['Finistère (29)\n', 'Bretagne\n'].map((title) => text.indexOf(title));
    expect(mine).toBeGreaterThan(0);
    expect(region).toBeGreaterThan(mine!);
    expect(text).toContain('Nouveau dispositif – Une équipe mobile à Brest');
    expect(text).toContain('Une aide de la région');
    expect(text).not.toContain('Vannes');
    expect(text).not.toContain('Écrit par moi');
    expect(mail?.html).toContain('Une équipe mobile à Brest');
    expect(await digestsAt(reader, MORNING + 2 * HOUR)).toHaveLength(1);
  });

  it('is sent from nobody in particular, and has a way out', async () => {
    const reader = await buildReader();
    await buildNews(app);
    const [mail] = await digestsAt(reader, MORNING);
    const headers = headersOf(mail?.raw ?? '');
    expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(headers).toMatch(
      new RegExp(`^List-Unsubscribe: <http.*/u/digest/${reader.accountId}/[a-z2-7]+>`, 'm'),
    );
    expect(headers).toContain('Auto-Submitted: auto-generated');
    expect(headers).toContain('Date: Mon, 08 Mar 2027 08:00:00 +0000');
    expect(mail?.messageId).toBe(`<digest.${reader.accountId}.2027-03-08@localhost>`);
    expect(mail?.text).toContain('une fois par semaine, le lundi.');
  });

  it('is not sent where there is nothing to say', async () => {
    const reader = await buildReader();
    await choose(reader, { kinds: [] });
    await buildNews(app);
    expect(await digestsAt(reader, NEXT_MORNING)).toEqual([]);
  });

  it('tells each thing once', async () => {
    const reader = await buildReader();
    await buildNews(app, { text: 'La première semaine' });
    await digestsAt(reader, MORNING);
    await buildNews(app, { text: 'La seconde semaine' });
    const [first, second] = await digestsAt(reader, NEXT_MORNING);
    expect(first?.text).toContain('La première semaine');
    expect(second?.text).not.toContain('La première semaine');
    expect(second?.text).toContain('La seconde semaine');
  });

  it('says what was put right before all else, to who was told', async () => {
    const reader = await buildReader();
    const news = await buildNews(app, { text: 'Ouvert le lundi' });
    await digestsAt(reader, MORNING);
    const newcomer = await buildReader();
    app.clock.set(MORNING + DAY);
    await edit(news, { text: 'Ouvert le mardi', correction: true });
    await buildNews(app, { text: 'Une nouveauté' });
    const [, mail] = await digestsAt(reader, NEXT_MORNING);
    const text = mail?.text ?? '';
    expect(mail?.subject).toMatch(/2\sactualités/);
    expect(text).toMatch(
      /À relire[^]*Ouvert le mardi\n {2}Corrigé depuis\.[^]*Près de chez vous[^]*Une nouveauté/,
    );
    expect(text).not.toContain('Ouvert le lundi');
    expect(await digestsOf(newcomer)).toHaveLength(1);
  });

  it('says what replaces what somebody was told', async () => {
    const reader = await buildReader();
    const old = await buildNews(app, { text: 'Deux places par semaine' });
    await digestsAt(reader, MORNING);
    app.clock.set(MORNING + DAY);
    await buildNews(app, { text: 'Quatre places par semaine', supersedes: old.id });
    const [, mail] = await digestsAt(reader, NEXT_MORNING);
    expect(mail?.text).toMatch(
      /À relire[^]*Quatre places par semaine\n {2}Remplace «\sDeux places par semaine\s»\./,
    );
  });

  it('leaves out what was taken back or hidden by the time it is sent', async () => {
    const reader = await buildReader();
    const gone = await buildNews(app, { text: 'Annoncé trop tôt' });
    const hidden = await buildNews(app, { text: 'Quelqu’un s’y reconnaît' });
    await buildNews(app, {
      kind: 'alerte',
      text: 'Danger signalé',
      sourceText: 'Préfecture',
      effectiveOn: null,
    });
    app.clock.set(MORNING);
    await app.get(DigestIssuing).issue({ at: MORNING, part: 0 });
    await app.get(WithdrawalService).withdraw(gone.author, gone.id);
    await app.get(UnitOfWork).run((tx) => app.get(NewsHiding).hideIn(tx, hidden.id, MORNING));
    const [mail] = await digestsAt(reader, MORNING);
    expect(mail?.text).toContain('Danger signalé');
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/Annoncé trop tôt|reconnaît/);
    expect(mail?.subject).toMatch(/une actualité/);
  });
});

describe('what is to come', () => {
  it('is told for two weeks, with the reader’s own answer and nobody’s name', async () => {
    const event = await buildEvent(app, { startsLocal: '2027-03-12T18:30', title: 'Apéro du port' });
    const { account } = await buildRsvp(app, { event });
    const { account: other } = await buildRsvp(app, { event });
    const { community } = event;
    await buildEvent(app, { community, startsLocal: '2027-03-19T18:30', title: 'Café' });
    await buildEvent(app, { community, startsLocal: '2027-03-26T18:30', title: 'Trop loin' });
    await buildEvent(app, { startsLocal: '2027-03-12T18:30', title: 'Chez d’autres' });
    await enrol();
    const [mail] = await digestsAt(account, MORNING);
    expect(mail?.subject).toMatch(/, 2\srencontres$/);
    const text = mail?.text ?? '';
    expect(text).toMatch(/Apéro du port\n {2}vendredi 12\smars, 18\sh\s30\n[^]*?Vous venez/);
    expect(text).toMatch(/Café\n[^]*?Vous n’avez pas encore répondu/);
    for (const hidden of ['Trop loin', 'Chez d’autres', other.displayName, event.host.displayName])
      expect(`${text}${mail?.html}`).not.toContain(hidden);
  });

  it('comes from the community by which somebody sees it, and names no other', async () => {
    const [hidden, open] = [
      await buildCommunity(app, { joinPolicy: 'invitation', name: 'Cercle discret' }),
      await buildCommunity(app, { name: 'Réseau ouvert' }),
    ];
    await buildMember(app, { community: open, account: hidden.organiser, role: 'cohost' });
    await buildEvent(app, { community: hidden, startsLocal: '2027-03-12T18:30', sharedWith: [open.slug] });
    const reader = await buildMember(app, { community: open });
    await enrol();
    const [mail] = await digestsAt(reader, MORNING);
    expect(mail?.text).toContain('Réseau ouvert');
    expect(mail?.text).not.toContain('Cercle discret');
  });

  it('is written in the reader’s hours too', async () => {
    const event = await buildEvent(app, { startsLocal: '2027-03-12T18:30', format: 'video' });
    const account = await buildAccount(app, { timeZone: 'America/Toronto', locale: 'en' });
    await buildMember(app, { community: event.community, account });
    await enrol();
    expect(await digestsAt(account, MORNING)).toHaveLength(0);
    const [mail] = await digestsAt(account, Date.UTC(2027, 2, 8, 14));
    expect(mail?.subject).toBe('Your week: no news, one meetup');
    expect(mail?.text).toMatch(/6:30\spm \(Paris time\)\n {2}For you: .*12:30\spm/);
  });
});

describe('what is kept to a community', () => {
  it('is told to its members alone, and no more to who left', async () => {
    const community = await buildCommunity(app, { territory: 'CA-QC-06' });
    const author = await buildMember(app, { community });
    const [member, leaving] = [await buildMember(app, { community }), await buildMember(app, { community })];
    const outside = await buildColleague(app);
    await enrol();
    const kept = { scope: 'community', communitySlug: community.slug, territory: 'CA-QC-06' };
    await buildNews(app, { author, text: 'Entre nous', ...kept });
    app.clock.set(Date.UTC(2027, 2, 8, 8));
    await app.get(DigestIssuing).issue({ at: MORNING, part: 0 });
    await app.get(MembershipService).remove(community.organiser, community.slug, leaving.accountId);
    expect((await digestsAt(member, MORNING))[0]?.text).toContain('Entre nous');
    for (const other of [leaving, outside])
      expect((await digestsOf(other)).map(({ text }) => text).join()).not.toContain('Entre nous');
  });
});

describe('who gets a digest', () => {
  it('is no address that was only invited, nobody who is no colleague, nobody who refused mail', async () => {
    const nobody = await buildAccount(app, { territory: 'FR-29' });
    const refusing = await buildColleague(app);
    const event = await buildEvent(app, { startsLocal: '2027-03-12T18:30' });
    const guest = 'invitee@asso.example';
    const host = await app.signIn(event.host.email);
    await host.post(`/api/events/${event.id}/invitations`, { emails: [guest] });
    await app.get(UnitOfWork).run((tx) => app.get(AddressRefusalService).refuseIn(tx, refusing.email));
    await buildNews(app);
    await enrol();
    app.clock.set(NEXT_MORNING);
    await app.settle();
    for (const email of [nobody.email, refusing.email, guest]) expect(await digestsOf({ email })).toEqual([]);
  });

  it('gets it on their day, or not at all', async () => {
    const [thursday, none] = [await buildReader(), await buildReader()];
    await choose(thursday, { weekday: 'thu' });
    await choose(none, { on: false });
    await buildNews(app);
    expect(await digestsAt(thursday, Date.UTC(2027, 2, 4, 8))).toHaveLength(1);
    expect(await digestsAt(thursday, MORNING)).toHaveLength(1);
    expect(await digestsAt(thursday, Date.UTC(2027, 2, 11, 8))).toHaveLength(1);
    expect(await digestsOf(none)).toEqual([]);
  });

  it('has chosen territories, kinds and communities', async () => {
    const community = await buildCommunity(app);
    const reader = await buildMember(app, { community });
    await buildEvent(app, { community, startsLocal: '2027-03-12T18:30', title: 'Tous les mois' });
    await choose(reader, { territories: ['CA-QC-06'], kinds: ['nouveau-dispositif'], communities: [] });
    const structure = await buildStructure(app, { territory: 'CA-QC-06', name: 'CLSC du Plateau' });
    await buildNews(app, { text: 'À Montréal', territory: 'CA-QC', structureId: structure.id });
    await buildNews(app, { kind: 'coup-de-main', text: 'Un coup de main', territory: 'CA-QC-06' });
    await buildNews(app, { text: 'À Quimper' });
    const [mail] = await digestsAt(reader, MORNING);
    expect(mail?.subject).toMatch(/une actualité, aucune rencontre$/);
    expect(mail?.text).toContain('À Montréal');
    expect(mail?.text).toContain('CLSC du Plateau');
  });

  it('who stops it and begins again is told of the week before', async () => {
    const reader = await buildReader();
    await choose(reader, { on: false });
    await buildNews(app, { text: 'Bien avant' });
    app.clock.set(A_MONDAY + 21 * DAY);
    await buildNews(app, { text: 'Cette semaine' });
    await choose(reader, { on: true });
    const [mail] = await digestsAt(reader, A_MONDAY + 28 * DAY);
    expect(mail?.text).toContain('Cette semaine');
    expect(mail?.text).not.toContain('Bien avant');
  });
});

describe('a reader who moves', () => {
  const live = (person: Person, timeZone: string): Promise<unknown> =>
    app.get(AccountService).update(person, profileInput.parse({ timeZone }), null);

  it('far west between two digests loses nothing, and reads nothing twice', async () => {
    const reader = await buildReader();
    await live(reader, 'Pacific/Noumea');
    const author = await buildColleague(app);
    const tell = (text: string) => buildNews(app, { author, text });
    await tell('La première semaine');
    const inNoumea = Date.UTC(2027, 2, 7, 22);
    await choose({ ...reader, timeZone: 'Pacific/Noumea' }, {});
    expect(await digestsAt(reader, inNoumea)).toHaveLength(1);
    await tell('La deuxième semaine');
    await live(reader, 'America/Toronto');
    // The next one is on a Sunday afternoon now, of the week that was told.
    expect(await digestsAt(reader, inNoumea + 7 * DAY)).toHaveLength(1);
    const mails = await digestsAt(reader, Date.UTC(2027, 2, 15, 13));
    expect(mails.map(({ text }) => text.match(/La \S+ semaine/g))).toEqual([
      ['La première semaine'],
      ['La deuxième semaine'],
    ]);
  });
});

describe('a worker', () => {
  it('that comes at night lets people sleep', async () => {
    const reader = await buildReader();
    await buildNews(app);
    expect(await digestsAt(reader, MORNING + 18 * HOUR)).toEqual([]);
    const [mail] = await digestsAt(reader, MORNING + DAY);
    expect(mail?.messageId).toContain('2027-03-08');
    expect(await digestsAt(reader, MORNING + 2 * DAY)).toHaveLength(1);
  });

  it('that dies after it decided leaves the same message to the next, once', async () => {
    const reader = await buildReader();
    await buildNews(app);
    app.clock.set(MORNING);
    const issuing = app.get(DigestIssuing);
    const again = () => issuing.issue({ at: MORNING, part: 0 });
    await Promise.all([again(), again(), again()]);
    const decided = await app
      .get(Reader)
      .manager.findBy(OutboxRow, { kind: 'digest.decided', state: 'pending' });
    const mine = decided.filter(({ payload }) => JSON.stringify(payload).includes(reader.accountId));
    expect(mine).toHaveLength(1);
    const [first] = await digestsAt(reader, MORNING);
    app.clock.advance(HOUR);
    await app.get(UnitOfWork).run(async (tx) => {
      await tx.manager.update(OutboxRow, { id: mine[0]!.id }, { state: 'pending' });
    });
    await app.settle();
    const [same, ...others] = await digestsOf(reader);
    expect(others).toEqual([]);
    expect(same?.raw).toBe(first?.raw);
  });
});
