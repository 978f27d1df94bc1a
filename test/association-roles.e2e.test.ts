import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from './support/app.js';
import { apiClient } from './support/api-client.js';
import {
  buildAdmin,
  buildAssociation,
  buildAssociationRole,
  type BuiltAssociation,
  type Person,
} from './support/builders.js';
import { type Item, itemsOf } from './support/client.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const rolesPath = ({ id }: BuiltAssociation) => `/api/associations/${id}/roles`;
const rolesOf = async (association: BuiltAssociation, by: Person = association.manager): Promise<Item[]> =>
  itemsOf(await (await apiClient(app, by.email)).get(rolesPath(association)));

/** Another address, asked for in the settings and confirmed from its mail. */
async function changeAddress(person: Person, email: string): Promise<void> {
  const client = await app.signIn(person.email);
  await client.submit('/settings/address', { email });
  await app.settle();
  const text = (await app.mails(email)).at(-1)!.text;
  const link = /\/addresses\/confirmation\/\S+/.exec(text)![0];
  await client.submit(link);
  await app.settle();
}

describe('roles', () => {
  it('are given by address, to somebody without an account too, who is told', async () => {
    const association = await buildAssociation(app);
    const client = await apiClient(app, association.manager.email);
    const given = await client.post(rolesPath(association), { email: 'plume@asso.example', role: 'writer' });
    expect(given.status).toBe(201);
    await client.post(rolesPath(association), { email: 'plume@asso.example', role: 'writer' });
    await app.settle();
    const subjects = (await app.mails('plume@asso.example')).map(({ subject }) => subject);
    expect(subjects).toEqual([`${association.name} vous confie un rôle`]);
    expect((await rolesOf(association)).map(({ role }) => String(role))).toEqual([
      'manager',
      'writer',
      'writer',
    ]);
  });

  it('are taken back, or given up, but one manager stays', async () => {
    const association = await buildAssociation(app);
    const { account } = await buildAssociationRole(app, { association, role: 'writer' });
    const [keeper, writer] = [
      await apiClient(app, association.manager.email),
      await apiClient(app, account.email),
    ];
    const pathOf = ({ accountId }: Person, role: string) => `${rolesPath(association)}/${accountId}/${role}`;
    expect((await writer.delete(pathOf(association.manager, 'writer'))).status).toBe(403);
    expect((await writer.delete(pathOf(account, 'writer'))).status).toBe(204);
    expect((await keeper.delete(pathOf(account, 'writer'))).status).toBe(404);
    expect((await keeper.delete(pathOf(account, 'treasurer'))).status).toBe(404);
    expect((await keeper.put(pathOf(account, 'writer'))).status).toBe(404);
    const last = await keeper.delete(pathOf(association.manager, 'manager'));
    expect([last.status, last.json.code]).toEqual([409, 'last-manager']);

    const second = await buildAssociationRole(app, { association, role: 'manager' });
    expect((await keeper.delete(pathOf(association.manager, 'manager'))).status).toBe(204);
    expect((await keeper.get(rolesPath(association))).status).toBe(403);
    const held = await rolesOf(association, second.account);
    expect(held.map(({ accountId, role }) => `${accountId} ${role}`)).toContain(
      `${second.account.accountId} manager`,
    );
  });

  it('of both managers are not given up at the same time', async () => {
    const association = await buildAssociation(app);
    const { account } = await buildAssociationRole(app, { association, role: 'manager' });
    const people = [association.manager, account];
    const answers = await Promise.all(
      people.map(async ({ email, accountId }) =>
        (await apiClient(app, email)).delete(`${rolesPath(association)}/${accountId}/manager`),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});

describe('whoever changes address', () => {
  it('waits to be confirmed by another manager; both are told', async () => {
    const association = await buildAssociation(app);
    const { account } = await buildAssociationRole(app, { association, role: 'manager' });
    await changeAddress(account, 'nouvelle.adresse@asso.example');
    const [letter] = (await app.mails('nouvelle.adresse@asso.example')).filter(({ subject }) =>
      subject.includes(association.name),
    );
    expect(letter!.subject).toBe(`Votre rôle dans ${association.name} est à confirmer`);
    const asked = (await app.mails(association.manager.email)).at(-1)!;
    expect(asked.subject).toBe(`À confirmer : le rôle de ${account.displayName} dans ${association.name}`);
    expect(asked.text).toContain(`/associations/${association.id}/roles`);

    const moved = await apiClient(app, 'nouvelle.adresse@asso.example');
    expect((await moved.get(rolesPath(association))).status).toBe(403);
    expect((await moved.get(`/api/associations/${association.id}/adhesions`)).status).toBe(403);
    const held = (await rolesOf(association)).find(({ accountId }) => accountId === account.accountId);
    expect(held).toMatchObject({ role: 'manager', suspendedAt: expect.any(String) });

    const keeper = await apiClient(app, association.manager.email);
    const confirmed = await keeper.put(`${rolesPath(association)}/${account.accountId}/manager`);
    expect(confirmed.json).toMatchObject({ suspendedAt: null });
    await app.settle();
    expect((await app.mails('nouvelle.adresse@asso.example')).at(-1)!.subject).toBe(
      `Votre rôle dans ${association.name} est confirmé`,
    );
    expect((await moved.get(rolesPath(association))).status).toBe(200);
  });

  it('alone to manage, is confirmed by those who administer', async () => {
    const admin = await buildAdmin(app);
    const association = await buildAssociation(app);
    await changeAddress(association.manager, 'seule.gestionnaire@asso.example');
    const asked = (await app.mails(admin.email)).at(-1)!;
    expect(asked.subject).toContain(`dans ${association.name}`);
    const client = await apiClient(app, admin.email);
    const path = `${rolesPath(association)}/${association.manager.accountId}/manager`;
    expect((await client.delete(path)).json.code).toBe('last-manager');
    expect((await client.put(path)).status).toBe(200);
  });
});
