import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountService } from '../../src/features/accounts/account.service.js';
import { SignInLink } from '../../src/features/accounts/sign-in-link.entity.js';
import { Credentials } from '../../src/platform/credentials/credentials.js';
import { Reader } from '../../src/platform/database/transaction.js';
import { HOUR, MINUTE } from '../../src/kernel/clock.js';
import { type TestApp, startApp } from '../support/app.js';
import { buildAccount } from '../support/builders.js';
import type { Client } from '../support/client.js';

const OPEN_TEXTS = /Regardez vos messages/;

describe('the sign-in pages', () => {
  let app: TestApp;
  let number = 0;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const stranger = (headers: Record<string, string> = {}) =>
    app.client({ 'accept-language': 'fr', ...headers });
  const newAddress = () => `arrivee-${(number += 1)}@asso.example`;

  /** What came by mail: six digits, and the path of the link. */
  async function asked(client: Client, email: string, fields: Record<string, string> = {}) {
    const answer = await client.submit('/sign-in', { email, ...fields });
    expect(answer.status).toBe(200);
    await app.settle();
    const { text = '' } = (await app.mails(email)).at(-1) ?? {};
    return {
      page: answer.text,
      code: /\b\d{6}\b/.exec(text)?.[0] ?? '',
      link: /\/sign-in\/[\w-]+/.exec(text)?.[0] ?? '',
    };
  }

  it('lead from an address to a session by the six digits', async () => {
    const [client, email] = [stranger(), newAddress()];
    const { page, code } = await asked(client, email);
    expect(page).toMatch(OPEN_TEXTS);
    expect(page).toContain('autocomplete="one-time-code"');
    expect(page).toContain('inputmode="numeric"');
    const answer = await client.submit('/sign-in/code', {
      email,
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.getSetCookie().join()).toMatch(/session=[\w-]+\.\d+;.*Max-Age=7776000.*HttpOnly/);
    expect((await client.get('/settings/sessions')).status).toBe(200);
  });

  it.each(['', '?next=', '?next=a&next=b', '?next=%2F', '?else=1'])(
    'begin with an address, at /sign-in%s',
    async (query) => {
      const { status, text } = await stranger().get(`/sign-in${query}`);
      expect(status).toBe(200);
      const [form = ''] = /<form method="post" action="\/sign-in">[^]*?<\/form>/.exec(text) ?? [];
      expect(form).toContain('name="email"');
      expect(form).not.toContain('name="next"');
    },
  );

  it('answer alike whether or not the address has an account', async () => {
    const known = await buildAccount(app);
    const unknown = newAddress();
    const pages = await Promise.all(
      [known.email, unknown].map(async (email) => {
        const { status, text } = await stranger().submit('/sign-in', { email });
        return { status, text: text.replaceAll(email, '…') };
      }),
    );
    expect(pages[0]).toEqual(pages[1]);
  });

  it('do not use the link up by showing it', async () => {
    const [client, email] = [stranger(), newAddress()];
    const { link } = await asked(client, email);
    for (const look of [1, 2]) {
      const shown = await stranger().get(link);
      expect([look, shown.status]).toEqual([look, 200]);
      expect(shown.text).toContain(`action="${link}"`);
      expect(shown.headers.get('cache-control')).toBe('no-store');
      expect(shown.headers.getSetCookie()).toEqual([]);
    }
    expect((await client.submit(link)).status).toBe(303);
    const again = await stranger().submit(link);
    expect(again.status).toBe(422);
    expect(again.text).toContain('Ce lien a déjà servi');
    expect((await stranger().get(link)).text).toContain('href="/sign-in"');
  });

  it('explain a link that is over, and one that never was', async () => {
    const { link } = await asked(stranger(), newAddress());
    app.clock.advance(HOUR);
    expect((await stranger().get(link)).text).toContain('Ce lien n’est plus valable');
    expect((await stranger().submit(link)).status).toBe(422);
    expect((await stranger().get('/sign-in/nothing-of-ours')).text).toContain('ne mène nulle part');
    expect((await stranger().submit('/sign-in/nothing-of-ours')).status).toBe(422);
  });

  it.each([
    ['', 'À remplir.'],
    ['lucie', 'semble incomplète'],
    ['"><script>alert(1)</script>', 'semble incomplète'],
  ])('give back the address %j with what is wrong', async (email, words) => {
    const { status, text } = await stranger().submit('/sign-in', {
      email,
      next: '/communities',
      shared: 'on',
    });
    expect(status).toBe(422);
    expect(text).toContain(words);
    expect(text).toContain('aria-invalid="true"');
    expect(text).toContain('href="#field-email"');
    expect(text).toMatch(/name="shared"[^>]*\schecked/);
    expect(text).toContain('name="next" value="/communities"');
    expect(text).not.toContain('<script>alert');
  });

  it('give the code form back with its address after a wrong code, and stop guessing', async () => {
    const [client, email] = [stranger(), newAddress()];
    const { code } = await asked(client, email, { shared: 'on' });
    const wrong = code === '000000' ? '111111' : '000000';
    const refused = await client.submit('/sign-in/code', { email, code: wrong, shared: 'on' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`name="email" value="${email}"`);
    expect(refused.text).toContain('name="shared" value="on"');
    expect(refused.text).toContain('Ce n’est pas le bon code');
    expect((await client.submit('/sign-in/code', { email, code: '12' })).text).toContain('six chiffres');
    for (let tries = 0; tries < 4; tries += 1) await client.submit('/sign-in/code', { email, code: wrong });
    const stopped = await client.submit('/sign-in/code', { email, code });
    expect(stopped.status).toBe(422);
    expect(stopped.text).toContain('Trop de codes');
  });

  it('refuse a code after half an hour', async () => {
    const [client, email] = [stranger(), newAddress()];
    const { code } = await asked(client, email);
    app.clock.advance(30 * MINUTE);
    expect((await client.submit('/sign-in/code', { email, code })).status).toBe(422);
  });

  it('end a shared computer’s session with the browser', async () => {
    const [client, email] = [stranger(), newAddress()];
    const { page, code } = await asked(client, email, { shared: 'on' });
    expect(page).toContain('name="shared" value="on"');
    const answer = await client.submit('/sign-in/code', { email, code, shared: 'on' });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^session=[\w-]+;/);
    expect(cookie).not.toMatch(/max-age|expires/i);
    app.clock.advance(12 * HOUR);
    expect((await client.get('/settings/sessions')).status).toBe(303);
  });

  it('ask a newcomer for a first name, then go where they were going', async () => {
    const [client, email] = [stranger(), newAddress()];
    const first = await client.get('/settings/sessions');
    expect(first.headers.get('location')).toBe('/sign-in?next=%2Fsettings%2Fsessions');
    expect((await client.get('/sign-in?next=%2Fsettings%2Fsessions')).text).toContain(
      'value="/settings/sessions"',
    );
    const { link } = await asked(client, email, { next: '/settings/sessions' });
    const arrived = await client.submit(link);
    expect(arrived.headers.get('location')).toBe('/settings/profile?welcome=1&next=%2Fsettings%2Fsessions');
    const welcome = await client.get('/settings/profile?welcome=1&next=%2Fsettings%2Fsessions');
    expect(welcome.text).toContain('value="Arrivee"');
    const fields = { welcome: '1', next: '/settings/sessions' };
    const named = await client.submit('/settings/profile', {
      ...fields,
      displayName: 'Lucie',
      territory: 'CA-QC-06',
    });
    expect(named.headers.get('location')).toBe('/settings/sessions');
    expect((await client.get('/settings/profile')).text).toMatch(/value="America\/Toronto" selected/);
  });

  describe('for a mailbox that a service may read', () => {
    it.each(['link', 'code'] as const)('ask who reads it, and go on by the %s', async (way) => {
      const [client, email] = [stranger(), `contact.${way}@asso.example`];
      const { code, link } = await asked(client, email, { shared: 'on' });
      const sent: Record<string, string> = way === 'link' ? { shared: 'on' } : { email, code, shared: 'on' };
      const action = way === 'link' ? link : '/sign-in/code';
      const question = await client.submit(action, sent);
      expect(question.status).toBe(200);
      expect(question.text).toContain('Quelqu’un d’autre lit-il cette boîte');
      expect(question.text).toContain(`action="${action}"`);
      for (const [name, value] of Object.entries(sent))
        expect(question.text).toContain(`name="${name}" value="${value}"`);
      const own = await client.submit(action, { ...sent, othersRead: 'yes' });
      expect(own.text).toContain('Prenez une adresse à vous');
      expect(client.cookies.has('session')).toBe(false);
      const opened = await client.submit(action, { ...sent, othersRead: 'no' });
      expect(opened.status).toBe(303);
      expect(opened.headers.getSetCookie().join()).not.toMatch(/max-age/i);
      const again = await asked(stranger(), email);
      expect((await stranger().submit(again.link)).status).toBe(303);
    });
  });

  describe('for a phone', () => {
    async function shown() {
      const { email, displayName } = await buildAccount(app);
      const computer = await app.signIn(email);
      const page = await computer.submit('/settings/sessions/device-links');
      const [link = ''] = /\/sign-in\/device\/[\w-]+/.exec(page.text) ?? [];
      return { computer, displayName, page, link };
    }

    it('show a code that holds the link, with nothing that the policy refuses', async () => {
      const { page, link, computer } = await shown();
      expect(page.status).toBe(200);
      expect(page.headers.get('cache-control')).toContain('no-store');
      expect(page.text).toContain(`<code>${app.settings.publicUrl}${link}</code>`);
      expect(page.text).toContain('5 minutes');
      const [svg = ''] = /<svg[^]*<\/svg>/.exec(page.text) ?? [];
      expect(svg).toMatch(/^<svg xmlns="[^"]+" viewBox="0 0 \d+ \d+">/);
      expect(svg).not.toMatch(/style=|href|<script|data:/);
      expect((await computer.get('/settings/sessions/device-links')).headers.get('location')).toBe(
        '/settings/sessions',
      );
    });

    it('say whose account it is, use nothing up, and open it on demand', async () => {
      const { computer, displayName, link } = await shown();
      for (const look of [1, 2]) {
        const seen = await stranger().get(link);
        expect([look, seen.headers.get('cache-control')]).toEqual([look, 'no-store']);
        expect(seen.text).toContain(`Vous connecter comme ${displayName} sur cet appareil`);
      }
      const phone = stranger({ 'user-agent': 'Safari/605 (iPhone)' });
      const opened = await phone.submit(link, { shared: 'on' });
      expect(opened.status).toBe(303);
      expect(opened.headers.getSetCookie().join()).not.toMatch(/max-age/i);
      expect((await computer.get('/settings/sessions')).text).toContain('Safari, iPhone');
      const again = await stranger().submit(link);
      expect([again.status, again.text.includes('Ce code a déjà servi')]).toEqual([422, true]);
      expect((await stranger().get(link)).text).toContain('Ce code a déjà servi');
    });

    it('explain a code that is over, and one that never was', async () => {
      const { link } = await shown();
      app.clock.advance(5 * MINUTE);
      expect((await stranger().get(link)).text).toContain('Ce code n’est plus valable');
      expect((await stranger().submit(link)).status).toBe(422);
      expect((await stranger().get('/sign-in/device/nothing')).text).toContain('ne mène nulle part');
      expect((await stranger().submit('/sign-in/device/nothing')).status).toBe(422);
    });
  });

  it('take somebody who has a name straight on', async () => {
    const { email } = await buildAccount(app);
    const client = stranger();
    const { code } = await asked(client, email, { next: '/communities' });
    expect((await client.submit('/sign-in/code', { email, code })).headers.get('location')).toBe(
      '/communities',
    );
    const again = await client.get('/sign-in?next=%2Fabout');
    expect([again.status, again.headers.get('location')]).toEqual([303, '/about']);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/sign-in?next=/sign-in',
    '/sign-out',
  ])('never lead to %s', async (next) => {
    const { email } = await buildAccount(app);
    const client = stranger();
    const { code } = await asked(client, email, { next });
    expect((await client.submit('/sign-in/code', { email, code })).headers.get('location')).toBe('/');
    expect((await client.get(`/sign-in?next=${encodeURIComponent(next)}`)).headers.get('location')).toBe('/');
  });

  it('close a session on demand', async () => {
    const client = await app.signIn(newAddress());
    const answer = await client.submit('/sign-out');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    expect(client.cookies.has('session')).toBe(false);
    expect((await client.get('/settings')).headers.get('location')).toBe('/sign-in?next=%2Fsettings');
  });

  it('end the session itself, not only its cookie', async () => {
    const client = await app.signIn(newAddress());
    const copy = new Map(client.cookies);
    await client.submit('/sign-out');
    copy.forEach((value, name) => client.cookies.set(name, value));
    expect((await client.get('/settings')).status).toBe(303);
  });

  it.each([{}, [], null, 7, { email: ['a'] }, { email: { a: 1 } }, { email: 'a\0b' }])(
    'refuse a body such as %j without failing',
    async (body) => {
      for (const path of ['/sign-in', '/sign-in/code', '/sign-in/nothing-of-ours'])
        expect((await stranger().post(path, body)).status, path).toBe(422);
    },
  );

  it('send the mail in the reader’s language, as HTML and as text', async () => {
    const email = newAddress();
    await asked(app.client({ 'accept-language': 'en' }), email);
    const [mail] = await app.mails(email);
    expect(mail?.subject).toMatch(/^Your sign-in code: \d{6}$/);
    expect(mail?.text).toMatch(/^Hello,\n\nYour code: \d{6}\n\nIt works for 30 minutes\.\n\n/);
    expect(mail?.html).toContain('Sign me in</a>');
  });
});

it('say who can come in where people come by invitation, and mail a stranger nothing', async () => {
  const app = await startApp({ environment: { SIGN_UP: 'invited' } });
  try {
    const client = app.client({ 'accept-language': 'fr' });
    expect((await client.get('/sign-in')).text).toContain('on entre sur invitation');
    const known = await buildAccount(app);
    const pages = [];
    for (const email of [known.email, 'inconnue@asso.example'])
      pages.push((await client.submit('/sign-in', { email })).text.replaceAll(email, '…'));
    expect(pages[0]).toBe(pages[1]);
    await app.settle();
    expect(await app.mails('inconnue@asso.example')).toEqual([]);
    expect(await app.mails(known.email)).toHaveLength(1);
    const link = await app
      .get(Reader)
      .manager.findOneByOrFail(SignInLink, { email: 'inconnue@asso.example' });
    const code = app.get(Credentials).code(link.id);
    expect((await client.submit('/sign-in/code', { email: link.email, code })).status).toBe(422);
    expect(await app.get(AccountService).byEmail(link.email)).toBe(null);
  } finally {
    await app.close();
  }
});

it('a limit stops a flood of requests', async () => {
  const app = await startApp({ environment: { RATE_LIMITS: 'on' } });
  try {
    const client = app.client();
    const statuses = [];
    for (let n = 0; n < 31; n += 1) statuses.push((await client.submit('/sign-in', { email: 'x' })).status);
    expect(statuses.at(-2)).toBe(422);
    expect(statuses.at(-1)).toBe(429);
  } finally {
    await app.close();
  }
});
