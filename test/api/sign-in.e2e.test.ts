import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { ApiClient, apiClient } from '../support/api-client.js';
import { buildAccount } from '../support/builders.js';
import { itemsOf } from '../support/client.js';
import { queriesOf } from '../support/query-count.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function mailed(email: string): Promise<{ token: string; code: string }> {
  await app.settle();
  const mail = (await app.mails(email)).at(-1);
  const token = /\/sign-in\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const code = /\b\d{3}\s?\d{3}\b/.exec(mail?.text ?? '')?.[0] ?? '';
  return { token, code };
}

describe('signing in', () => {
  it('by the link: mails it, opens a session with a cookie, once', async () => {
    const client = await apiClient(app);
    expect((await client.post('/api/sign-in-links', { email: ' Lea@Asso.Example ' })).status).toBe(202);
    const { token } = await mailed('lea@asso.example');
    const opened = await client.post('/api/sessions', { token }, { 'user-agent': 'Firefox/140.0 (Linux)' });
    expect(opened.json).toMatchObject({
      account: { email: 'lea@asso.example' },
      session: { device: 'Firefox, Linux', current: true, shared: false },
    });
    expect(opened.headers.get('set-cookie')).toMatch(
      /^session=.+; Max-Age=7776000; .*HttpOnly; SameSite=Lax/i,
    );
    expect(opened.text).not.toContain(client.cookies.get('session')!.split('.')[0]!);
    expect((await client.get('/api/me')).json.email).toBe('lea@asso.example');

    const again = await client.post('/api/sessions', { token });
    expect([again.status, again.json.errors[0]]).toMatchObject([422, { field: 'token', code: 'link-used' }]);
  });

  it('by the code; a shared computer’s session ends with the browser', async () => {
    const client = await apiClient(app);
    await client.post('/api/sign-in-links', { email: 'noe@asso.example' });
    const { code } = await mailed('noe@asso.example');
    const wrong = {
      email: 'noe@asso.example',
      code: code.replaceAll(/\d/g, (digit) => `${9 - Number(digit)}`),
    };
    expect((await client.post('/api/sessions', wrong)).json.errors[0].code).toBe('wrong-code');
    const opened = await client.post('/api/sessions', { email: 'noe@asso.example', code, shared: true });
    expect(opened.status).toBe(201);
    expect(opened.headers.get('set-cookie')).not.toMatch(/max-age|expires/i);
    app.clock.advance(13 * HOUR);
    expect((await client.get('/api/me')).status).toBe(401);
  });

  it('answers a link that is over or unknown with its own code', async () => {
    const client = await apiClient(app);
    await client.post('/api/sign-in-links', { email: 'zoe@asso.example' });
    const { token } = await mailed('zoe@asso.example');
    app.clock.advance(61 * MINUTE);
    expect((await client.post('/api/sessions', { token })).json.errors[0].code).toBe('link-expired');
    expect((await client.post('/api/sessions', { token: 'nothing' })).json.errors[0].code).toBe(
      'link-unknown',
    );
  });

  it('stops guessing codes', async () => {
    const client = await apiClient(app);
    await client.post('/api/sign-in-links', { email: 'guess@asso.example' });
    const statuses: number[] = [];
    for (let code = 0; code < 7; code += 1)
      statuses.push(
        (await client.post('/api/sessions', { email: 'guess@asso.example', code: `00000${code}` })).status,
      );
    expect(statuses.slice(0, 5)).toEqual([422, 422, 422, 422, 422]);
    expect(statuses.at(-1)).toBe(429);
  });

  it('asks the same of known and unknown addresses', async () => {
    const { email } = await buildAccount(app);
    const client = await apiClient(app);
    const known = await client.post('/api/sign-in-links', { email });
    const unknown = await client.post('/api/sign-in-links', { email: 'nobody@asso.example' });
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
  });
});

