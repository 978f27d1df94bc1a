import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
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

let app: TestApp;
let number = 0;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const as = (person: Person): Promise<Client> => app.signIn(person.email);
const stranger = (): Client => app.client({ 'accept-language': 'fr' });
const address = (): string => `invite-${(number += 1)}@asso.example`;
const at = ({ slug }: BuiltCommunity, rest = ''): string => `/communities/${slug}${rest}`;
const flashOf = (text: string): string => /<p class="flash">([^<]*)/.exec(text)?.[1] ?? '';

async function mailedPath(email: string): Promise<string> {
  await app.settle();
  return /\/i\/\w+/.exec((await app.mails(email)).at(-1)!.text)![0];
}

describe('the page that invites', () => {
  it('is for hosts, from the community’s page', async () => {
    const community = await buildCommunity(app);
    const cohost = await as(await buildMember(app, { community, role: 'cohost' }));
    const member = await as(await buildMember(app, { community }));
    const link = `href="${at(community, '/invitations')}"`;
    expect((await cohost.get(at(community))).text).toContain(link);
    expect((await cohost.get(at(community, '/invitations'))).status).toBe(200);
    expect((await member.get(at(community))).text).not.toContain(link);
    expect((await member.get(at(community, '/invitations'))).status).toBe(403);
  });

  it('says how many were invited, and lists them with a way to take each back', async () => {
    const community = await buildCommunity(app);
    const client = await as(community.organiser);
    const emails = [address(), address()];
    const path = at(community, '/invitations');
    const sent = await client.submit(path, { emails: `Anna <${emails[0]}>, ${emails[1]}` });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, path]);
    const { text } = await client.get(path);
    expect(flashOf(text)).toBe('Invitations envoyées\u00a0: 2.');
    for (const email of emails) expect(text).toContain(email);
    const [, withdrawal = ''] = /action="([^"]+\/withdrawal)"/.exec(text) ?? [];
    expect((await client.submit(withdrawal)).status).toBe(303);
    expect((await client.get(path)).text).not.toContain(emails[0]);
  });

  it('reports line by line where a line is left to look at, and keeps what is to correct', async () => {
    const community = await buildCommunity(app);
    const member = await buildMember(app, { community });
    const client = await as(community.organiser);
    const good = address();
    const refused = await client.submit(at(community, '/invitations'), {
      emails: `${good}\n${member.email}\nPas d’adresse`,
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`${good}</strong>\u00a0: invitation envoyée`);
    expect(refused.text).toContain(`${member.email}</strong>\u00a0: déjà membre`);
    const [, left = ''] = /<textarea id="field-emails"[^>]*>\s*([^<]*)<\/textarea>/.exec(refused.text) ?? [];
    expect(left.trim()).toBe('Pas d’adresse');
    const done = await client.submit(at(community, '/invitations'), { emails: `${good} ${member.email}` });
    expect(done.status).toBe(200);
    expect(done.text).toContain('déjà invitée il y a moins d’un jour');
    const empty = await client.submit(at(community, '/invitations'), { emails: ' ' });
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('href="#field-emails"')]);
  });

  it('makes, changes and switches off the link, and gives a text to paste with what is public', async () => {
    const community = await buildCommunity(app, { name: 'Café de Brest', livesAtName: 'groupe Facebook' });
    await buildEvent(app, { community, title: 'Café ouvert', audience: 'public' });
    await buildEvent(app, { community, title: 'Entre nous', audience: 'members' });
    const client = await as(community.organiser);
    const path = at(community, '/invitations');
    const pasted = (text: string) =>
      /<textarea id="text-to-paste"[^>]*>([^<]*)<\/textarea>/.exec(text)?.[1] ?? '';
    const before = (await client.get(path)).text;
    expect(before).toContain('Pour\u00a0: groupe Facebook');
    expect(pasted(before)).toContain('Café de Brest – Finistère');
    expect(pasted(before)).toContain('(heure de Paris)\u00a0: Café ouvert');
    expect(pasted(before)).not.toContain('Entre nous');
    expect(pasted(before)).toContain(`${app.settings.publicUrl}${at(community)}`);
    await client.submit(`${path}/link`);
    const on = (await client.get(path)).text;
    const [link = ''] = /http[^"<]+\/i\/\w+/.exec(on) ?? [];
    expect(pasted(on)).toContain(link);
    await client.submit(`${path}/link`);
    expect((await client.get(path)).text).not.toContain(link);
    await client.submit(`${path}/link/closing`);
    expect((await client.get(path)).text).toContain('Créer le lien');
  });

  it('pastes no address of a community that nobody sees', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'invitation' });
    const { text } = await (await as(community.organiser)).get(at(community, '/invitations'));
    expect(text).not.toContain('Pour rejoindre');
  });
});

