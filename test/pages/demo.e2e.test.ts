import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../../src/application.js';
import { prepareDemo } from '../../src/demo/prepare-demo.js';
import { Session } from '../../src/features/accounts/session.entity.js';
import { Reader } from '../../src/platform/database/transaction.js';
import { startApp, type TestApp } from '../support/app.js';
import { buildAccount } from '../support/builders.js';
import { suspend } from '../support/suspending.js';

const offers = (text: string) =>
  [...text.matchAll(/name="accountId" value="([^"]+)">\s*<button[^>]*>Entrer comme ([^<]+)</g)].map(
    ([, accountId, name]) => ({ accountId: accountId!, name: name! }),
  );

async function startDemo(environment: Record<string, string> = {}): Promise<TestApp> {
  const app = await startApp({ environment: { DEFAULT_LOCALE: 'fr-FR', ...environment } });
  await prepareDemo({ ...app.settings, demo: 'on' }, { open: createContext, now: app.clock.now() });
  return app;
}

describe('one click', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startDemo();
  });
  afterAll(() => app.close());

  it.each(['/', '/sign-in', '/demo'])('is offered on %s, with a sentence about each', async (path) => {
    const { status, text } = await app.client().get(path);
    expect(status).toBe(200);
    expect(offers(text).map(({ name }) => name)).toEqual([
      'Gwenola Kerfictif',
      'Soizic Pennexemple',
      'Marius Exemplier',
      'Solène Fictivault',
      'Amadou Prototype',
      'Anatole Versionzéro',
    ]);
    expect(text).toContain('Elle organise le réseau du Finistère');
    expect(text).not.toContain('demo.people');
  });

  it('speaks English too', async () => {
    const { text } = await app.client({ 'accept-language': 'en' }).get('/demo');
    expect(text).toContain('Enter as Gwenola Kerfictif');
    expect(text).toContain('She organises the Finistère network');
  });

  it('signs in, and shows a week that is not empty', async () => {
    const client = app.client();
    const [gwenola] = offers((await client.get('/demo')).text);
    const { status, headers } = await client.submit('/demo/session', { accountId: gwenola!.accountId });
    expect([status, headers.get('location')]).toEqual([303, '/']);
    const { text } = await client.get('/');
    expect(text).toContain('Gwenola');
    expect(text).toContain('Réseau des pros du social');
    expect(offers((await client.get('/demo')).text)).toHaveLength(6);
  });

  it('says why a person does not come in whose access is closed', async () => {
    const marius = offers((await app.client().get('/demo')).text).find(({ name }) =>
      name.startsWith('Marius'),
    )!;
    await suspend(app, { accountId: marius.accountId }, { by: await buildAccount(app) });
    const { status, text } = await app.client().submit('/demo/session', { accountId: marius.accountId });
    expect(status).toBe(403);
    expect(text).toContain('Votre accès est suspendu');
  });

  it('opens no account but those of the demo', async () => {
    const { accountId } = await buildAccount(app);
    const before = await app.get(Reader).manager.count(Session);
    for (const id of [accountId, 'nobody', '']) {
      const { status } = await app.client().submit('/demo/session', { accountId: id });
      expect(status).toBe(404);
    }
    expect((await app.client().submit('/demo/session')).status).toBe(404);
    expect(await app.get(Reader).manager.count(Session)).toBe(before);
  });

  it.each<[name: string, headers: Record<string, string>]>([
    ['behind a proxy', { 'x-forwarded-for': '127.0.0.1' }],
    ['through a tunnel', { via: '1.1 tunnel' }],
    ['by another name', { host: 'maillage.example' }],
  ])('does not exist %s', async (_name, headers) => {
    const [gwenola] = offers((await app.client().get('/demo')).text);
    const inject = async (method: 'GET' | 'POST', url: string) =>
      app.nest.inject({ method, url, headers, payload: { accountId: gwenola!.accountId } });
    expect((await inject('GET', '/demo')).statusCode).toBe(404);
    expect((await inject('POST', '/demo/session')).statusCode).toBe(404);
    expect(offers((await inject('GET', '/sign-in')).body)).toEqual([]);
  });

  it('is refused to other sites', async () => {
    const [gwenola] = offers((await app.client().get('/demo')).text);
    const stranger = app.client({ 'sec-fetch-site': 'cross-site' });
    expect((await stranger.submit('/demo/session', gwenola)).status).toBe(403);
  });
});

describe('where there is no demo', { timeout: 60_000 }, () => {
  it('nobody is offered', async () => {
    const app = await startApp();
    expect((await app.client().get('/demo')).status).toBe(404);
    expect((await app.client().submit('/demo/session', { accountId: 'x' })).status).toBe(404);
    expect(offers((await app.client().get('/')).text)).toEqual([]);
    await app.close();
  });

  it('nor off local mode, though the database holds one', async () => {
    const app = await startDemo({
      RATE_LIMITS: 'on',
      PUBLIC_URL: 'https://maillage.example',
      SMTP_URL: 'smtp://mail.example:587',
      MAIL_FROM: 'Maillage <bonjour@maillage.example>',
    });
    expect((await app.client().get('/demo')).status).toBe(404);
    expect(offers((await app.client().get('/sign-in')).text)).toEqual([]);
    await app.close();
  });
});