describe('sessions', () => {
  it('are listed and ended one by one, the current one by name', async () => {
    const { email } = await buildAccount(app);
    const [here, there] = [await apiClient(app, email), await apiClient(app, email)];
    const sessions = itemsOf(await here.get('/api/me/sessions'));
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    const [other, none] = sessions.filter(({ current }) => !current);
    expect(none).toBe(undefined);
    expect((await here.delete(`/api/me/sessions/${other?.id}`)).status).toBe(204);
    expect((await there.get('/api/me')).status).toBe(401);
    expect((await here.delete('/api/sessions/current')).status).toBe(204);
    expect(here.cookies.has('session')).toBe(false);
    expect((await here.delete('/api/sessions/current')).status).toBe(401);
  });

  it('end everywhere else at once', async () => {
    const { email } = await buildAccount(app);
    const [here, there, elsewhere] = [
      await apiClient(app, email),
      await apiClient(app, email),
      await apiClient(app, (await buildAccount(app)).email),
    ];
    const { token } = (await here.post('/api/me/access-tokens', { name: 'essai' })).json;
    expect((await here.delete('/api/me/sessions/others')).status).toBe(204);
    expect(itemsOf(await here.get('/api/me/sessions'))).toMatchObject([{ current: true }]);
    expect((await there.get('/api/me')).status).toBe(401);
    expect((await elsewhere.get('/api/me')).status).toBe(200);
    const program = { authorization: `Bearer ${token}` };
    expect((await new ApiClient(app.origin).delete('/api/me/sessions/others', program)).status).toBe(204);
    expect((await here.get('/api/me')).status).toBe(401);
  });

  it('take as many queries to list three as one', async () => {
    const { email } = await buildAccount(app);
    const client = await apiClient(app, email);
    const list = () => queriesOf(app, () => client.get('/api/me/sessions'));
    await list();
    const one = await list();
    await apiClient(app, email);
    await apiClient(app, email);
    expect(itemsOf(await client.get('/api/me/sessions'))).toHaveLength(3);
    expect(await list()).toHaveLength(one.length);
  });

  it('of somebody else can’t be ended', async () => {
    const [mine, theirs] = [await buildAccount(app), await buildAccount(app)];
    const them = await apiClient(app, theirs.email);
    const { id } = (await them.get('/api/me/sessions')).json.items[0];
    const me = await apiClient(app, mine.email);
    expect((await me.delete(`/api/me/sessions/${id}`)).status).toBe(404);
    expect((await them.get('/api/me')).status).toBe(200);
  });

  it('last ninety days', async () => {
    const { email } = await buildAccount(app);
    const client = await apiClient(app, email);
    app.clock.advance(91 * DAY);
    expect((await client.get('/api/me')).status).toBe(401);
  });
});

