import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NewsCommentingService } from '../src/features/board/news-commenting.service.js';
import { newsCommentInput } from '../src/features/board/news-comment.input.js';
import { NewsEditingService } from '../src/features/board/news-editing.service.js';
import { NewsHiding } from '../src/features/board/news-hiding.service.js';
import { newsChangeInput } from '../src/features/board/news.input.js';
import { StillTrueService } from '../src/features/board/still-true.service.js';
import { MembershipService } from '../src/features/communities/membership.service.js';
import { HOUR } from '../src/kernel/clock.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startApp, type TestApp } from './support/app.js';
import {
  buildAccount,
  buildAssociationRole,
  type BuiltNews,
  buildColleague,
  buildCommunity,
  buildMember,
  buildNews,
  type Person,
} from './support/builders.js';
import { itemsOf } from './support/client.js';
import { A_MONDAY } from './support/fake-clock.js';
import { queriesOf } from './support/query-count.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(() => app.clock.set(A_MONDAY));
afterAll(() => app.close());

const comment = (who: Person, { id }: { id: string }, text: string) =>
  app.get(NewsCommentingService).comment(who, id, newsCommentInput.parse({ text }));
const pathOf = ({ id }: { id: string }) => `/api/news/${id}/comments`;

async function buildQuestion(): Promise<{ news: BuiltNews; colleague: Person }> {
  const community = await buildCommunity(app);
  const author = await buildMember(app, { community });
  const colleague = await buildMember(app, { community });
  const news = await buildNews(app, {
    author,
    kind: 'question-pratique',
    text: 'Comment aborder les dettes ?\nSans braquer.',
    communitySlug: community.slug,
  });
  return { news, colleague };
}

