import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../src/kernel/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { ApiClient, apiClient } from '../support/api-client.js';
import { buildAccount, buildEvent, buildInvited } from '../support/builders.js';
import { type Item, itemsOf } from '../support/client.js';
import { auditOf } from '../support/audit.js';

let app: TestApp;
let number = 0;
beforeAll(async () => {
  app = await startApp({ environment: { ADMIN_EMAILS: 'chef@asso.example,cheffe@asso.example' } });
});
afterAll(() => app.close());

const newAddress = () => `neuve-${(number += 1)}@asso.example`;
const stranger = () => new ApiClient(app.origin);

/** The token of the last mail to an address that has one of a kind. */
async function token(email: string, kind: 'confirmation' | 'undo'): Promise<string> {
  await app.settle();
  const texts = (await app.mails(email)).map(({ text }) => text);
  const found = texts.map((text) => new RegExp(`/addresses/${kind}/([\\w-]+)`).exec(text)?.[1]);
  return found.filter((each) => each !== undefined).at(-1) ?? '';
}

const subjects = async (email: string) => {
  await app.settle();
  return (await app.mails(email)).map(({ subject }) => subject);
};

async function ask(client: ApiClient, email: string, purpose: 'main' | 'backup' = 'main') {
  const answer = await client.post('/api/me/address-changes', { email, purpose });
  expect(answer.status, answer.text).toBe(201);
  await app.settle();
  return answer.json as Item;
}

const confirm = async (email: string, more: object = {}) =>
  stranger().post('/api/address-changes/confirmation', {
    token: await token(email, 'confirmation'),
    ...more,
  });

const undo = async (email: string) =>
  stranger().post('/api/address-changes/undo', { token: await token(email, 'undo') });

/** Somebody whose address is another one now. */
async function moved(from = newAddress(), to = newAddress()) {
  const account = await buildAccount(app, { email: from });
  const client = await apiClient(app, from);
  await ask(client, to);
  expect((await confirm(to)).status).toBe(204);
  return { account, client, from, to };
}

const SIGN_IN_LINK = /\/sign-in\/([\w-]+)/;

async function signInBy(email: string): Promise<{ client: ApiClient; status: number; mail: string }> {
  const client = stranger();
  await client.post('/api/sign-in-links', { email });
  await app.settle();
  // What else is on its way may come after it.
  const mail = (await app.mails(email)).findLast(({ text }) => SIGN_IN_LINK.test(text))?.text ?? '';
  const link = SIGN_IN_LINK.exec(mail)?.[1] ?? 'none';
  return { client, status: (await client.post('/api/sessions', { token: link })).status, mail };
}

describe('asking for another address', () => {
  it('changes nothing until whoever reads it confirms', async () => {
    const [{ email, accountId }, to] = [await buildAccount(app), newAddress()];
    const client = await apiClient(app, email);
    const { id } = await ask(client, to);
    expect(itemsOf(await client.get('/api/me/address-changes'))).toMatchObject([
      { id, email: to, purpose: 'main' },
    ]);
    expect((await client.get('/api/me')).json.email).toBe(email);
    expect((await confirm(to)).status).toBe(204);
    expect((await client.get('/api/me')).json).toMatchObject({ id: accountId, email: to });
    expect(itemsOf(await client.get('/api/me/address-changes'))).toEqual([]);
    expect(await auditOf(app, accountId)).toContain('address.changed');
  });

  it('answers and mails the same whether or not the address has an account', async () => {
    const client = await apiClient(app, (await buildAccount(app)).email);
    const [known, unknown] = [(await buildAccount(app)).email, newAddress()];
    const answers = [await ask(client, known), await ask(client, unknown)];
    expect(Object.keys(answers[0] ?? {})).toEqual(Object.keys(answers[1] ?? {}));
    expect(await subjects(known)).toEqual(await subjects(unknown));
  });

  it('takes the place of an earlier request', async () => {
    const client = await apiClient(app, (await buildAccount(app)).email);
    const [first, second] = [newAddress(), newAddress()];
    await ask(client, first);
    await ask(client, second);
    expect(itemsOf(await client.get('/api/me/address-changes'))).toMatchObject([{ email: second }]);
    expect((await confirm(first)).json.errors).toMatchObject([{ code: 'link-expired' }]);
  });

  it('can be given up, by who asked alone', async () => {
    const client = await apiClient(app, (await buildAccount(app)).email);
    const other = await apiClient(app, (await buildAccount(app)).email);
    const to = newAddress();
    const { id } = await ask(client, to);
    expect((await other.delete(`/api/me/address-changes/${id}`)).status).toBe(404);
    expect((await client.delete('/api/me/address-changes/nothing')).status).toBe(404);
    expect((await client.delete(`/api/me/address-changes/${id}`)).status).toBe(204);
    expect((await client.delete(`/api/me/address-changes/${id}`)).status).toBe(404);
    expect((await confirm(to)).json.errors).toMatchObject([{ field: 'token', code: 'link-expired' }]);
  });

  it('is refused for one’s own address, a wrong one, and more than five times an hour', async () => {
    const { email } = await buildAccount(app);
    const client = await apiClient(app, email);
    const post = (body: object) => client.post('/api/me/address-changes', body);
    expect((await post({ email: ` ${email.toUpperCase()} ` })).json.errors).toMatchObject([
      { field: 'email', code: 'already-yours' },
    ]);
    expect((await post({ email: 'nulle part' })).status).toBe(422);
    expect((await post({ email: newAddress(), purpose: 'other' })).status).toBe(422);
    for (let asked = 0; asked < 5; asked += 1) await ask(client, newAddress());
    const sixth = await post({ email: newAddress() });
    expect([sixth.status, sixth.json.code]).toEqual([429, 'too-many-address-changes']);
    app.clock.advance(HOUR);
    expect((await post({ email: newAddress() })).status).toBe(201);
  });
});

