import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NewsCommentingService } from '../src/features/board/news-commenting.service.js';
import { NewsEditingService } from '../src/features/board/news-editing.service.js';
import { newsChangeInput } from '../src/features/board/news.input.js';
import { StillTrueService } from '../src/features/board/still-true.service.js';
import { startApp, type TestApp } from './support/app.js';
import { buildAccount, buildMember, buildNews } from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';
import { type Moderating, moderating } from './support/moderating.js';

let app: TestApp;
let moderation: Moderating;
beforeAll(async () => {
  app = await startApp();
  moderation = moderating(app);
});
beforeEach(() => app.clock.set(A_MONDAY));
afterAll(() => app.close());

const as: Moderating['as'] = (...given) => moderation.as(...given);
const inCommunity: Moderating['inCommunity'] = (...given) => moderation.inCommunity(...given);
const report: Moderating['report'] = (...given) => moderation.report(...given);
const caseOf: Moderating['caseOf'] = (...given) => moderation.caseOf(...given);
const decide: Moderating['decide'] = (...given) => moderation.decide(...given);
const statusFor: Moderating['statusFor'] = (...given) => moderation.statusFor(...given);
const lastMailTo: Moderating['lastMailTo'] = (...given) => moderation.lastMailTo(...given);
const subjectsTo: Moderating['subjectsTo'] = (...given) => moderation.subjectsTo(...given);

describe('a report that somebody may be recognised', () => {
  it.each(['donnee-personne', 'donnee-sante', 'coordonnees'])('hides it at once: %s', async (reason) => {
    const { moderator, author, reader, news } = await inCommunity();
    expect(await report(reader, news.id, { reason })).toMatchObject({ status: 202, json: { hidden: true } });
    expect(await statusFor(reader, news.id)).toBe(404);
    expect([await statusFor(author, news.id), await statusFor(moderator, news.id)]).toEqual([200, 200]);
    expect(await subjectsTo(moderator)).toContain('Un texte est masqué : à relire dès que possible');
    expect(await subjectsTo(author)).toContain("Votre texte est masqué le temps d'une relecture");
  });

  it('is taken from a stranger, of what is public', async () => {
    const news = await buildNews(app, { scope: 'public' });
    expect(await statusFor(null, news.id)).toBe(200);
    expect(await report(null, news.id, { reason: 'donnee-personne' })).toMatchObject({
      json: { hidden: true },
    });
    expect(await statusFor(null, news.id)).toBe(404);
  });

  it('mails no passage and no title, only where to look', async () => {
    const text = 'Fermeture rue des Lilas\nLe monsieur du troisième étage est parti.';
    const { moderator, author, reader, news } = await inCommunity({ text });
    await report(reader, news.id, { reason: 'donnee-personne', word: 'On reconnaît le voisin.' });
    for (const mail of [await lastMailTo(moderator), await lastMailTo(author)])
      for (const passage of ['Lilas', 'monsieur', 'voisin', reader.displayName])
        expect(mail).not.toContain(passage);
    expect(await lastMailTo(moderator)).toContain(`/moderation/reports/${await caseOf(moderator, news.id)}`);
  });

  it('stops a mail that carries it and waits to be sent', async () => {
    const reader = await buildMember(app);
    const corrected = async (text: string): Promise<string> => {
      const news = await buildNews(app, { text });
      await app.get(StillTrueService).say(reader, news.id, true);
      const change = newsChangeInput.parse({ text: `${text} Et ce n'est pas tout.`, correction: true });
      await app.get(NewsEditingService).change(news.author, news.id, change, null);
      return news.id;
    };
    const [shown, hidden] = [await corrected('Un accueil ouvre.'), await corrected('Un foyer ferme.')];
    await report(await buildMember(app), hidden, { reason: 'donnee-personne' });
    await app.settle();
    const mails = (await app.mails(reader.email)).map(({ text }) => text).join('\n');
    expect(mails).toContain(shown);
    expect(mails).not.toContain(hidden);
    expect(mails).not.toContain('foyer');
  });

  it('hides a comment alone', async () => {
    const { moderator, author, reader, news } = await inCommunity();
    const comments = app.get(NewsCommentingService);
    const commentId = await comments.comment(reader, news.id, { text: 'Un mot de trop.', confirmed: [] });
    const path = `/api/news/${news.id}/comments/${commentId}/reports`;
    expect(await (await as(author)).post(path, { reason: 'donnee-personne' })).toMatchObject({ status: 202 });
    const listed = await (await as(author)).get(`/api/news/${news.id}/comments`);
    expect(listed.text).not.toContain('Un mot de trop');
    expect(await statusFor(author, news.id)).toBe(200);
    const id = await caseOf(moderator, commentId);
    expect(await decide(moderator, id, { action: 'supprimer' })).toMatchObject({
      status: 201,
      json: { status: 'closed', subject: { state: 'gone', texts: [] } },
    });
  });
});

