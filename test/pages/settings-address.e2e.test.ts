import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../src/kernel/clock.js';
import { type TestApp, startApp } from '../support/app.js';
import { buildAccount } from '../support/builders.js';
import type { Client } from '../support/client.js';

describe('the page of one’s addresses', () => {
  let app: TestApp;
  let number = 0;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const newAddress = () => `page-${(number += 1)}@asso.example`;
  const reader = () => app.client({ 'accept-language': 'fr' });

  async function linkIn(email: string, kind: 'confirmation' | 'undo'): Promise<string> {
    await app.settle();
    const texts = (await app.mails(email)).map(({ text }) => text).join('\n');
    return new RegExp(`/addresses/${kind}/[\\w-]+`).exec(texts)?.[0] ?? '';
  }

  async function asked(client: Client, to: string, field: 'email' | 'backupEmail' = 'email') {
    const answer = await client.submit('/settings/address', { [field]: to });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/settings/address']);
    return linkIn(to, 'confirmation');
  }

  it('asks for another, says that it waits, and lets it be given up', async () => {
    const { email } = await buildAccount(app);
    const [client, to] = [await app.signIn(email), newAddress()];
    const link = await asked(client, to);
    const { text } = await client.get('/settings/address');
    expect(text).toContain(`Votre adresse\u00a0: ${email}`);
    expect(text).toContain(`${to} deviendra votre adresse`);
    const [, withdrawal = ''] =
      /action="(\/settings\/address\/changes\/[\w-]+\/withdrawal)"/.exec(text) ?? [];
    expect((await client.submit(withdrawal)).status).toBe(303);
    expect((await client.get('/settings/address')).text).not.toContain(to);
    expect((await reader().get(link)).text).toContain('Ce lien n’est plus valable');
    expect((await client.submit(withdrawal)).status).toBe(404);
  });

  it.each(['email', 'backupEmail'] as const)('gives a wrong %s back with what is wrong', async (field) => {
    const { email } = await buildAccount(app);
    const client = await app.signIn(email);
    for (const [typed, words] of [
      ['pas une adresse', 'semble incomplète'],
      ['', 'À remplir.'],
      [email, 'C’est déjà votre adresse.'],
    ] as const) {
      const { status, text } = await client.submit('/settings/address', { [field]: typed });
      expect([typed, status]).toEqual([typed, 422]);
      expect(text).toContain(`href="#field-${field}"`);
      expect(text).toContain(words);
      expect(text).toContain(`name="${field}" type="email" value="${typed}"`);
    }
  });

  it('is confirmed by a button, once, on any device', async () => {
    const { email, displayName } = await buildAccount(app);
    const [client, to] = [await app.signIn(email), newAddress()];
    const link = await asked(client, to);
    const shown = await reader().get(link);
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect(shown.text).toContain(`${to} deviendra l’adresse du compte de ${displayName}`);
    expect((await client.get('/settings/address')).text).toContain(email);
    const confirmed = await reader().submit(link);
    expect([confirmed.status, confirmed.headers.get('location')]).toEqual([303, link]);
    expect((await reader().get(link)).text).toContain('Cette adresse est confirmée');
    expect((await reader().submit(link)).status).toBe(422);
    expect((await client.get('/settings/address')).text).toContain(`Votre adresse\u00a0: ${to}`);
  });

  it('explains a link that is over, one that never was, and an address that is somebody’s', async () => {
    const client = await app.signIn((await buildAccount(app)).email);
    const { email: taken } = await buildAccount(app);
    const link = await asked(client, taken);
    const refused = await reader().submit(link);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Un autre compte a cette adresse.');
    app.clock.advance(DAY);
    expect((await reader().get(link)).text).toContain('Ce lien n’est plus valable');
    for (const kind of ['confirmation', 'undo']) {
      expect((await reader().get(`/addresses/${kind}/nothing`)).text).toContain('ne mène nulle part');
      expect((await reader().submit(`/addresses/${kind}/nothing`)).status).toBe(422);
    }
  });

  it('asks who reads a service’s mailbox before it is confirmed', async () => {
    const client = await app.signIn((await buildAccount(app)).email);
    const link = await asked(client, 'secretariat.page@asso.example');
    expect((await reader().get(link)).text).toContain('Quelqu’un d’autre lit-il cette boîte');
    expect((await reader().submit(link)).status).toBe(422);
    expect((await reader().submit(link, { othersRead: 'yes' })).text).toContain('Prenez une adresse à vous');
    expect((await reader().submit(link, { othersRead: 'no' })).status).toBe(303);
  });

  it('is had back by a button in the mail to the old one, which ends every session', async () => {
    const { email } = await buildAccount(app);
    const [client, to] = [await app.signIn(email), newAddress()];
    await reader().submit(await asked(client, to));
    const link = await linkIn(email, 'undo');
    expect((await reader().get(link)).text).toContain(`Rétablir ${email}`);
    expect((await client.get('/settings/address')).status).toBe(200);
    expect((await reader().submit(link)).headers.get('location')).toBe(link);
    expect((await reader().get(link)).text).toContain('C’est annulé');
    expect((await client.get('/settings/address')).status).toBe(303);
    expect((await reader().submit(link)).status).toBe(422);
  });

  it('cannot be had back after three days', async () => {
    const { email } = await buildAccount(app);
    const [client, to] = [await app.signIn(email), newAddress()];
    await reader().submit(await asked(client, to));
    const link = await linkIn(email, 'undo');
    app.clock.advance(72 * HOUR);
    expect((await reader().get(link)).text).toContain('Il est trop tard pour annuler');
    expect((await reader().submit(link)).status).toBe(422);
  });

  it('keeps a backup, which can be removed', async () => {
    const client = await app.signIn((await buildAccount(app)).email);
    const spare = newAddress();
    const link = await asked(client, spare, 'backupEmail');
    expect((await reader().get(link)).text).toContain(`${spare} permettra aussi de se connecter`);
    await reader().submit(link);
    expect((await client.get('/settings/address')).text).toContain(
      `Votre adresse de secours\u00a0: ${spare}`,
    );
    expect((await client.submit('/settings/address/backup/deletion')).status).toBe(303);
    expect((await client.get('/settings/address')).text).not.toContain(spare);
    expect((await client.submit('/settings/address/backup/deletion')).status).toBe(404);
  });

  it('tells in the reader’s language, in HTML and in text', async () => {
    const { email } = await buildAccount(app, { locale: 'en' });
    const to = newAddress();
    await asked(await app.signIn(email), to);
    const [mail] = await app.mails(to);
    expect(mail?.subject).toBe('Confirm your new address');
    expect(mail?.html).toContain('Confirm this address</a>');
    expect(mail?.text).toContain('The link below works for 24 hours.');
  });
});
