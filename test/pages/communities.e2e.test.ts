import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.js';
import {
  type BuiltCommunity,
  buildAccount,
  buildCommunity,
  buildEvent,
  buildMember,
  buildRemoved,
  type Person,
} from '../support/builders.js';
import type { Client } from '../support/client.js';

describe('the pages of communities', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const stranger = () => app.client({ 'accept-language': 'fr' });
  const as = (person: Person): Promise<Client> => app.signIn(person.email);
  const flashAfter = async (client: Client, location: string | null) => {
    const [, said = ''] = /<p class="flash">([^<]*)/.exec((await client.get(location ?? '/')).text) ?? [];
    return said;
  };

  describe('founding', () => {
    const form = (text: string) => /name="formId" value="([^"]+)"/.exec(text)?.[1] ?? '';

    it('asks a name and a territory, and ends on the first date', async () => {
      const person = await buildAccount(app, { territory: 'FR-29' });
      const client = await as(person);
      const asked = await client.get('/communities/new');
      expect(asked.text).toMatch(/value="FR-29" selected/);
      expect(asked.text).toContain('On vient pour partager et pour apprendre');
      const answer = await client.submit('/communities', { name: 'Café de Recouvrance', territory: 'FR-29' });
      expect([answer.status, answer.headers.get('location')]).toEqual([
        303,
        '/communities/cafe-de-recouvrance',
      ]);
      const { text } = await client.get('/communities/cafe-de-recouvrance');
      expect(text).toContain('Première date\u202f? Qui inviter\u202f?');
      expect(text).toContain('href="/communities/cafe-de-recouvrance/events/new"');
      expect(text).toContain(`On vous accueille\u00a0: ${person.displayName}.`);
      expect(text).toContain('1 membre');
    });

    it('gives everything typed back, with the folded part open where it is wrong', async () => {
      const client = await as(await buildAccount(app));
      const typed = {
        name: 'Ré',
        territory: 'FR-29',
        description: 'Avec <b>nous</b>',
        joinPolicy: 'approval',
      };
      const name = await client.submit('/communities', typed);
      expect(name.status).toBe(422);
      expect(name.text).toContain('href="#field-name"');
      expect(name.text).toContain('Avec &lt;b&gt;nous&lt;/b&gt;</textarea>');
      expect(name.text).toMatch(/value="approval"\s[^>]*checked/);
      expect(name.text).not.toContain('<details open');
      const charter = await client.submit('/communities', {
        ...typed,
        name: 'Réseau',
        charter: 'x'.repeat(4001),
      });
      expect(charter.status).toBe(422);
      expect(charter.text).toContain('<details open');
      const territory = await client.submit('/communities', { name: 'Réseau', territory: 'FR-999' });
      expect(territory.text).toContain('Choisissez un territoire de la liste.');
    });

    it('happens once for a form sent twice', async () => {
      const client = await as(await buildAccount(app));
      const formId = form((await client.get('/communities/new')).text);
      const fields = { formId, name: 'Deux fois', territory: 'FR-35' };
      const [first, second] = [
        await client.submit('/communities', fields),
        await client.submit('/communities', fields),
      ];
      expect(first.headers.get('location')).toBe('/communities/deux-fois');
      expect(second.headers.get('location')).toBe('/communities/deux-fois');
      const other = await client.submit('/communities', { ...fields, name: 'Une autre' });
      expect(other.headers.get('location')).toBe('/communities/une-autre');
    });

    it('asks strangers to sign in first', async () => {
      const { status, headers } = await stranger().get('/communities/new');
      expect([status, headers.get('location')]).toEqual([303, '/sign-in?next=%2Fcommunities%2Fnew']);
    });
  });

  describe('joining', () => {
    it('takes the charter, which stands above the button', async () => {
      const { slug } = await buildCommunity(app);
      const client = await as(await buildAccount(app));
      const { text } = await client.get(`/communities/${slug}`);
      expect(text.indexOf('On vient pour partager')).toBeLessThan(text.indexOf('name="charterAccepted"'));
      const refused = await client.submit(`/communities/${slug}/membership`);
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('href="#field-charterAccepted"');
      const joined = await client.submit(`/communities/${slug}/membership`, { charterAccepted: 'on' });
      expect([joined.status, joined.headers.get('location')]).toEqual([303, `/communities/${slug}`]);
      expect(await flashAfter(client, `/communities/${slug}`)).toContain('Bienvenue');
    });

    it('waits where members are let in, and can be taken back', async () => {
      const { slug } = await buildCommunity(app, { joinPolicy: 'approval' });
      const client = await as(await buildAccount(app));
      await client.submit(`/communities/${slug}/membership`, { charterAccepted: 'on' });
      const { text } = await client.get(`/communities/${slug}`);
      expect(text).toContain('Votre demande attend');
      expect(text).not.toContain('name="charterAccepted"');
      expect((await client.submit(`/communities/${slug}/departure`)).headers.get('location')).toBe(
        '/communities',
      );
      expect((await client.get(`/communities/${slug}`)).text).toContain('name="charterAccepted"');
    });

    it('is not offered to who was removed', async () => {
      const community = await buildCommunity(app);
      const client = await as(await buildRemoved(app, community));
      expect((await client.get(`/communities/${community.slug}`)).text).not.toContain(
        'name="charterAccepted"',
      );
      const answer = await client.submit(`/communities/${community.slug}/membership`, {
        charterAccepted: 'on',
      });
      expect(answer.status).toBe(403);
    });

    it('shows strangers the way in, and comes back', async () => {
      const { slug } = await buildCommunity(app);
      const { text } = await stranger().get(`/communities/${slug}`);
      expect(text).toContain(`href="/sign-in?next=%2Fcommunities%2F${slug}"`);
    });
  });

  describe('leaving', () => {
    it('is asked twice by the page, and done at once', async () => {
      const community = await buildCommunity(app);
      const client = await as(await buildMember(app, { community }));
      expect((await client.get(`/communities/${community.slug}`)).text).toContain(
        '<summary>Quitter la communauté',
      );
      const left = await client.submit(`/communities/${community.slug}/departure`);
      expect(await flashAfter(client, left.headers.get('location'))).toBe(
        'Vous ne faites plus partie de la communauté.',
      );
    });

    it('keeps the last organiser, and says why on the page', async () => {
      const { slug, organiser } = await buildCommunity(app);
      const { status, text } = await (await as(organiser)).submit(`/communities/${slug}/departure`);
      expect(status).toBe(422);
      expect(text).toContain('au moins une personne pour animer');
    });
  });

  describe('who sees what', () => {
    const seen = async (client: Client, { slug }: BuiltCommunity) =>
      Promise.all(
        ['', '/members', '/settings'].map(async (p) => (await client.get(`/communities/${slug}${p}`)).status),
      );

    it.each([
      ['open', [200, 303, 303], [200, 403, 403], [200, 200, 403], [200, 200, 200]],
      ['approval', [200, 303, 303], [200, 403, 403], [200, 200, 403], [200, 200, 200]],
    ])('in an %s community', async (joinPolicy, strangers, outsiders, members, organisers) => {
      const community = await buildCommunity(app, { joinPolicy });
      const member = await buildMember(app, { community });
      expect(await seen(stranger(), community)).toEqual(strangers);
      expect(await seen(await as(await buildAccount(app)), community)).toEqual(outsiders);
      expect(await seen(await as(member), community)).toEqual(members);
      expect(await seen(await as(community.organiser), community)).toEqual(organisers);
    });

    it('in an invitation-only community', async () => {
      const community = await buildCommunity(app, { joinPolicy: 'invitation', name: 'Le cercle caché' });
      expect(await seen(stranger(), community)).toEqual([404, 303, 303]);
      const outsider = await as(await buildAccount(app));
      expect(await seen(outsider, community)).toEqual([404, 404, 404]);
      expect(await seen(await as(community.organiser), community)).toEqual([200, 200, 200]);
      expect((await outsider.get('/communities')).text).not.toContain('Le cercle caché');
      expect((await stranger().get('/communities')).text).not.toContain('Le cercle caché');
    });

    it('shows members’ dates to members, public ones to all', async () => {
      const community = await buildCommunity(app);
      await buildEvent(app, { community, title: 'Tablée entre nous', audience: 'members' });
      await buildEvent(app, { community, title: 'Café ouvert', audience: 'public' });
      const path = `/communities/${community.slug}`;
      const outside = (await stranger().get(path)).text;
      expect(outside).toContain('Café ouvert');
      expect(outside).not.toContain('Tablée entre nous');
      const inside = (await (await as(await buildMember(app, { community }))).get(path)).text;
      expect(inside).toContain('Tablée entre nous');
    });

    it('leaves what people wrote inert', async () => {
      const { slug } = await buildCommunity(app, {
        name: '<i>Réseau</i> {{name}}',
        description: '<script>alert(1)</script>\nhttps://asso.example/groupe',
        charter: '<img src=x>',
      });
      const { text } = await stranger().get(`/communities/${slug}`);
      expect(text).not.toMatch(/<script>alert|<i>Réseau|<img src=x/);
      expect(text).toContain('{{name}}');
      expect(text).toContain('<a href="https://asso.example/groupe" rel="noopener nofollow ugc">');
    });

    it('lists page after page', async () => {
      for (let n = 0; n < 31; n += 1)
        await buildCommunity(app, { name: `Page ${String(n).padStart(2, '0')}` });
      const client = stranger();
      const first = (await client.get('/communities')).text;
      const [, next = ''] = /href="([^"]+)" rel="next"/.exec(first) ?? [];
      expect(next).toMatch(/^\/communities\?cursor=/);
      const second = (await client.get(next)).text;
      const named = (text: string) => [...text.matchAll(/Page \d\d/g)].map(([name]) => name);
      expect(new Set([...named(first), ...named(second)]).size).toBe(31);
      expect(named(second).filter((name) => named(first).includes(name))).toEqual([]);
      expect((await client.get('/communities?cursor=nonsense')).status).toBe(422);
      expect((await client.get('/communities?utm=1')).status).toBe(200);
    });
  });

  describe('the members', () => {
    it('change roles, and say that one organiser has to stay', async () => {
      const community = await buildCommunity(app);
      const member = await buildMember(app, { community });
      const client = await as(community.organiser);
      const path = `/communities/${community.slug}/members`;
      const changed = await client.submit(`${path}/${member.accountId}`, { role: 'cohost' });
      expect([changed.status, changed.headers.get('location')]).toEqual([303, path]);
      expect((await client.get(path)).text).toMatch(/value="cohost" selected/);
      const last = await client.submit(`${path}/${community.organiser.accountId}`, { role: 'member' });
      expect(last.status).toBe(422);
      expect(last.text).toContain('au moins une personne pour animer');
      expect((await client.submit(`${path}/${member.accountId}`, { role: 'queen' })).status).toBe(422);
    });

    it('are let in, refused and removed by who may', async () => {
      const community = await buildCommunity(app, { joinPolicy: 'approval' });
      const [accepted, refused] = [await buildAccount(app), await buildAccount(app)];
      for (const person of [accepted, refused])
        await (
          await as(person)
        ).submit(`/communities/${community.slug}/membership`, { charterAccepted: 'on' });
      const client = await as(community.organiser);
      const path = `/communities/${community.slug}/members`;
      expect((await client.get(path)).text).toContain('Demandes à examiner');
      await client.submit(`${path}/${accepted.accountId}`, { status: 'active' });
      await client.submit(`${path}/${refused.accountId}/refusal`);
      expect(await flashAfter(client, path)).toBe('La demande est refusée.');
      expect((await client.get(path)).text).not.toContain('Demandes à examiner');
      const outsider = await as(refused);
      expect((await outsider.submit(`${path}/${accepted.accountId}/removal`)).status).toBe(404);
      const removed = await client.submit(`${path}/${accepted.accountId}/removal`);
      expect(await flashAfter(client, removed.headers.get('location'))).toContain('ne fait plus partie');
      expect((await (await as(accepted)).get(path)).status).toBe(403);
    });

    it('manage nobody, and are offered nothing to manage with', async () => {
      const community = await buildCommunity(app);
      const client = await as(await buildMember(app, { community }));
      const path = `/communities/${community.slug}/members`;
      expect((await client.get(path)).text).not.toContain('Rôle et départ');
      const other = await buildMember(app, { community });
      expect((await client.submit(`${path}/${other.accountId}`, { role: 'organiser' })).status).toBe(403);
      expect((await client.submit(`${path}/${other.accountId}/removal`)).status).toBe(403);
    });

    it('never show an address', async () => {
      const community = await buildCommunity(app);
      const member = await buildMember(app, { community });
      const { text } = await (await as(community.organiser)).get(`/communities/${community.slug}/members`);
      expect(text).toContain(member.displayName);
      expect(text).not.toContain('@');
    });
  });

  describe('the settings', () => {
    const saved = { name: 'Nouveau nom', territory: 'CA-QC-06', description: 'Ici.', joinPolicy: 'approval' };
    const more = { charter: 'Une règle\r\nUne autre', timeZone: 'America/Toronto' };

    it('are prefilled, and saved', async () => {
      const { slug, organiser } = await buildCommunity(app);
      const client = await as(organiser);
      const { text } = await client.get(`/communities/${slug}/settings`);
      const [, revision = ''] = /name="revision" value="(\d+)"/.exec(text) ?? [];
      expect(text).toMatch(/value="Europe\/Paris" selected/);
      const answer = await client.submit(`/communities/${slug}/settings`, { ...saved, ...more, revision });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/communities/${slug}`]);
      const page = (await client.get(`/communities/${slug}`)).text;
      expect(page).toContain('<h1>Nouveau nom</h1>');
      expect(page).toMatch(/<li>Une règle<\/li>\s*<li>Une autre<\/li>/);
      expect(page).toContain('Sur demande');
    });

    it('come back with what was typed when somebody else saved in between', async () => {
      const { slug, organiser } = await buildCommunity(app);
      const client = await as(organiser);
      const path = `/communities/${slug}/settings`;
      await client.submit(path, { ...saved, ...more, revision: '1' });
      const stale = await client.submit(path, { ...saved, ...more, name: 'Mon nom à moi', revision: '1' });
      expect(stale.status).toBe(422);
      expect(stale.text).toContain('value="Mon nom à moi"');
      expect(stale.text).toContain('name="revision" value="2"');
      expect(stale.text).toContain('Quelqu’un a changé ces réglages');
      expect((await client.submit(path, { ...saved, ...more, revision: '2' })).status).toBe(303);
    });
  });

  it('take any body without failing', async () => {
    const { slug, organiser } = await buildCommunity(app);
    const client = await as(organiser);
    for (const body of [[], null, 'x', { name: ['a'] }, { role: {} }, { name: 'a\0b' }])
      for (const path of [
        '',
        `/${slug}/membership`,
        `/${slug}/settings`,
        `/${slug}/members/${organiser.accountId}`,
      ]) {
        const { status } = await client.post(`/communities${path}`, body);
        expect(status, `${path} ${JSON.stringify(body)}`).toBeGreaterThan(300);
        expect(status, `${path} ${JSON.stringify(body)}`).toBeLessThan(500);
      }
  });
});
