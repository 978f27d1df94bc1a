import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.js';
import { buildAccount } from '../support/builders.js';

describe('the settings pages', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const profile = { displayName: 'Noémie B.', timeZone: 'Europe/Paris', locale: 'fr-FR' };

  it.each([
    '/settings',
    '/settings/profile',
    '/settings/address',
    '/settings/sessions',
    '/settings/feeds',
    '/settings/access-tokens',
  ])('ask strangers to sign in before %s', async (path) => {
    const { status, headers } = await app.client().get(path);
    expect([status, headers.get('location')]).toEqual([303, `/sign-in?next=${encodeURIComponent(path)}`]);
  });

  it('begin with the profile', async () => {
    const client = await app.signIn((await buildAccount(app)).email);
    expect((await client.get('/settings')).headers.get('location')).toBe('/settings/profile');
  });

  describe('the profile', () => {
    it('is saved, and emptied of what is optional', async () => {
      const client = await app.signIn((await buildAccount(app)).email);
      const full = { ...profile, profession: 'ass', territory: 'FR-29' };
      expect((await client.submit('/settings/profile', full)).status).toBe(303);
      const { text } = await client.get('/settings/profile');
      expect(text).toContain('C’est enregistré.');
      expect(text).toContain('value="Noémie B."');
      expect(text).toMatch(/value="ass" selected/);
      expect(text).toMatch(/value="FR-29" selected/);
      await client.submit('/settings/profile', { ...full, profession: '', territory: '' });
      expect((await client.get('/settings/profile')).text).not.toMatch(/value="(?:ass|FR-29)" selected/);
    });

    it('changes the language of the next page', async () => {
      const client = await app.signIn((await buildAccount(app)).email);
      await client.submit('/settings/profile', { ...profile, locale: 'en' });
      const { text } = await client.get('/settings/profile');
      expect(text).toContain('<html lang="en">');
      expect(text).toContain('Saved.');
    });

    it.each([
      [{ displayName: '  ' }, 'displayName', 'À remplir.'],
      [{ displayName: 'x'.repeat(61) }, 'displayName', '60 caractères'],
      [{ profession: 'astronaute' }, 'profession', 'Choisissez un métier de la liste.'],
      [{ territory: 'FR-999' }, 'territory', 'Choisissez un territoire de la liste.'],
      [{ timeZone: 'Mars/Olympus' }, 'timeZone', ''],
      [{ locale: 'tlh' }, 'locale', 'Choisissez une des réponses proposées.'],
    ])('refuses %j and keeps what was typed', async (wrong, field, words) => {
      const client = await app.signIn((await buildAccount(app)).email);
      const { status, text } = await client.submit('/settings/profile', {
        ...profile,
        territory: 'FR-35',
        ...wrong,
      });
      expect(status).toBe(422);
      expect(text).toContain(`href="#field-${field}"`);
      expect(text).toContain(words);
      if (field !== 'territory') expect(text).toMatch(/value="FR-35" selected/);
    });

    it('asks a newcomer three things, and keeps them when one is wrong', async () => {
      const client = await app.signIn('nouvelle@asso.example');
      const wrong = {
        welcome: '1',
        next: '/communities',
        displayName: '',
        profession: 'ass',
        territory: 'FR-29',
      };
      const { status, text } = await client.submit('/settings/profile', wrong);
      expect(status).toBe(422);
      expect(text).toContain('name="next" value="/communities"');
      expect(text).toMatch(/value="ass" selected/);
      expect(text).not.toContain('name="timeZone"');
      const away = await client.submit('/settings/profile', {
        ...wrong,
        displayName: 'Ana',
        next: '//evil.example',
      });
      expect(away.headers.get('location')).toBe('/');
    });
  });

  describe('the sessions', () => {
    it('are listed, this one marked, and end one by one', async () => {
      const { email } = await buildAccount(app);
      const [here, there] = [await app.signIn(email), await app.signIn(email)];
      const { text } = await here.get('/settings/sessions');
      expect(text.match(/Firefox, Linux/g)?.length).toBeGreaterThanOrEqual(2);
      expect(text.match(/cet appareil/g)).toHaveLength(1);
      const ids = [...text.matchAll(/sessions\/([\w-]+)\/deletion/g)].map(([, id]) => id ?? '');
      const [, mine = ''] = /cet appareil[^]*?sessions\/([\w-]+)\/deletion/.exec(text) ?? [];
      const other = ids.find((id) => id !== mine) ?? '';
      const ended = await here.submit(`/settings/sessions/${other}/deletion`);
      expect(ended.headers.get('location')).toBe('/settings/sessions');
      expect((await there.get('/settings/profile')).status).toBe(303);
      expect((await here.submit(`/settings/sessions/${mine}/deletion`)).headers.get('location')).toBe('/');
      expect(here.cookies.has('session')).toBe(false);
    });

    it('end everywhere else at once', async () => {
      const { email } = await buildAccount(app);
      const [here, there] = [await app.signIn(email), await app.signIn(email)];
      expect((await here.get('/settings/sessions')).text).toContain('Fermer toutes les autres connexions');
      const ended = await here.submit('/settings/sessions/others/deletion');
      expect(ended.headers.get('location')).toBe('/settings/sessions');
      const { text } = await here.get('/settings/sessions');
      expect(text).toContain('Toutes les autres connexions sont fermées.');
      expect(text).not.toContain('others/deletion');
      expect((await there.get('/settings/profile')).status).toBe(303);
    });

    it('of others are not there to end', async () => {
      const [mine, theirs] = [await app.signIn('moi@asso.example'), await app.signIn('autre@asso.example')];
      const { text } = await theirs.get('/settings/sessions');
      const [, id = ''] = /sessions\/([\w-]+)\/deletion/.exec(text) ?? [];
      expect((await mine.submit(`/settings/sessions/${id}/deletion`)).status).toBe(404);
      expect((await mine.submit('/settings/sessions/nothing/deletion')).status).toBe(404);
      expect((await theirs.get('/settings/profile')).status).toBe(200);
    });
  });

  describe('the access tokens', () => {
    it('are shown once, work, and can be revoked', async () => {
      const client = await app.signIn((await buildAccount(app)).email);
      const created = await client.submit('/settings/access-tokens', { name: 'Mon <tableur>' });
      expect(created.status).toBe(200);
      expect(created.headers.get('cache-control')).toBe('private, no-store');
      expect(created.text).toContain('Mon &lt;tableur&gt;');
      const [, secret = ''] = /<code>([\w-]+)<\/code>/.exec(created.text) ?? [];
      const { text } = await client.get('/settings/access-tokens');
      expect(text).toContain('jamais utilisé');
      expect(text).not.toContain(secret);
      const authorization = { authorization: `Bearer ${secret}` };
      expect((await app.client(authorization).get('/api/me')).status).toBe(200);
      const [, id = ''] = /access-tokens\/([\w-]+)\/deletion/.exec(text) ?? [];
      expect((await client.submit(`/settings/access-tokens/${id}/deletion`)).status).toBe(303);
      expect((await app.client(authorization).get('/api/me')).status).toBe(401);
    });

    it('want a name', async () => {
      const client = await app.signIn((await buildAccount(app)).email);
      const { status, text } = await client.submit('/settings/access-tokens', { name: ' ' });
      expect(status).toBe(422);
      expect(text).toContain('href="#field-name"');
      expect(text).not.toContain('<code>');
    });

    it('of others are not there to revoke', async () => {
      const [mine, theirs] = [await app.signIn('moi@asso.example'), await app.signIn('autre@asso.example')];
      const { text } = await theirs.submit('/settings/access-tokens', { name: 'À moi' });
      const [, id = ''] = /access-tokens\/([\w-]+)\/deletion/.exec(text) ?? [];
      expect((await mine.submit(`/settings/access-tokens/${id}/deletion`)).status).toBe(404);
    });
  });
});