describe('confirming an address', () => {
  it('works once, for a day', async () => {
    const { to } = await moved();
    expect((await confirm(to)).json.errors).toMatchObject([{ code: 'link-used' }]);
    const client = await apiClient(app, (await buildAccount(app)).email);
    const late = newAddress();
    await ask(client, late);
    await token(late, 'confirmation');
    app.clock.advance(DAY);
    expect((await confirm(late)).json.errors).toMatchObject([{ code: 'link-expired' }]);
    const unknown = await stranger().post('/api/address-changes/confirmation', { token: 'nothing' });
    expect(unknown.json.errors).toMatchObject([{ field: 'token', code: 'link-unknown' }]);
  });

  it('is refused for the address of another account, its backup, or one that was only invited', async () => {
    const client = await apiClient(app, (await buildAccount(app)).email);
    const { email: taken } = await buildAccount(app);
    await ask(client, taken);
    const refused = await confirm(taken);
    expect([refused.status, refused.json.code]).toEqual([409, 'address-taken']);

    const event = await buildEvent(app);
    const invited = newAddress();
    const host = await apiClient(app, event.host.email);
    await host.post(`/api/events/${event.id}/invitations`, { emails: [invited] });
    await ask(client, invited);
    expect((await confirm(invited)).json.code).toBe('address-invited');
    expect((await client.get('/api/me')).json.email).not.toBe(invited);
  });

  it('asks who reads a service’s mailbox', async () => {
    const client = await apiClient(app, (await buildAccount(app)).email);
    await ask(client, 'accueil.change@asso.example');
    const refused = await confirm('accueil.change@asso.example');
    expect([refused.status, refused.json.code]).toEqual([409, 'shared-mailbox']);
    expect((await confirm('accueil.change@asso.example', { soleReader: true })).status).toBe(204);
  });

  it('leaves the sessions open, and signs in by the new address', async () => {
    const { client, to, account } = await moved();
    expect((await client.get('/api/me')).status).toBe(200);
    const again = await signInBy(to);
    expect((await again.client.get('/api/me')).json.id).toBe(account.accountId);
  });

  it('kills what was mailed to the old address to sign in with', async () => {
    const from = newAddress();
    const account = await buildAccount(app, { email: from });
    const old = stranger();
    await old.post('/api/sign-in-links', { email: from });
    await app.settle();
    const link = /\/sign-in\/([\w-]+)/.exec((await app.mails(from)).at(-1)?.text ?? '')?.[1];
    const to = newAddress();
    await ask(await apiClient(app, account.email), to);
    await confirm(to);
    expect((await old.post('/api/sessions', { token: link })).json.errors[0].code).toBe('link-unknown');
  });

  it('takes away what the old address gave an administrator, unless the new one gives it too', async () => {
    const admin = await apiClient(app, 'chef@asso.example');
    expect((await admin.get('/api/me')).json.isAdmin).toBe(true);
    await ask(admin, 'cheffe@asso.example');
    await confirm('cheffe@asso.example');
    expect((await admin.get('/api/me')).json.isAdmin).toBe(true);
    const plain = newAddress();
    await ask(admin, plain);
    await confirm(plain);
    expect((await admin.get('/api/me')).json.isAdmin).toBe(false);
  });

  it('makes the links of invitations mailed before answer no more, and the next mail bring a new one', async () => {
    const event = await buildEvent(app);
    const guest = await buildInvited(app, event);
    await app.settle();
    const answerPath = async (email: string) =>
      /\/r\/[\w-]+/.exec((await app.mails(email)).at(-1)?.text ?? '')?.[0] ?? '';
    const before = await answerPath(guest.email);
    expect((await app.client().get(before)).status).toBe(200);
    app.clock.advance(1000);
    const to = newAddress();
    await ask(await apiClient(app, guest.email), to);
    await confirm(to);
    await app.settle();
    expect((await app.client().get(before)).status).toBe(404);
    const host = await apiClient(app, event.host.email);
    await host.patch(`/api/events/${event.id}`, { startsLocal: '2027-03-06T18:30' });
    await app.settle();
    const after = await answerPath(to);
    expect(after).not.toBe(before);
    expect((await app.client().get(after)).status).toBe(200);
    const [mail] = (await app.mails(to)).filter(({ ics }) => ics !== null);
    expect(mail?.ics?.replaceAll(/\r\n /g, '')).toContain(`mailto:${to}`);
  });

  it('shows hosts the address that they wrote, never the new one', async () => {
    const event = await buildEvent(app);
    const guest = await buildInvited(app, event);
    const to = newAddress();
    await ask(await apiClient(app, guest.email), to);
    await confirm(to);
    const host = await apiClient(app, event.host.email);
    const invited = await host.get(`/api/events/${event.id}/invitations`);
    expect(itemsOf(invited)).toMatchObject([{ email: guest.email }]);
    expect(invited.text).not.toContain(to);
  });
});

