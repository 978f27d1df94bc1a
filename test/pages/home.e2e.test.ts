import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.js';
import { buildAccount, buildCommunity, buildEvent, buildMember, buildRsvp } from '../support/builders.js';
import { queriesOf } from '../support/query-count.js';

describe('the start page', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const section = (text: string, id: string) =>
    new RegExp(`<section aria-labelledby="${id}">[^]*?</section>`).exec(text)?.[0] ?? '';

  it('tells strangers what this is, with what is open to everyone', async () => {
    const community = await buildCommunity(app, { name: 'Rennes entre pairs' });
    await buildEvent(app, { community, title: 'Balade au Thabor', audience: 'public' });
    await buildEvent(app, { community, title: 'Entre membres', audience: 'members' });
    const { status, text } = await app.client({ 'accept-language': 'fr' }).get('/');
    expect(status).toBe(200);
    expect(text).toContain('Se retrouver entre collègues du travail social');
    expect(section(text, 'open-dates')).toContain('Balade au Thabor');
    expect(text).not.toContain('Entre membres');
    expect(text).toContain('href="/sign-in"');
    expect(text).not.toContain('name="robots"');
  });

  it('speaks the language the browser asks for', async () => {
    expect((await app.client({ 'accept-language': 'en' }).get('/')).text).toContain('Meeting colleagues');
  });

  it('is my week: what I answered, what my communities plan, and no other', async () => {
    const community = await buildCommunity(app, { name: 'Les mardis de Brest' });
    const account = await buildMember(app, { community });
    const event = await buildEvent(app, { community, title: 'Ma soirée' });
    await buildRsvp(app, { event, account });
    await buildEvent(app, { community, title: 'Autre soirée' });
    await buildEvent(app, { title: 'Ailleurs', audience: 'public' });
    const { text } = await (await app.signIn(account.email)).get('/');
    expect(text).toContain('<h1>Ma semaine</h1>');
    expect(section(text, 'answered')).toContain('Ma soirée');
    expect(section(text, 'coming')).toContain('Autre soirée');
    expect(section(text, 'coming')).not.toMatch(/Ma soirée|Ailleurs/);
    expect(section(text, 'mine')).toContain('Les mardis de Brest');
  });

  it('shows somebody new how to begin', async () => {
    const { text } = await (await app.signIn((await buildAccount(app)).email)).get('/');
    expect(text).toContain('Vous n’êtes encore dans aucune communauté.');
    expect(text).toContain('href="/communities/new"');
  });

  it('asks as many queries for three dates as for one', async () => {
    const count = async (dates: number) => {
      const community = await buildCommunity(app);
      const account = await buildMember(app, { community });
      for (let n = 0; n < dates; n += 1) {
        await buildRsvp(app, { event: await buildEvent(app, { community }), account });
        await buildEvent(app, { community });
      }
      const client = await app.signIn(account.email);
      return (await queriesOf(app, () => client.get('/'))).length;
    };
    expect(await count(3)).toBe(await count(1));
  });

  it.each(['/about', '/about/legal', '/about/privacy', '/about/accessibility', '/about/charter'])(
    'leads to %s',
    async (path) => {
      for (const language of ['fr', 'fr-CA', 'en']) {
        const { status, text } = await app.client({ 'accept-language': language }).get(path);
        expect(status).toBe(200);
        expect(text).toContain(`href="${path}" aria-current="page"`);
        expect(text).not.toContain('undefined');
      }
    },
  );
});
