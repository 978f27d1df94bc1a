import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NewsEditingService } from '../src/features/board/news-editing.service.js';
import { newsChangeInput } from '../src/features/board/news.input.js';
import { NewsItem } from '../src/features/board/news-item.entity.js';
import { NewsService } from '../src/features/board/news.service.js';
import { StillTrueService } from '../src/features/board/still-true.service.js';
import { WithdrawalService } from '../src/features/board/withdrawal.service.js';
import { MembershipService } from '../src/features/communities/membership.service.js';
import { DAY } from '../src/kernel/clock.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startApp, type TestApp } from './support/app.js';
import {
  buildAccount,
  buildAssociation,
  buildAssociationRole,
  type BuiltNews,
  buildColleague,
  buildCommunity,
  buildMember,
  buildNews,
  buildStructure,
  type Person,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(() => app.clock.set(A_MONDAY));
afterAll(() => app.close());

const seen = (who: Person, { id }: { id: string }) => app.get(NewsService).view(who, id);
const say = (who: Person, { id }: { id: string }, stillTrue: boolean) =>
  app.get(StillTrueService).say(who, id, stillTrue);
const edit = (news: BuiltNews, change: Record<string, unknown>) =>
  app.get(NewsEditingService).change(news.author, news.id, newsChangeInput.parse(change), null);

async function confirmedBy(news: { id: string }, number: number): Promise<Person[]> {
  const people: Person[] = [];
  for (let count = 0; count < number; count += 1) {
    const person = await buildColleague(app);
    await say(person, news, true);
    people.push(person);
  }
  return people;
}

const passDays = (days: number) => app.clock.advance(days * DAY);

async function mailsTo(person: Person): Promise<string[]> {
  await app.settle();
  return (await app.mails(person.email)).map(({ subject }) => subject.replaceAll(/[\u00a0\u202f]/g, ' '));
}

/** By one of an association's writers, and another one of them. */
async function buildSpokenFor(fields: Record<string, unknown> = {}) {
  const association = await buildAssociation(app);
  const [author, writer] = [await buildColleague(app), await buildColleague(app)];
  for (const account of [author, writer]) await buildAssociationRole(app, { association, account });
  const news = await buildNews(app, { author, onBehalfOf: association.id, ...fields });
  return { news, author, writer };
}

describe('what colleagues make of an item', () => {
  it('two besides its author confirm it; a doubt disputes it, and a third confirmation settles that', async () => {
    const news = await buildNews(app);
    const [one, two] = await confirmedBy(news, 2);
    expect(await seen(one!, news)).toMatchObject({ state: 'confirmed', stillTrue: 2, mine: true });
    const doubter = await buildColleague(app);
    await say(doubter, news, false);
    expect(await seen(two!, news)).toMatchObject({ state: 'disputed', stillTrue: 2, noLongerTrue: 1 });
    await confirmedBy(news, 1);
    expect(await seen(doubter, news)).toMatchObject({ state: 'confirmed', stillTrue: 3, mine: false });
  });

  it('whoever changes their mind, or takes back what they said, counts once', async () => {
    const news = await buildNews(app);
    const [one, two] = await confirmedBy(news, 2);
    await say(one!, news, true);
    await say(one!, news, false);
    expect(await seen(two!, news)).toMatchObject({ state: 'disputed', stillTrue: 1, noLongerTrue: 1 });
    await app.get(StillTrueService).takeBack(one!, news.id);
    await app.get(StillTrueService).takeBack(one!, news.id);
    expect(await seen(one!, news)).toMatchObject({ state: 'unverified', stillTrue: 1, mine: null });
  });

  it('its author confirms nothing, but can say that it is over, and that it is not after all', async () => {
    const news = await buildNews(app);
    await expect(say(news.author, news, true)).rejects.toMatchObject({ code: 'own-news' });
    await confirmedBy(news, 2);
    await say(news.author, news, false);
    expect(await seen(news.author, news)).toMatchObject({ state: 'outdated', stillTrue: 2, noLongerTrue: 0 });
    await say(news.author, news, true);
    expect((await seen(news.author, news)).state).toBe('confirmed');
    await expect(app.get(StillTrueService).takeBack(news.author, news.id)).rejects.toMatchObject({
      code: 'own-news',
    });
  });

  it('is official where the association that runs the structure says it', async () => {
    const { association, account } = await buildAssociationRole(app, {
      association: await buildAssociation(app),
    });
    await buildMember(app, { account });
    const { manager } = association;
    await buildMember(app, { account: manager });
    const structure = await buildStructure(app, { by: manager, runBy: association.id });
    const fields = { author: account, kind: 'contact', structureId: structure.id };
    const official = await buildNews(app, { ...fields, onBehalfOf: association.id });
    const own = await buildNews(app, fields);
    expect((await seen(account, official)).state).toBe('official');
    expect((await seen(account, own)).state).toBe('unverified');
  });

  it('is one word with its association: its writers confirm nothing of it, and can say that it is over', async () => {
    const { news, writer } = await buildSpokenFor();
    expect((await seen(writer, news)).can).toMatchObject({ confirm: false, edit: true });
    await expect(say(writer, news, true)).rejects.toMatchObject({ code: 'own-news' });
    const [one] = await confirmedBy(news, 1);
    expect(await seen(one!, news)).toMatchObject({ state: 'unverified', stillTrue: 1 });
    const client = await app.signIn(writer.email);
    const { text } = await client.get(`/news/${news.id}`);
    expect(text).toContain('Vous écrivez pour cette association');
    expect(text).toContain('Ce n’est plus vrai');
    expect(text).not.toMatch(/>\s*Toujours vrai\s*</);
    expect((await client.submit(`/news/${news.id}/confirmation`, { stillTrue: 'no' })).status).toBe(303);
    expect((await seen(writer, news)).state).toBe('outdated');
    await say(news.author, news, true);
    expect((await seen(writer, news)).state).toBe('unverified');
  });

  it('whoever is no colleague reads what is public, and says nothing of it', async () => {
    const news = await buildNews(app, { scope: 'public' });
    const { client, person } = await newcomer();
    expect((await seen(person, news)).can.confirm).toBe(false);
    const answer = await client.put(`/api/news/${news.id}/confirmation`, { stillTrue: true });
    expect(answer).toMatchObject({ status: 403, json: { code: 'colleagues-only' } });
  });

  async function newcomer() {
    const person = await buildAccount(app);
    return { person, client: await app.signIn(person.email) };
  }
});

describe('what has an end of its own', () => {
  it('is not confirmed past it: what is still true of it is other news', async () => {
    const news = await buildNews(app, {
      kind: 'appel-a-projet',
      deadlineOn: '2027-03-02',
      sourceText: 'La région',
    });
    passDays(3);
    expect((await seen(news.author, news)).state).toBe('outdated');
    await expect(say(await buildColleague(app), news, true)).rejects.toMatchObject({ code: 'news-over' });
  });
});

describe('« toujours vrai ? »', () => {
  const inDays = { kind: 'saturation', effectiveOn: '2027-03-01' };
  async function buildFull(): Promise<BuiltNews> {
    const structure = await buildStructure(app);
    return buildNews(app, { ...inDays, structureId: structure.id });
  }

  it('is asked once, a week before the last day, of its author and of who confirmed it, in their morning', async () => {
    const news = await buildFull();
    const [confirmer] = await confirmedBy(news, 1);
    const doubter = await buildColleague(app);
    await say(doubter, news, false);
    expect((await seen(news.author, news)).item.expiresOn).toBe('2027-03-31');
    app.clock.set(Date.parse('2027-03-24T07:59Z'));
    expect(await mailsTo(news.author)).toEqual([]);
    app.clock.set(Date.parse('2027-03-24T08:00Z'));
    const { title } = (await seen(news.author, news)).item;
    expect(await mailsTo(news.author)).toEqual([`Toujours vrai ? ${title}`]);
    expect(await mailsTo(confirmer!)).toEqual([`Toujours vrai ? ${title}`]);
    expect(await mailsTo(doubter)).toEqual([]);
    passDays(4);
    expect(await mailsTo(confirmer!)).toHaveLength(1);
  });

  it('is answered from the mail without signing in: looking says nothing, a post prolongs it', async () => {
    const news = await buildFull();
    const [confirmer] = await confirmedBy(news, 1);
    app.clock.set(Date.parse('2027-03-24T08:00Z'));
    await app.settle();
    const [mail] = await app.mails(confirmer!.email);
    const [, path] = /(\/news\/[^\s?]+\/still-true\/[^\s?]+)\?answer=yes/.exec(mail!.text) ?? [];
    const stranger = app.client();
    expect((await stranger.get(`${path}?answer=no`)).status).toBe(200);
    expect((await seen(news.author, news)).item.expiresOn).toBe('2027-03-31');
    expect(await stranger.submit(path!, { stillTrue: 'yes' })).toMatchObject({ status: 303 });
    expect((await seen(news.author, news)).item.expiresOn).toBe('2027-04-23');
    expect((await stranger.get(path!)).text).toContain('merci');
    await stranger.submit(path!, { stillTrue: 'yes' });
    await stranger.submit(path!, { stillTrue: 'no' });
    expect(await seen(confirmer!, news)).toMatchObject({ noLongerTrue: 1, mine: false });
    app.clock.set(Date.parse('2027-04-16T08:00Z'));
    expect(await mailsTo(news.author)).toHaveLength(2);
  });

  it('its author answers too: no longer true outdates it at once', async () => {
    const news = await buildFull();
    app.clock.set(Date.parse('2027-03-24T08:00Z'));
    await app.settle();
    const [mail] = await app.mails(news.author.email);
    const [, path] = /(\/news\/[^\s?]+\/still-true\/[^\s?]+)\?answer=no/.exec(mail!.text) ?? [];
    await app.client().submit(path!, { stillTrue: 'no' });
    expect((await seen(news.author, news)).state).toBe('outdated');
    await app.client().submit(path!, { stillTrue: 'yes' });
    expect(await seen(news.author, news)).toMatchObject({
      state: 'unverified',
      item: { expiresOn: '2027-04-23' },
    });
  });

  it('a link that was made up, or mailed to somebody else, opens nothing', async () => {
    const news = await buildFull();
    const { accountId } = news.author;
    for (const path of ['2027-03-31', '2027-13-31', 'never'].map(
      (day) => `/news/${news.id}/still-true/${day}/${accountId}/token`,
    )) {
      expect((await app.client().get(path)).status).toBe(404);
      expect((await app.client().submit(path, { stillTrue: 'yes' })).status).toBe(404);
    }
    expect((await app.client().get(`/news-mail/${accountId}/token`)).status).toBe(404);
  });

  it.each([
    ['it was taken back', (news: BuiltNews) => app.get(WithdrawalService).withdraw(news.author, news.id)],
    ['it ends later by now', (news: BuiltNews) => edit(news, { endsOn: '2027-06-30' })],
    ['its author said that it is over', (news: BuiltNews) => say(news.author, news, false)],
  ])('is not asked when %s', async (_, change) => {
    const news = await buildFull();
    await change(news);
    app.clock.set(Date.parse('2027-03-25T08:00Z'));
    expect(await mailsTo(news.author)).toEqual([]);
  });

  it('has a way out in each mail, one post for mail programs, and a way back', async () => {
    const news = await buildFull();
    app.clock.set(Date.parse('2027-03-24T08:00Z'));
    await app.settle();
    const [mail] = await app.mails(news.author.email);
    const [, path] =
      /List-Unsubscribe: <https?:\/\/[^/]+([^>]+)>/.exec(mail!.raw.replaceAll(/\r?\n\s+/g, ' ')) ?? [];
    const stranger = app.client();
    expect((await stranger.get(path!)).status).toBe(200);
    const oneClick = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    expect((await stranger.post(path!, oneClick)).status).toBe(200);
    await buildNews(app, { author: news.author, kind: 'alerte', sourceText: 'La Poste' });
    passDays(29);
    expect(await mailsTo(news.author)).toHaveLength(1);
    expect((await stranger.submit(path!, { wanted: 'yes' })).status).toBe(303);
    expect((await stranger.get(path!)).text).toContain('Ne plus recevoir ces messages');
  });

  it('reaches nobody who can no longer read it', async () => {
    const community = await buildCommunity(app);
    const [author, confirmer] = [
      await buildMember(app, { community }),
      await buildMember(app, { community }),
    ];
    const news = await buildNews(app, {
      author,
      kind: 'question-pratique',
      communitySlug: community.slug,
    });
    await say(confirmer, news, true);
    await app.get(MembershipService).remove(community.organiser, community.slug, confirmer.accountId);
    const gone = await buildMember(app, { community });
    await buildNews(app, { author: gone, kind: 'question-pratique', communitySlug: community.slug });
    await app.get(MembershipService).remove(community.organiser, community.slug, gone.accountId);
    passDays(60);
    expect(await mailsTo(author)).toHaveLength(1);
    for (const person of [confirmer, gone])
      expect((await mailsTo(person)).filter((subject) => subject.startsWith('Toujours'))).toEqual([]);
  });
});

describe('a correction', () => {
  it('is told to those who spoke of what it said, whose word counts no more until they say it again', async () => {
    const news = await buildNews(app);
    const [one, two] = await confirmedBy(news, 2);
    const { title } = (await seen(news.author, news)).item;
    await edit(news, { text: `${title}\nElle est au 2, rue de Siam.`, correction: true });
    expect(await seen(one!, news)).toMatchObject({ state: 'unverified', stillTrue: 0, mine: null });
    expect(await mailsTo(one!)).toEqual([`Corrigé : ${title}`]);
    expect(await mailsTo(two!)).toEqual([`Corrigé : ${title}`]);
    expect(await mailsTo(news.author)).toEqual([]);
    await say(one!, news, true);
    await say(two!, news, true);
    expect((await seen(one!, news)).state).toBe('confirmed');
  });

  it('an edit of the words alone is told to nobody, and leaves what was said', async () => {
    const news = await buildNews(app);
    const [one] = await confirmedBy(news, 2);
    const { title } = (await seen(news.author, news)).item;
    await edit(news, { text: `${title}\nUne équipe mobile est en place.` });
    expect((await seen(one!, news)).state).toBe('confirmed');
    expect(await mailsTo(one!)).toEqual([]);
  });

  it('another date is other news: it is confirmed anew, and lives from that date', async () => {
    const news = await buildNews(app, { effectiveOn: '2027-03-05' });
    const [one] = await confirmedBy(news, 2);
    await edit(news, { effectiveOn: '2027-04-05' });
    expect(await seen(one!, news)).toMatchObject({ state: 'unverified', item: { expiresOn: '2027-10-02' } });
  });

  it('what was hidden or withdrawn before it left is not sent', async () => {
    const news = await buildNews(app);
    const [one] = await confirmedBy(news, 1);
    await edit(news, { text: 'Autre chose\nEncore autre chose.', correction: true });
    await app.get(WithdrawalService).withdraw(news.author, news.id);
    expect(await mailsTo(one!)).toEqual([]);
  });

  it('is the same message when it is sent again', async () => {
    const news = await buildNews(app);
    const [one] = await confirmedBy(news, 1);
    await edit(news, { text: 'Autre chose\nEncore autre chose.', correction: true });
    await app.settle();
    const [mail] = await app.mails(one!.email);
    expect(mail!.messageId).toContain(`news.${news.id}.correction.2.${one!.accountId}`);
    expect(mail!.text).not.toContain('Encore autre chose');
  });
});

describe('an update', () => {
  it('takes the place of an older item, which is outdated, and is told to who answered for it', async () => {
    const older = await buildNews(app);
    const [confirmer] = await confirmedBy(older, 2);
    const newer = await buildNews(app, { supersedes: older.id });
    expect(await seen(confirmer!, older)).toMatchObject({
      state: 'outdated',
      supersededBy: { id: newer.id },
    });
    expect(await seen(confirmer!, newer)).toMatchObject({ supersedes: { id: older.id } });
    const [{ title }] = [(await seen(confirmer!, newer)).item];
    expect(await mailsTo(confirmer!)).toEqual([`Mise à jour : ${title}`]);
    expect(await mailsTo(older.author)).toEqual([`Mise à jour : ${title}`]);
    expect(await mailsTo(newer.author)).toEqual([]);
    await expect(say(confirmer!, older, true)).rejects.toMatchObject({ code: 'already-replaced' });
  });

  it('is the deed of who edits: it is they who must read the older one, and who are not told', async () => {
    const community = await buildCommunity(app);
    const { news: newer, author, writer } = await buildSpokenFor();
    await buildMember(app, { community, account: writer });
    const kept = await buildNews(app, {
      author: await buildMember(app, { community }),
      scope: 'community',
      communitySlug: community.slug,
    });
    const older = await buildNews(app);
    for (const person of [author, writer]) await say(person, older, true);
    const replace = (by: Person, supersedes: string) =>
      app.get(NewsEditingService).change(by, newer.id, newsChangeInput.parse({ supersedes }), null);
    await expect(replace(author, kept.id)).rejects.toMatchObject({ code: 'validation' });
    await replace(writer, kept.id);
    expect((await seen(writer, kept)).state).toBe('outdated');
    await replace(writer, older.id);
    const toldTo = async (person: Person) =>
      (await mailsTo(person)).filter((subject) => subject.startsWith('Mise à jour')).length;
    expect([await toldTo(writer), await toldTo(author)]).toEqual([0, 1]);
  });

  it('is linked for who may read it alone and, of several, as the first that they may', async () => {
    const community = await buildCommunity(app);
    const member = await buildMember(app, { community });
    const kept = { author: member, scope: 'community', communitySlug: community.slug };
    const [older, first, second] = [
      await buildNews(app, { scope: 'public' }),
      await buildNews(app, kept),
      await buildNews(app, { scope: 'public' }),
    ];
    // As rows may stand from before, or once the first one is shown again.
    await app.get(UnitOfWork).run(async (tx) => {
      await tx.manager.update(NewsItem, [first.id, second.id], { supersedesId: older.id });
      await tx.manager.update(NewsItem, older.id, { supersedesId: first.id });
    });
    const linked = async (who: Person | null) => {
      const { supersededBy, supersedes } = await app.get(NewsService).view(who, older.id);
      return [supersededBy?.id, supersedes?.id];
    };
    expect(await linked(member)).toEqual([first.id, first.id]);
    for (const who of [await buildColleague(app), await buildAccount(app), null])
      expect(await linked(who)).toEqual([second.id, undefined]);
    await app.get(UnitOfWork).run((tx) => tx.manager.update(NewsItem, first.id, { hiddenAt: A_MONDAY }));
    expect(await linked(member)).toEqual([second.id, undefined]);
  });

  it('gives the place back when it is taken back', async () => {
    const older = await buildNews(app);
    await confirmedBy(older, 2);
    const newer = await buildNews(app, { supersedes: older.id });
    await app.get(WithdrawalService).withdraw(newer.author, newer.id);
    expect(await seen(older.author, older)).toMatchObject({ state: 'confirmed', supersededBy: null });
  });

  it.each([
    ['one that is replaced already', {}, 'already-replaced'],
    ['one of somewhere else', { territory: 'FR-44' }, 'replaces-elsewhere'],
  ])('is refused for %s', async (_, fields, code) => {
    const older = await buildNews(app);
    if (code === 'already-replaced') await buildNews(app, { supersedes: older.id });
    await expect(buildNews(app, { supersedes: older.id, ...fields })).rejects.toMatchObject({ code });
  });

  it('is refused where it leads back to itself, or to what its author cannot read', async () => {
    const oldest = await buildNews(app);
    const older = await buildNews(app, { supersedes: oldest.id });
    await expect(edit(oldest, { supersedes: older.id })).rejects.toMatchObject({ code: 'replaces-itself' });
    await expect(edit(oldest, { supersedes: oldest.id })).rejects.toMatchObject({ code: 'replaces-itself' });
    const community = await buildCommunity(app);
    const kept = await buildNews(app, {
      author: community.organiser,
      scope: 'community',
      communitySlug: community.slug,
    });
    await expect(buildNews(app, { supersedes: kept.id })).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('what is taken back', () => {
  it('is gone with its words for everybody, and says that it was there to those who could read it', async () => {
    const news = await buildNews(app, { text: 'Titre à retirer\nUn détail de trop.' });
    const colleague = await buildColleague(app);
    const [author, reader] = [await app.signIn(news.author.email), await app.signIn(colleague.email)];
    expect((await author.get(`/news/${news.id}/withdrawal`)).text).toContain('Titre à retirer');
    expect((await reader.get(`/news/${news.id}/withdrawal`)).status).toBe(403);
    expect((await author.submit(`/news/${news.id}/withdrawal`)).headers.get('location')).toBe('/news');
    const page = await reader.get(`/news/${news.id}`);
    expect(page).toMatchObject({ status: 410 });
    expect(page.text).not.toContain('Titre à retirer');
    expect((await reader.get(`/api/news/${news.id}`)).status).toBe(404);
    expect((await app.client().get(`/news/${news.id}`)).status).toBe(404);
    expect((await author.get(`/news/${news.id}`)).text).not.toContain('Un détail de trop');
  });
});