describe('any other report', () => {
  it('leaves the text as it is, and tells the moderators once', async () => {
    const { community, moderator, reader, news } = await inCommunity();
    const other = await buildMember(app, { community });
    for (const by of [reader, reader, other]) await report(by, news.id, { reason: 'erreur' });
    expect(await statusFor(reader, news.id)).toBe(200);
    const subjects = await subjectsTo(moderator);
    expect(subjects.filter((subject) => subject === 'Un signalement attend votre avis')).toHaveLength(1);
    const { json } = await (
      await as(moderator)
    ).get(`/api/moderation/reports/${await caseOf(moderator, news.id)}`);
    expect(json.reports).toMatchObject([
      { reason: 'erreur', byStranger: false, answered: false },
      { reason: 'erreur' },
    ]);
    expect(json.reports).toHaveLength(2);
    expect(JSON.stringify(json)).not.toContain(reader.accountId);
  });

  it('is refused of one’s own text, of what one may not read, and with a reason not for strangers', async () => {
    const { author, news } = await inCommunity();
    const open = await buildNews(app, { scope: 'public' });
    expect(await report(author, news.id, { reason: 'erreur' })).toMatchObject({
      status: 403,
      json: { code: 'own-text' },
    });
    expect((await report(await buildMember(app), news.id, { reason: 'erreur' })).status).toBe(404);
    expect((await report(null, news.id, { reason: 'erreur' })).status).toBe(404);
    expect(await report(null, open.id, { reason: 'diffamation' })).toMatchObject({
      status: 422,
      json: { errors: [{ field: 'reason' }] },
    });
    expect((await report(null, 'no-id', { reason: 'erreur' })).status).toBe(404);
  });

  it('of a comment is taken from who reads comments, alone', async () => {
    const news = await buildNews(app, { scope: 'public' });
    const comments = app.get(NewsCommentingService);
    const said = { text: 'Un mot entre collègues.', confirmed: [] };
    const commentId = await comments.comment(await buildMember(app), news.id, said);
    const path = `/api/news/${news.id}/comments/${commentId}/reports`;
    const passer = await as(await buildAccount(app));
    expect((await passer.post(path, { reason: 'donnee-personne' })).status).toBe(404);
  });

  it('takes no word by which somebody is recognised', async () => {
    const { reader, news } = await inCommunity();
    const word = 'Son numéro : 1 85 05 78 006 084 91';
    expect(await report(reader, news.id, { reason: 'donnee-personne', word })).toMatchObject({
      status: 422,
      json: { code: 'secrecy', errors: [{ field: 'word', code: 'nir' }] },
    });
    expect(await statusFor(reader, news.id)).toBe(200);
  });
});

describe('a text that was left in sight by who moderates', () => {
  it('is not hidden at once by the next report of the same words; what is edited is', async () => {
    const { moderator, author, reader, news } = await inCommunity();
    await report(reader, news.id, { reason: 'donnee-personne' });
    await decide(moderator, await caseOf(moderator, news.id), { action: 'restaurer' });
    expect(await report(reader, news.id, { reason: 'donnee-sante' })).toMatchObject({
      status: 202,
      json: { hidden: false },
    });
    expect(await statusFor(reader, news.id)).toBe(200);
    expect((await subjectsTo(moderator)).at(-1)).toBe('Un signalement attend votre avis');
    expect(await caseOf(moderator, news.id)).toBeTruthy();
    const change = newsChangeInput.parse({ text: 'Un texte que personne n’a relu.' });
    await app.get(NewsEditingService).change(author, news.id, change, null);
    expect(await report(reader, news.id, { reason: 'donnee-personne' })).toMatchObject({
      json: { hidden: true },
    });
    expect(await statusFor(reader, news.id)).toBe(404);
  });

  it('is hidden at once where it was judged for something else', async () => {
    const { moderator, reader, news } = await inCommunity();
    await report(reader, news.id, { reason: 'doublon' });
    await decide(moderator, await caseOf(moderator, news.id), { action: 'classer' });
    expect(await report(reader, news.id, { reason: 'donnee-personne' })).toMatchObject({
      json: { hidden: true },
    });
  });
});
