import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Account } from '../src/features/accounts/account.entity.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startApp, type TestApp } from './support/app.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import {
  buildColleague,
  buildCommunity,
  buildMember,
  buildNews,
  buildNewsComment,
  type Person,
} from './support/builders.js';
import type { Client } from './support/client.js';
import { A_MONDAY } from './support/fake-clock.js';

const CHOICE = '/api/me/news-mail';
const PAGE = '/settings/digest';

let app: TestApp;
let author: Person;
let program: ApiClient;
let me: Client;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  app.clock.set(A_MONDAY);
  author = await buildMember(app, { community: await buildCommunity(app) });
  program = await apiClient(app, author.email);
  me = await app.signIn(author.email);
});
afterAll(() => app.close());

/** Theirs, of which it is asked three weeks later whether it is true still. */
const tell = () => buildNews(app, { author, kind: 'alerte', sourceText: 'La Poste', effectiveOn: null });

/** A question of theirs, which somebody answers. */
async function askAndGetAnswered(): Promise<void> {
  const question = await buildNews(app, { author, kind: 'coup-de-main', text: 'Qui prête une salle ?' });
  await buildNewsComment(app, { newsId: question.id, author: await buildColleague(app) });
}

const subjectsAt = async (instant: string): Promise<string[]> => {
  app.clock.set(Date.parse(`${instant}Z`));
  await app.settle();
  const mails = await app.mails(author.email);
  return mails
    .filter(({ messageId }) => messageId.startsWith('<news.'))
    .map(({ subject }) => subject.replaceAll('\u00a0', ' '));
};

/** Out of their first mail about news, what it offers to refuse. */
async function mailedLink(): Promise<string> {
  await tell();
  await subjectsAt('2027-03-24T09:00');
  const [mail] = await app.mails(author.email);
  return new URL(/https?:\S+\/news-mail\/[^\s>]+/.exec(mail?.text ?? '')?.[0] ?? '').pathname;
}

const ticked = (html: string): string[] =>
  ['stillTrue', 'answers'].filter((name) => new RegExp(`name="${name}"[^>]*checked`).test(html));

describe('what one is mailed about news', () => {
  it('is all of it where nothing was chosen', async () => {
    expect((await program.get(CHOICE)).json).toEqual({ stillTrue: true, answers: true });
    expect(ticked((await me.get(PAGE)).text)).toEqual(['stillTrue', 'answers']);
    await askAndGetAnswered();
    await tell();
    const subjects = await subjectsAt('2027-03-24T09:00');
    expect(subjects.some((subject) => subject.startsWith('Toujours vrai ?'))).toBe(true);
    expect(subjects.some((subject) => !subject.startsWith('Toujours vrai ?'))).toBe(true);
  });

  it('is one kind without the other for who refuses one, and both again', async () => {
    expect((await program.put(CHOICE, { stillTrue: false })).json).toEqual({
      stillTrue: false,
      answers: true,
    });
    expect(ticked((await me.get(PAGE)).text)).toEqual(['answers']);
    await askAndGetAnswered();
    await tell();
    const subjects = await subjectsAt('2027-03-24T09:00');
    expect(subjects).toHaveLength(1);
    expect(subjects[0]).not.toContain('Toujours vrai');
    expect((await program.put(CHOICE, {})).json).toEqual({ stillTrue: true, answers: true });
    expect((await program.put(CHOICE, { corrections: false })).status).toBe(422);
  });

  it('is chosen on the page of what Maillage writes', async () => {
    const saved = await me.submit('/settings/news-mail', { stillTrue: 'on' });
    expect(saved.headers.get('location')).toBe(PAGE);
    expect((await program.get(CHOICE)).json).toEqual({ stillTrue: true, answers: false });
    await askAndGetAnswered();
    expect(await subjectsAt('2027-03-02T12:00')).toEqual([]);
    await me.submit('/settings/news-mail', {});
    expect((await program.get(CHOICE)).json).toEqual({ stillTrue: false, answers: false });
    await me.submit('/settings/news-mail', { stillTrue: 'on', answers: 'on' });
    expect((await program.get(CHOICE)).json).toEqual({ stillTrue: true, answers: true });
  });

  it('is the same as by the link of each such mail, which refuses all and takes all back', async () => {
    const link = await mailedLink();
    const stranger = app.client();
    await program.put(CHOICE, { answers: false });
    expect((await stranger.get(link)).text).toContain('Ne plus recevoir ces messages');
    await stranger.submit(link, { wanted: 'no' });
    expect((await program.get(CHOICE)).json).toEqual({ stillTrue: false, answers: false });
    expect((await stranger.get(link)).text).toContain('C’est noté');
    await program.put(CHOICE, { answers: false });
    expect((await stranger.get(link)).text).toContain('Ne plus recevoir ces messages');
    await stranger.submit(link, { wanted: 'yes' });
    expect((await program.get(CHOICE)).json).toEqual({ stillTrue: true, answers: true });
  });

  it('is nobody’s any more by the link of a mail to who is gone', async () => {
    const link = await mailedLink();
    await app.get(UnitOfWork).run((tx) => tx.manager.delete(Account, { id: author.accountId }));
    const stranger = app.client();
    expect((await stranger.get(link)).status).toBe(404);
    for (const wanted of ['no', 'yes']) expect((await stranger.submit(link, { wanted })).status).toBe(404);
  });

  it('is for who is signed in', async () => {
    expect((await app.client().submit('/settings/news-mail', {})).headers.get('location')).toContain(
      '/sign-in',
    );
    expect((await program.get(CHOICE)).json).toEqual({ stillTrue: true, answers: true });
  });
});