describe('the address that was left', () => {
  it('is told, without the new one, and has the account back for three days', async () => {
    const { client, from, to, account } = await moved();
    const program = (await client.post('/api/me/access-tokens', { name: 'essai' })).json.token as string;
    await ask(client, newAddress(), 'backup');
    expect((await subjects(from)).at(-1)).toBe('L’adresse de votre compte a changé');
    expect((await app.mails(from)).at(-1)?.raw).not.toContain(to);
    expect((await undo(from)).status).toBe(204);

    expect((await client.get('/api/me')).status).toBe(401);
    const authorization = { authorization: `Bearer ${program}` };
    expect((await stranger().get('/api/me', authorization)).status).toBe(401);
    const back = await signInBy(from);
    expect((await back.client.get('/api/me')).json).toMatchObject({ id: account.accountId, email: from });
    expect(itemsOf(await back.client.get('/api/me/address-changes'))).toEqual([]);
    for (const email of [from, to]) expect(await subjects(email)).toContain('L’adresse d’avant est rétablie');
    expect((await undo(from)).json.errors).toMatchObject([{ code: 'link-used' }]);
    expect(await auditOf(app, account.accountId)).toContain('sessions.ended');
  });

  it('wins over a second change and an added backup, whose own links undo nothing then', async () => {
    const { client, from, to, account } = await moved();
    const [third, spare] = [newAddress(), newAddress()];
    app.clock.advance(HOUR);
    await ask(client, third);
    await confirm(third);
    await ask(client, spare, 'backup');
    await confirm(spare);
    const theirs = await token(to, 'undo');
    expect((await undo(from)).status).toBe(204);
    expect((await stranger().post('/api/address-changes/undo', { token: theirs })).json.errors).toMatchObject(
      [{ code: 'link-used' }],
    );
    const back = await signInBy(from);
    expect((await back.client.get('/api/me')).json).toMatchObject({ email: from, backupEmail: null });
    for (const email of [to, third, spare]) {
      const { client: fresh } = await signInBy(email);
      expect((await fresh.get('/api/me')).json.id, email).not.toBe(account.accountId);
    }
  });

  it('opens nothing meanwhile, makes no account, and is mailed how to undo', async () => {
    const { from, account } = await moved();
    app.clock.advance(HOUR);
    const client = stranger();
    const known = await client.post('/api/sign-in-links', { email: from });
    const unknown = await client.post('/api/sign-in-links', { email: newAddress() });
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    expect((await subjects(from)).at(-1)).toBe('Cette adresse n’ouvre plus votre compte');
    const { text = '' } = (await app.mails(from)).at(-1) ?? {};
    expect(text).not.toMatch(/\/sign-in\/|\b\d{6}\b/);
    expect((await undo(from)).status).toBe(204);
    expect((await (await signInBy(from)).client.get('/api/me')).json.id).toBe(account.accountId);
  });

  it('is nobody else’s for three days, then free', async () => {
    const { from, account } = await moved();
    const other = await apiClient(app, (await buildAccount(app)).email);
    await ask(other, from);
    expect((await confirm(from)).json.code).toBe('address-taken');
    const late = await token(from, 'undo');
    app.clock.advance(72 * HOUR);
    const over = await stranger().post('/api/address-changes/undo', { token: late });
    expect(over.json.errors).toMatchObject([{ field: 'token', code: 'link-expired' }]);
    const { client } = await signInBy(from);
    expect((await client.get('/api/me')).json.id).not.toBe(account.accountId);
  });

  it('invited within that time, is its owner', async () => {
    const { from, to } = await moved();
    const event = await buildEvent(app);
    const host = await apiClient(app, event.host.email);
    const answer = await host.post(`/api/events/${event.id}/invitations`, { emails: [from, to] });
    expect(answer.json).toMatchObject({ invited: 1, already: 1 });
    expect((await subjects(to)).at(-1)).toContain('vous invite');
  });
});