describe('comments', () => {
  it('come in the order in which they were said, a page at a time, from colleagues for colleagues', async () => {
    const news = await buildNews(app, { scope: 'public' });
    const reader = await buildColleague(app);
    const client = await app.signIn(reader.email);
    for (const text of ['Un', 'Deux', 'Trois']) {
      expect(await client.post(pathOf(news), { text })).toMatchObject({
        status: 201,
        json: { text, state: 'shown' },
      });
      app.clock.advance(1000);
    }
    const first = await client.get(`${pathOf(news)}?limit=2`);
    expect(itemsOf(first).map(({ text }) => text as string)).toEqual(['Un', 'Deux']);
    const rest = await client.get(`${pathOf(news)}?limit=2&cursor=${first.json.next}`);
    expect(itemsOf(rest)).toMatchObject([{ text: 'Trois', author: { displayName: reader.displayName } }]);
    expect((await client.get(`/api/news/${news.id}`)).json.comments).toBe(3);
    const outsider = await app.signIn((await buildAccount(app)).email);
    expect((await outsider.get(pathOf(news))).status).toBe(403);
    expect((await outsider.post(pathOf(news), { text: 'Non' })).status).toBe(403);
    expect((await app.client().get(pathOf(news))).status).toBe(401);
    expect((await app.client().get(`/news/${news.id}`)).text).not.toContain(reader.displayName);
  });

  it('are taken back by their author alone, with their words', async () => {
    const news = await buildNews(app);
    const [author, other] = [await buildColleague(app), await buildColleague(app)];
    const id = await comment(author, news, 'Un détail de trop');
    await expect(app.get(NewsCommentingService).withdraw(other, news.id, id)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const client = await app.signIn(author.email);
    expect((await client.delete(`${pathOf(news)}/${id}`)).status).toBe(204);
    expect((await client.delete(`${pathOf(news)}/${id}`)).status).toBe(204);
    const [left] = itemsOf(await client.get(pathOf(news)));
    expect(left).toMatchObject({ text: '', author: null, state: 'withdrawn' });
    expect((await client.get(`/api/news/${news.id}`)).json.comments).toBe(0);
    expect((await client.get(`/news/${news.id}`)).text).toContain('Commentaire retiré');
  });

  it('hidden ones are read by their author alone', async () => {
    const news = await buildNews(app);
    const [author, other] = [await buildColleague(app), await buildColleague(app)];
    const id = await comment(author, news, 'Un détail de trop');
    await app.get(UnitOfWork).run((tx) => app.get(NewsHiding).hideCommentIn(tx, id, app.clock.now()));
    const read = async ({ email }: Person) =>
      itemsOf(await (await app.signIn(email)).get(pathOf(news)))[0]!.text as string;
    expect([await read(author), await read(other)]).toEqual(['Un détail de trop', '']);
  });

  it('a text by which somebody is exposed is written nowhere, and stays in the form', async () => {
    const news = await buildNews(app);
    const author = await buildColleague(app);
    const client = await app.signIn(author.email);
    const text = 'Son numéro : 1 84 12 76 451 089 46.';
    const answer = await client.post(pathOf(news), { text });
    expect(answer).toMatchObject({
      status: 422,
      json: { code: 'secrecy', errors: [{ field: 'text', code: 'nir' }] },
    });
    const page = await client.submit(`/news/${news.id}/comments`, { text });
    expect(page.status).toBe(422);
    expect(page.text).toContain('1 84 12 76 451 089 46');
    expect((await client.get(pathOf(news))).json.items).toEqual([]);
  });

  it('sent twice by a double click are one; an empty one is refused', async () => {
    const news = await buildNews(app);
    const client = await app.signIn((await buildColleague(app)).email);
    const fields = { text: 'Merci', formId: '01890a5d-ac96-774b-bcce-b302099a8057' };
    const [first, second] = [
      await client.submit(`/news/${news.id}/comments`, fields),
      await client.submit(`/news/${news.id}/comments`, fields),
    ];
    expect([first.status, second.headers.get('location')]).toEqual([303, first.headers.get('location')]);
    expect((await client.get(pathOf(news))).json.items).toHaveLength(1);
    expect((await client.submit(`/news/${news.id}/comments`, { text: '  ' })).status).toBe(422);
  });

  it('in a community are its members’: not of who left it, nor of who writes for the association that posted', async () => {
    const community = await buildCommunity(app);
    const { association, account: author } = await buildAssociationRole(app);
    await buildMember(app, { community, account: author });
    const other = (await buildAssociationRole(app, { association })).account;
    await buildColleague(app, await buildCommunity(app, { organiser: other }));
    const fields = { author, scope: 'community', communitySlug: community.slug };
    const own = await buildNews(app, fields);
    const said = await buildNews(app, { ...fields, onBehalfOf: association.id });
    const member = await buildMember(app, { community });
    for (const news of [own, said]) await comment(member, news, 'Entre nous.');
    await buildColleague(app, await buildCommunity(app, { organiser: author }));
    await app.get(MembershipService).remove(community.organiser, community.slug, author.accountId);
    for (const [person, news] of [
      [author, own],
      [other, said],
    ] as const) {
      const client = await app.signIn(person.email);
      expect((await client.get(pathOf(news))).status).toBe(403);
      expect((await client.post(pathOf(news), { text: 'Encore là.' })).status).toBe(403);
      const page = await client.get(`/news/${news.id}`);
      expect(page.status).toBe(200);
      expect(page.text).not.toContain('Entre nous.');
      expect(page.text).not.toContain(member.displayName);
    }
  });

  it('on what is hidden are refused', async () => {
    const news = await buildNews(app);
    await app.get(UnitOfWork).run((tx) => app.get(NewsHiding).hideIn(tx, news.id, app.clock.now()));
    await expect(comment(news.author, news, 'Pourquoi ?')).rejects.toMatchObject({ code: 'news-not-shown' });
  });
});

describe('who asks a question', () => {
  it('is told once an hour that somebody answered, without the words', async () => {
    const { news, colleague } = await buildQuestion();
    await comment(colleague, news, 'Par un temps d’échange');
    await comment(colleague, news, 'Et un second');
    await comment(news.author, news, 'Merci !');
    await app.settle();
    expect(await app.mails(news.author.email)).toEqual([]);
    app.clock.advance(HOUR);
    await app.settle();
    const [mail, ...others] = await app.mails(news.author.email);
    expect(others).toEqual([]);
    expect(mail!.subject.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(
      'On vous a répondu : Comment aborder les dettes ?',
    );
    expect(mail!.raw).toContain('List-Unsubscribe');
    expect(mail!.text).not.toContain('échange');
    await comment(colleague, news, 'Encore');
    app.clock.advance(HOUR);
    await app.settle();
    expect(await app.mails(news.author.email)).toHaveLength(2);
  });

  it('is not told of what was taken back since, nor of their own words', async () => {
    const { news, colleague } = await buildQuestion();
    const id = await comment(colleague, news, 'Par un temps d’échange');
    await app.get(NewsCommentingService).withdraw(colleague, news.id, id);
    await comment(news.author, news, 'Je précise');
    app.clock.advance(HOUR);
    await app.settle();
    expect(await app.mails(news.author.email)).toEqual([]);
  });
});

describe('the history of an item', () => {
  it('says what it said before, who changed it and when; strangers read no names', async () => {
    const news = await buildNews(app, { scope: 'public', text: 'Premier titre\nPremier texte.' });
    const edit = (change: Record<string, unknown>) =>
      app.get(NewsEditingService).change(news.author, news.id, newsChangeInput.parse(change), null);
    await edit({ text: 'Premier titre\nDeuxième texte.' });
    app.clock.advance(1000);
    await edit({ effectiveOn: '2027-04-01', correction: true });
    const { json } = await (await app.signIn(news.author.email)).get(`/api/news/${news.id}/history`);
    expect(json.items).toMatchObject([
      {
        kind: 'correction',
        revision: 3,
        editor: { displayName: news.author.displayName },
        changes: [{ field: 'effectiveOn', before: '2027-03-05', after: '2027-04-01' }],
      },
      {
        kind: 'edit',
        revision: 2,
        changes: [
          {
            field: 'text',
            before: 'Premier titre\nPremier texte.',
            after: 'Premier titre\nDeuxième texte.',
          },
        ],
      },
    ]);
    const stranger = app.client();
    const asStranger = await stranger.get(`/api/news/${news.id}/history`);
    expect(itemsOf(asStranger)).toMatchObject([{ editor: null }, { editor: null }]);
    const page = await stranger.get(`/news/${news.id}`);
    expect(page.text).toContain('Deuxième texte');
    expect(page.text).not.toContain(news.author.displayName);
    const newcomer = await app.signIn((await buildAccount(app)).email);
    expect(itemsOf(await newcomer.get(`/api/news/${news.id}/history`))).toMatchObject([
      { editor: null },
      { editor: null },
    ]);
    expect((await newcomer.get(`/news/${news.id}`)).text).not.toContain(news.author.displayName);
  });

  it('shows on the page which words of a text went and which came, to a screen reader too', async () => {
    const news = await buildNews(app, { text: 'Le CCAS ferme\nIl ferme lundi <matin>.', alternative: null });
    const edit = (change: Record<string, unknown>) =>
      app.get(NewsEditingService).change(news.author, news.id, newsChangeInput.parse(change), null);
    await edit({ text: 'Le CCAS ferme\nIl ferme mardi <matin>.', alternative: 'La halte du port' });
    await edit({ text: 'Le CCAS ferme\n\nIl ferme mardi <matin>.' });
    const reader = await app.signIn((await buildColleague(app)).email);
    const { text } = await reader.get(`/news/${news.id}`);
    const plain = text
      .replaceAll('\u00a0', ' ')
      .replaceAll(/<span class="visually-hidden">(.*?)<\/span>/g, '{$1}');
    expect(plain).toContain(
      '<p>Le CCAS ferme\nIl ferme <del>{ (retiré : }lundi{) }</del><ins>{ (ajouté : }mardi{) }</ins> &lt;matin&gt;.</p>',
    );
    expect(plain).toMatch(/Avant :<\/span> rien[^]*Après :<\/span> <ins>La halte du port<\/ins>/);
    expect(plain).toContain('Seuls des espaces ou des retours à la ligne ont changé.');
  });

  it('of what was hidden says no more what it said then', async () => {
    const news = await buildNews(app, { text: 'Titre\nUn détail de trop.' });
    const edit = (text: string) =>
      app.get(NewsEditingService).change(news.author, news.id, newsChangeInput.parse({ text }), null);
    await edit('Titre\nUn détail de trop, encore.');
    const hiding = app.get(NewsHiding);
    await app.get(UnitOfWork).run((tx) => hiding.hideIn(tx, news.id, app.clock.now()));
    await edit('Titre\nRien de trop.');
    await app.get(UnitOfWork).run((tx) => hiding.showIn(tx, news.id));
    const reader = await app.signIn((await buildColleague(app)).email);
    const { text } = await reader.get(`/api/news/${news.id}/history`);
    expect(text).not.toContain('détail');
    expect((await reader.get(`/news/${news.id}`)).text).not.toContain('détail');
  });
});

describe('the page of an item', () => {
  it('asks the database as often for one comment and one edit as for three', async () => {
    const build = async (number: number) => {
      const news = await buildNews(app);
      for (let count = 0; count < number; count += 1) {
        const person = await buildColleague(app);
        await app.get(StillTrueService).say(person, news.id, true);
        await comment(person, news, `Commentaire ${count}`);
        await app
          .get(NewsEditingService)
          .change(news.author, news.id, newsChangeInput.parse({ text: `Titre\nTexte ${count}` }), null);
      }
      return news;
    };
    const [one, three] = [await build(1), await build(3)];
    const client = await app.signIn((await buildColleague(app)).email);
    const count = async (path: string) => (await queriesOf(app, () => client.get(path))).length;
    await count(`/news/${one.id}`);
    const first = await count(`/news/${one.id}`);
    expect(await count(`/news/${three.id}`)).toBe(first);
    expect(first).toBeLessThanOrEqual(9);
    expect(await count(`/api/news/${three.id}/comments`)).toBe(await count(`/api/news/${one.id}/comments`));
    expect(await count(`/api/news/${three.id}/history`)).toBe(await count(`/api/news/${one.id}/history`));
  });

  it('refuses in words what cannot be now, and shows the page again', async () => {
    const news = await buildNews(app);
    const author = await app.signIn(news.author.email);
    const answer = await author.submit(`/news/${news.id}/confirmation`, { stillTrue: 'yes' });
    expect(answer.status).toBe(422);
    expect((await author.submit(`/news/${news.id}/confirmation`, { stillTrue: 'perhaps' })).status).toBe(422);
    expect((await author.submit(`/news/${news.id}/confirmation`, { stillTrue: 'no' })).status).toBe(303);
  });

  it('reads in English too, its dates and its history included', async () => {
    const news = await buildNews(app, { scope: 'public', kind: 'formation', sourceText: 'CNFPT' });
    const change = newsChangeInput.parse({ effectiveOn: '2027-04-01', correction: true });
    await app.get(NewsEditingService).change(news.author, news.id, change, null);
    const { status, text } = await app.client({ 'accept-language': 'en' }).get(`/news/${news.id}`);
    expect(status).toBe(200);
    for (const words of ['Takes place on April', 'Is it still true?', 'Corrected', 'Thursday, April']) {
      expect(text.replaceAll('\u00a0', ' ')).toContain(words);
    }
  });
});