describe('coming in by a mailed invitation', () => {
  it('shows a stranger the community and its charter, and comes back after signing in', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'invitation', description: 'Le jeudi.' });
    const email = address();
    await (await as(community.organiser)).submit(at(community, '/invitations'), { emails: email });
    const path = await mailedPath(email);
    const shown = await stranger().get(path);
    expect(shown.headers.get('cache-control')).toContain('no-store');
    expect(shown.text).toContain('Le jeudi.');
    expect(shown.text).toContain('On vient pour partager');
    expect(shown.text).toContain(community.organiser.displayName);
    expect(shown.text).toContain(`href="/sign-in?next=${encodeURIComponent(path)}"`);
    expect((await stranger().submit(path)).headers.get('location')).toContain('/sign-in');

    const client = await app.signIn(email);
    const refused = await client.submit(path);
    expect([refused.status, refused.text]).toEqual([
      422,
      expect.stringContaining('href="#field-charterAccepted"'),
    ]);
    const joined = await client.submit(path, { charterAccepted: 'on' });
    expect([joined.status, joined.headers.get('location')]).toEqual([303, at(community)]);
    expect((await client.get(path)).text).toContain('Vous en faites déjà partie.');
  });

  it('says to somebody else that it is not for their address', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'invitation' });
    const email = address();
    await (await as(community.organiser)).submit(at(community, '/invitations'), { emails: email });
    const path = await mailedPath(email);
    const other = await as(await buildAccount(app));
    const { text } = await other.get(path);
    expect(text).toContain('une autre adresse que la vôtre');
    expect(text).toContain('Me déconnecter');
    expect(text).not.toContain(email);
    expect(text).not.toContain('name="charterAccepted"');
    expect((await other.submit(path, { charterAccepted: 'on' })).status).toBe(403);
  });

  it('says kindly that a link leads nowhere', async () => {
    for (const answer of [await stranger().get('/i/nothing'), await stranger().get('/i/%F0%9F%8C%B1')])
      expect([answer.status, answer.text]).toEqual([
        404,
        expect.stringContaining('ne mène plus à une communauté'),
      ]);
    const someone = await as(await buildAccount(app));
    expect((await someone.submit('/i/nothing', { charterAccepted: 'on' })).status).toBe(404);
  });
});

describe('a request on the members’ page', () => {
  it('shows the question and the word, and takes an answer with a word by two buttons', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval', joinQuestion: 'Quel service ?' });
    const [one, two] = [await buildAccount(app), await buildAccount(app)];
    expect((await (await as(one)).get(at(community))).text).toContain('Quel service ?');
    for (const person of [one, two])
      await (
        await as(person)
      ).submit(at(community, '/membership'), { charterAccepted: 'on', word: 'Au CCAS,\nà <i>Brest</i>' });
    const client = await as(community.organiser);
    const path = at(community, '/members');
    const { text } = await client.get(path);
    expect(text).toContain('à &lt;i&gt;Brest&lt;/i&gt;');
    expect(text).toContain(`formaction="${path}/${one.accountId}/refusal"`);

    const tooLong = await client.submit(`${path}/${one.accountId}/refusal`, { word: 'x'.repeat(501) });
    expect(tooLong.status).toBe(422);
    expect(tooLong.text).toContain('x'.repeat(501));
    expect(tooLong.text).toContain('id="field-word-error"');
    expect(tooLong.text).toContain(`id="word-${two.accountId}"`);

    await client.submit(`${path}/${one.accountId}`, { status: 'active', word: 'Bienvenue' });
    await client.submit(`${path}/${two.accountId}/refusal`, { word: 'Plus tard' });
    await app.settle();
    expect((await app.mails(one.email)).at(-1)!.text).toContain('Bienvenue');
    expect((await app.mails(two.email)).at(-1)!.text).toContain('Plus tard');
    const late = await client.submit(`${path}/${one.accountId}/refusal`, { word: 'Non' });
    expect([late.status, late.text]).toEqual([422, expect.stringContaining('a déjà répondu')]);
  });

  it('gives back the word of who asks without accepting the charter', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval' });
    const client = await as(await buildAccount(app));
    const refused = await client.submit(at(community, '/membership'), { word: 'Mon long mot' });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Mon long mot</textarea>')]);
  });
});