describe('a backup address', () => {
  it('signs in to the same account, once confirmed and told; nothing is written to it', async () => {
    const { email, accountId } = await buildAccount(app);
    const client = await apiClient(app, email);
    const spare = newAddress();
    await ask(client, spare, 'backup');
    expect((await confirm(spare)).status).toBe(204);
    expect((await client.get('/api/me')).json).toMatchObject({ email, backupEmail: spare });
    expect((await subjects(email)).at(-1)).toBe('Votre compte a une adresse de secours');
    expect((await (await signInBy(spare)).client.get('/api/me')).json.id).toBe(accountId);
    expect((await client.post('/api/me/address-changes', { email: spare, purpose: 'backup' })).status).toBe(
      422,
    );
    expect(await auditOf(app, accountId)).toContain('backup-address.added');
    const event = await buildEvent(app);
    const host = await apiClient(app, event.host.email);
    await host.post(`/api/events/${event.id}/invitations`, { emails: [spare] });
    expect((await subjects(email)).at(-1)).toContain('vous invite');
    expect((await host.get(`/api/events/${event.id}/invitations`)).text).not.toContain(email);
  });

  it('removed, opens nothing, not even by a link mailed before; and is free', async () => {
    const { email, accountId } = await buildAccount(app);
    const client = await apiClient(app, email);
    expect((await client.delete('/api/me/backup-address')).status).toBe(404);
    const spare = newAddress();
    await ask(client, spare, 'backup');
    await confirm(spare);
    await client.post('/api/sign-in-links', { email: spare });
    await app.settle();
    const link = /\/sign-in\/([\w-]+)/.exec((await app.mails(spare)).at(-1)?.text ?? '')?.[1];
    expect((await client.delete('/api/me/backup-address')).status).toBe(204);
    expect((await stranger().post('/api/sessions', { token: link })).status).toBe(422);
    expect((await (await signInBy(spare)).client.get('/api/me')).json.id).not.toBe(accountId);
    expect(await auditOf(app, accountId)).toContain('backup-address.removed');
  });

  it('can become the main one', async () => {
    const { email } = await buildAccount(app);
    const client = await apiClient(app, email);
    const spare = newAddress();
    await ask(client, spare, 'backup');
    await confirm(spare);
    await ask(client, spare);
    expect((await confirm(spare)).status).toBe(204);
    expect((await client.get('/api/me')).json).toMatchObject({ email: spare, backupEmail: null });
  });

  it('of another account is nobody else’s', async () => {
    const [one, two] = [await apiClient(app, newAddress()), await apiClient(app, newAddress())];
    const spare = newAddress();
    await ask(one, spare, 'backup');
    await confirm(spare);
    await ask(two, spare);
    expect((await confirm(spare)).json.code).toBe('address-taken');
  });
});

it('of two that confirm the same address at once, one has it', async () => {
  const to = newAddress();
  const tokens: string[] = [];
  for (const asking of [newAddress(), newAddress()]) {
    await ask(await apiClient(app, asking), to);
    tokens.push(await token(to, 'confirmation'));
  }
  const statuses = await Promise.all(
    tokens.map(
      async (each) => (await stranger().post('/api/address-changes/confirmation', { token: each })).status,
    ),
  );
  expect(statuses.sort()).toEqual([204, 409]);
});

it('the address that was left wins over a backup added just before, and leaves one that had long been there', async () => {
  for (const [days, left] of [
    [1, null],
    [4, 'spare'],
  ] as const) {
    const from = newAddress();
    await buildAccount(app, { email: from });
    const client = await apiClient(app, from);
    const [spare, to] = [newAddress(), newAddress()];
    await ask(client, spare, 'backup');
    await confirm(spare);
    app.clock.advance(days * DAY);
    await ask(client, to);
    await confirm(to);
    expect((await undo(from)).status).toBe(204);
    const back = await signInBy(from);
    expect((await back.client.get('/api/me')).json).toMatchObject({
      email: from,
      backupEmail: left && spare,
    });
  }
});