describe('a device’s link', () => {
  async function shown(email: string) {
    const client = await apiClient(app, email);
    const made = await client.post('/api/me/device-links');
    return { client, made, token: (made.json.url as string).split('/').at(-1) ?? '' };
  }

  it('opens the account that made it on another device, once, and its owner is told', async () => {
    const { email, accountId } = await buildAccount(app);
    const { client, made, token } = await shown(email);
    expect(made.json.url).toBe(`${app.settings.publicUrl}/sign-in/device/${token}`);
    expect(Date.parse(made.json.expiresAt as string)).toBe(app.clock.now() + 5 * MINUTE);
    const phone = await apiClient(app);
    const opened = await phone.post('/api/sessions', { token }, { 'user-agent': 'Chrome/140.0 (Android)' });
    expect(opened.json).toMatchObject({ account: { id: accountId }, session: { device: 'Chrome, Android' } });
    expect((await phone.get('/api/me')).json.id).toBe(accountId);
    expect((await client.get('/api/me/sessions')).text).toContain('Chrome, Android');
    await app.settle();
    const [mail] = await app.mails(email);
    expect(mail?.subject).toBe('Un appareil vient d’ouvrir votre compte');
    expect(mail?.text).toContain('Chrome, Android');
    expect(mail?.text).not.toContain(token);
    const again = await (await apiClient(app)).post('/api/sessions', { token });
    expect(again.json.errors).toMatchObject([{ field: 'token', code: 'link-used' }]);
  });

  it('is over after five minutes, and when another one is shown', async () => {
    const { email } = await buildAccount(app);
    const [first, second] = [await shown(email), await shown(email)];
    const phone = await apiClient(app);
    const replaced = await phone.post('/api/sessions', { token: first.token });
    expect(replaced.json.errors).toMatchObject([{ field: 'token', code: 'link-unknown' }]);
    app.clock.advance(5 * MINUTE);
    const late = await phone.post('/api/sessions', { token: second.token });
    expect(late.json.errors).toMatchObject([{ field: 'token', code: 'link-expired' }]);
    expect((await phone.get('/api/me')).status).toBe(401);
  });

  it('opens nothing any more once all other ways in are closed', async () => {
    const { client, token } = await shown((await buildAccount(app)).email);
    expect((await client.delete('/api/me/sessions/others')).status).toBe(204);
    const late = await (await apiClient(app)).post('/api/sessions', { token });
    expect(late.json.errors).toMatchObject([{ field: 'token', code: 'link-unknown' }]);
  });

  it('opens one session for two phones at once', async () => {
    const { token } = await shown((await buildAccount(app)).email);
    const phones = [await apiClient(app), await apiClient(app)];
    const answers = await Promise.all(phones.map((phone) => phone.post('/api/sessions', { token })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });
});

describe('a mailbox that a service may read', () => {
  const email = 'accueil.cmp@asso.example';

  it('opens nothing before its owner says that nobody else reads it, and is asked once', async () => {
    const client = await apiClient(app);
    await client.post('/api/sign-in-links', { email });
    const { token, code } = await mailed(email);
    for (const given of [{ token }, { token, soleReader: false }, { email, code }]) {
      const refused = await client.post('/api/sessions', given);
      expect([refused.status, refused.json.code]).toEqual([409, 'shared-mailbox']);
    }
    expect((await client.get('/api/me')).status).toBe(401);
    expect((await client.post('/api/sessions', { token, soleReader: true })).status).toBe(201);
    await client.post('/api/sign-in-links', { email });
    const again = await mailed(email);
    expect((await (await apiClient(app)).post('/api/sessions', { token: again.token })).status).toBe(201);
  });

  it('is not told from others while its link is wrong', async () => {
    const client = await apiClient(app);
    const wrong = await client.post('/api/sessions', { email: 'contact@asso.example', code: '123456' });
    expect(wrong.json.errors).toMatchObject([{ field: 'code', code: 'wrong-code' }]);
  });
});

describe('access tokens', () => {
  it('stand for their owner until revoked, whatever cookie comes along, and are shown once', async () => {
    const [owner, other] = [await buildAccount(app), await buildAccount(app)];
    const client = await apiClient(app, owner.email);
    const { token, id } = (await client.post('/api/me/access-tokens', { name: ' Mon  agenda ' })).json;
    const program = { authorization: `Bearer ${token}` };
    const stranger = await apiClient(app, other.email);
    expect((await stranger.get('/api/me', program)).json.email).toBe(owner.email);
    expect((await stranger.delete('/api/sessions/current', program)).status).toBe(404);

    const list = await client.get('/api/me/access-tokens');
    expect(list.json.items).toMatchObject([{ id, name: 'Mon agenda' }]);
    expect(list.text).not.toContain(token);

    expect((await stranger.delete(`/api/me/access-tokens/${id}`)).status).toBe(404);
    expect((await client.delete(`/api/me/access-tokens/${id}`)).status).toBe(204);
    const refused = await new ApiClient(app.origin).get('/api/me', program);
    expect([refused.status, refused.json.code]).toEqual([401, 'invalid-token']);
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('mean nothing outside the API', async () => {
    const { email } = await buildAccount(app);
    const client = await apiClient(app, email);
    const { token } = (await client.post('/api/me/access-tokens', { name: 'essai' })).json;
    const page = await app.client().get('/settings', { authorization: `Bearer ${token}` });
    expect([page.status, page.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fsettings']);
  });
});