describe('removing somebody', () => {
  it('is asked in words on a page of its own', async () => {
    const community = await buildCommunity(app);
    const member = await buildMember(app, { community });
    const client = await as(community.organiser);
    const path = at(community, `/members/${member.accountId}/removal`);
    expect((await client.get(at(community, '/members'))).text).toContain(`href="${path}"`);
    expect((await client.get(path)).text).toContain(`Retirer ${member.displayName}\u202f?`);
    expect((await (await as(member)).get(path)).status).toBe(403);
    expect((await (await as(await buildAccount(app))).get(path)).status).toBe(404);
    expect((await client.submit(path)).headers.get('location')).toBe(at(community, '/members'));
    expect((await client.get(path)).status).toBe(404);
  });
});

describe('who hosts', () => {
  it('is named to strangers once they tick the box, and said neutrally before', async () => {
    const community = await buildCommunity(app);
    const { organiser } = community;
    const client = await as(organiser);
    expect((await stranger().get(at(community))).text).toContain('Leurs noms se voient une fois membre.');
    const path = at(community, `/members/${organiser.accountId}`);
    expect((await client.get(at(community, '/members'))).text).toContain('Montrer mon nom');
    await client.submit(path, { ownName: '1', shownToAll: 'on' });
    expect((await stranger().get(at(community))).text).toContain(
      `On vous accueille\u00a0: ${organiser.displayName}.`,
    );
    await client.submit(path, { ownName: '1' });
    expect((await stranger().get(at(community))).text).not.toContain(organiser.displayName);
  });
});

describe('where a community lives already', () => {
  const settings = { name: 'Ici et là', territory: 'FR-29', joinPolicy: 'open', charter: 'Une règle' };

  it('is a link without a referrer’s trust, and the association behind it a text', async () => {
    const community = await buildCommunity(app);
    const client = await as(community.organiser);
    const saved = await client.submit(at(community, '/settings'), {
      ...settings,
      livesAtUrl: 'https://groupe.example/brest',
      livesAtName: 'groupe « Brest »',
      parentAssociation: 'Les Amis du social',
      revision: '1',
    });
    expect(saved.status).toBe(303);
    const { text } = await stranger().get(at(community));
    expect(text).toContain(
      '<a href="https://groupe.example/brest" rel="noopener nofollow ugc">groupe « Brest »</a>',
    );
    expect(text).toContain('Les Amis du social');
    await client.submit(at(community, '/settings'), {
      ...settings,
      livesAtUrl: '',
      livesAtName: '',
      revision: '2',
    });
    expect((await stranger().get(at(community))).text).not.toContain('groupe.example');
  });

  it.each(['http://groupe.example', 'javascript:alert(1)', 'groupe.example'])('is not %s', async (url) => {
    const community = await buildCommunity(app);
    const client = await as(community.organiser);
    const refused = await client.submit(at(community, '/settings'), {
      ...settings,
      livesAtUrl: url,
      revision: '1',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`value="${url}"`);
  });
});

it('takes any body without failing', async () => {
  const community = await buildCommunity(app);
  const removed = await buildRemoved(app, community);
  const client = await as(community.organiser);
  for (const body of [[], null, 'x', { emails: ['a'] }, { word: {} }, { emails: 'a\0b@c.fr', word: '\0' }])
    for (const path of [
      at(community, '/invitations'),
      at(community, '/invitations/nothing/withdrawal'),
      at(community, '/invitations/link/closing'),
      at(community, `/members/${removed.accountId}/refusal`),
      at(community, '/awakening'),
      at(community, '/takeover'),
      at(community, '/takeover/opposition'),
      '/i/nothing',
    ]) {
      const { status } = await client.post(path, body);
      expect(status, `${path} ${JSON.stringify(body)}`).toBeGreaterThan(300);
      expect(status, `${path} ${JSON.stringify(body)}`).toBeLessThan(500);
    }
});
