import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { apiClient } from '../support/api-client.js';
import {
  buildAccount,
  buildColleague,
  type BuiltCommunity,
  buildCommunity,
  buildEvent,
  buildMember,
  buildNews,
} from '../support/builders.js';
import { DigestEnrolment } from '../../src/features/digests/digest-enrolment.service.js';
import type { Client } from '../support/client.js';

const SETTINGS = '/settings/digest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** A form in which several boxes have one name. */
const submit = (client: Client, fields: [string, string][]) =>
  client.send('POST', SETTINGS, { body: new URLSearchParams(fields) });

const ticked = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`name="${name}" type="checkbox" value="([^"]+)"\\s+checked`, 'g'))].map(
    ([, value]) => value ?? '',
  );

async function buildReader(): Promise<{ client: Client; community: BuiltCommunity }> {
  const community = await buildCommunity(app, { name: 'Réseau du port' });
  const { email } = await buildMember(app, { community });
  return { client: await app.signIn(email), community };
}

describe('the page of one’s digest', () => {
  it('says when the next one comes, and of what where nothing was chosen', async () => {
    const { client, community } = await buildReader();
    const { text } = await client.get(SETTINGS);
    expect(text).toMatch(/Prochain message\s: lundi 8\smars, 9\sh\./);
    expect(text).toContain('Pour l’instant\u00a0: Finistère (29).');
    expect(ticked(text, 'kinds').length).toBeGreaterThan(15);
    expect(ticked(text, 'communities')).toEqual([community.slug]);
  });

  it('keeps what is chosen', async () => {
    const { client, community } = await buildReader();
    const saved = await submit(client, [
      ['on', 'on'],
      ['weekday', 'thu'],
      ['territories', 'FR-29'],
      ['addedTerritory', 'CA-QC-06'],
      ['kinds', 'horaires'],
      ['kinds', 'reforme'],
      ['communities', community.slug],
    ]);
    expect(saved.status).toBe(303);
    const { text } = await client.get(SETTINGS);
    expect(text).toMatch(/jeudi 4\smars/);
    expect(text).toMatch(/value="FR-29" checked[^]*value="CA-QC-06" checked/);
    expect(ticked(text, 'kinds')).toEqual(['horaires', 'reforme']);
    expect((await submit(client, [['weekday', 'thu']])).status).toBe(303);
    expect((await client.get(SETTINGS)).text).toContain('Vous ne recevez pas ce message.');
  });

  it('shows the form again where something is wrong, with what was chosen', async () => {
    const { client } = await buildReader();
    const refused = await submit(client, [
      ['on', 'on'],
      ['weekday', 'mon'],
      ['territories', 'FR-29'],
      ['addedTerritory', 'nowhere'],
      ['kinds', 'horaires'],
    ]);
    expect(refused.status).toBe(422);
    expect(ticked(refused.text, 'kinds')).toEqual(['horaires']);
  });

  it('shows the next one, as it would be mailed now', async () => {
    const { client, community } = await buildReader();
    const before = (await client.get(`${SETTINGS}/next`)).text;
    expect(before).toContain('Il n’y a rien à dire pour l’instant');
    await buildEvent(app, { community, startsLocal: '2027-03-05T18:30', title: 'Apéro du port' });
    await buildNews(app, { text: 'Une équipe mobile à Brest' });
    app.clock.advance(1000);
    const { text } = await client.get(`${SETTINGS}/next`);
    expect(text).toMatch(/Votre semaine\s: une actualité, une rencontre/);
    expect(text).toMatch(/Une équipe mobile à Brest[^]*Apéro du port/);
  });

  it('is for who is signed in', async () => {
    expect((await app.client().get(SETTINGS)).status).toBe(303);
  });
});

describe('the way out of a digest', () => {
  async function linkOf(email: string): Promise<string> {
    await buildNews(app);
    await app.get(DigestEnrolment).enrol();
    app.clock.set(Date.UTC(2027, 2, 8, 8));
    await app.settle();
    const [mail] = (await app.mails(email)).filter(({ messageId }) => messageId.startsWith('<digest.'));
    return new URL(/http\S+\/u\/digest\/\S+/.exec(mail?.text ?? '')?.[0] ?? '').pathname;
  }

  it('asks on a page, stops by a post, without signing in', async () => {
    const { email } = await buildColleague(app);
    const path = await linkOf(email);
    const stranger = app.client();
    const asked = await stranger.get(path);
    expect(asked.text).toContain('Ne plus recevoir votre semaine');
    expect(asked.headers.get('cache-control')).toContain('no-store');
    expect((await (await apiClient(app, email)).get('/api/me/digest')).json.on).toBe(true);
    const clicked = await stranger.send('POST', path, {
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      headers: { origin: 'https://mail.example' },
    });
    expect(clicked.status).toBe(200);
    expect((await (await apiClient(app, email)).get('/api/me/digest')).json).toMatchObject({
      on: false,
      nextAt: null,
    });
    expect((await stranger.submit(path)).status).toBe(303);
    expect((await stranger.get(path)).text).toContain('C’est noté');
  });

  it('opens for nobody else', async () => {
    const someone = await buildAccount(app);
    for (const path of [`/u/digest/${someone.accountId}/nothing`, '/u/digest/nobody/nothing']) {
      expect((await app.client().get(path)).status).toBe(404);
      expect((await app.client().submit(path)).status).toBe(404);
    }
  });
});

describe('the API of one’s digest', () => {
  it('takes and gives all of what is chosen', async () => {
    const community = await buildCommunity(app);
    const { email } = await buildMember(app, { community });
    const client = await apiClient(app, email);
    const usual = await client.get('/api/me/digest');
    expect(usual.json).toMatchObject({
      on: true,
      weekday: 'mon',
      territories: null,
      kinds: null,
      communities: null,
      revision: 0,
    });
    const chosen = {
      weekday: 'fri',
      territories: ['FR-R53'],
      kinds: ['alerte'],
      communities: [community.slug],
    };
    expect((await client.put('/api/me/digest', chosen, { 'if-match': '"0"' })).json).toMatchObject({
      ...chosen,
      on: true,
      revision: 1,
    });
    expect((await client.put('/api/me/digest', chosen, { 'if-match': '"0"' })).status).toBe(412);
    const other = await buildCommunity(app);
    const refused = await client.put('/api/me/digest', { communities: [other.slug] });
    expect(refused.json.errors).toMatchObject([{ field: 'communities.0', code: 'unknown-community' }]);
    expect((await client.get('/api/me/digest/next')).json).toEqual({ subject: null, text: null });
  });
});
