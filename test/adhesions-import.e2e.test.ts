import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountService } from '../src/features/accounts/account.service.js';
import { AdhesionNoticeLinks } from '../src/features/associations/adhesion-notice-links.service.js';
import { startApp, type TestApp } from './support/app.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import { buildAccount, buildAdhesion, buildAssociation, type BuiltAssociation } from './support/builders.js';
import { type Item, itemsOf } from './support/client.js';
import { A_MONDAY } from './support/fake-clock.js';
import { queriesOf } from './support/query-count.js';

let app: TestApp;
let association: BuiltAssociation;
let manager: ApiClient;
let adhesions: string;
let path: string;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(A_MONDAY);
  association = await buildAssociation(app);
  manager = await apiClient(app, association.manager.email);
  adhesions = `/api/associations/${association.id}/adhesions`;
  path = `${adhesions}/import`;
  await app.settle();
});

let number = 0;
const address = () => `importee-${(number += 1)}@asso.example`;
const kept = async (): Promise<Item[]> => itemsOf(await manager.get(`${adhesions}?limit=100`));
const table = (...lines: string[]) => ['Prénom;Nom;Courriel;Début;Fin', ...lines].join('\r\n');

/** How many statements it takes to import a table that renews so many. */
async function queriesToRenew(count: number): Promise<number> {
  const people = Array.from({ length: count }, address);
  const ending = (day: string) => table(...people.map((email) => `Anne;Le Goff;${email};01/01/2027;${day}`));
  await manager.post(path, { csv: ending('31/12/2027'), confirmed: true });
  const renewing = { csv: ending('31/12/2028'), confirmed: true };
  return (await queriesOf(app, () => manager.post(path, renewing))).length;
}

describe('an import', () => {
  it('renews many with as few statements as one', async () => {
    expect(await queriesToRenew(3)).toBe(await queriesToRenew(1));
  });

  it('leaves be who wants no notice of the end', async () => {
    const { id, account } = await buildAdhesion(app, {
      association,
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
    });
    const links = app.get(AdhesionNoticeLinks);
    const token = links.urlOf(id).split('/').at(-1)!;
    await links.refuse(id, token);
    await manager.post(path, { csv: table(`Anne;Le Goff;${account.email};;31/12/2028`), confirmed: true });
    expect(await kept()).toMatchObject([{ id, endsOn: '2028-12-31' }]);
    expect(await links.isRefused(id, token)).toBe(true);
  });

  it('writes nothing before it is confirmed, and then what it said', async () => {
    const fresh = address();
    const day = { startsOn: '2026-01-01', association };
    const known = (await buildAdhesion(app, { ...day, endsOn: '2026-12-31' })).account.email;
    const current = (await buildAdhesion(app, { ...day, endsOn: '2027-12-31' })).account.email;
    const before = await kept();
    const csv = table(
      `Anne;Le Goff;${fresh};01/01/2027;31/12/2027`,
      `Brieuc;Morvan;${known};01/01/2027;31/12/2027`,
      `Coline;Riou;${current};01/01/2027;31/12/2027`,
      'Dider;Sans-adresse;;01/01/2027;31/12/2027',
    );
    const preview = await manager.post(path, { csv });
    expect(preview.status).toBe(200);
    expect(preview.json).toMatchObject({
      confirmed: false,
      counts: { added: 1, renewed: 1, unchanged: 1, refused: 1 },
      chosen: { email: 'Courriel', lastName: 'Nom', firstName: 'Prénom', startsOn: 'Début', endsOn: 'Fin' },
    });
    expect(preview.json.lines).toMatchObject([
      { number: 2, outcome: 'added', email: fresh, name: 'Anne Le Goff', endsOn: '2027-12-31' },
      { number: 3, outcome: 'renewed', endsOn: '2027-12-31', endedOn: '2026-12-31' },
      { number: 4, outcome: 'unchanged' },
      { number: 5, outcome: 'refused', reason: 'no-email' },
    ]);
    expect(await kept()).toEqual(before);
    expect(await app.get(AccountService).byEmail(fresh)).toBeNull();

    const done = await manager.post(path, { csv, plan: preview.json.plan, confirmed: true });
    expect(done.json).toMatchObject({ confirmed: true, counts: preview.json.counts });
    const after = new Map((await kept()).map((one) => [one['email'], one]));
    expect(after.get(fresh)).toMatchObject({
      endsOn: '2027-12-31',
      admitsUntil: '2028-01-30',
      state: 'current',
    });
    expect(after.get(known)).toMatchObject({ endsOn: '2027-12-31', revision: 2 });
    expect(after.get(current)).toMatchObject({ revision: 1 });
    await app.settle();
    expect(await app.mails(fresh)).toEqual([]);
  });

  it('twice changes nothing', async () => {
    const csv = table(`Anne;Le Goff;${address()};01/01/2027;31/12/2027`);
    await manager.post(path, { csv, confirmed: true });
    const once = await kept();
    const again = await manager.post(path, { csv, confirmed: true });
    expect(again.json.counts).toEqual({ added: 0, renewed: 0, unchanged: 1, refused: 0 });
    expect(await kept()).toEqual(once);
  });

  it('is shown anew where the list changed since its preview', async () => {
    const account = await buildAccount(app);
    const { email } = account;
    const csv = table(`Anne;Le Goff;${email};01/01/2027;31/12/2027`);
    const { plan } = (await manager.post(path, { csv })).json;
    await buildAdhesion(app, { association, account, endsOn: '2027-06-30' });
    const refused = await manager.post(path, { csv, plan, confirmed: true });
    expect([refused.status, refused.json.code]).toEqual([409, 'plan-changed']);
    expect((await kept()).find((one) => one['email'] === email)).toMatchObject({ endsOn: '2027-06-30' });
  });

  it('finds somebody by the address that they have here, and keeps the one that the list has', async () => {
    const { id, account } = await buildAdhesion(app, { association });
    const listed = address();
    await manager.patch(`${adhesions}/${id}`, { email: listed });
    const csv = `E-mail,Fin\n${account.email.toUpperCase()},2028-12-31`;
    const found = await manager.post(path, { csv, confirmed: true });
    expect(found.json.counts).toMatchObject({ renewed: 1 });
    expect(await kept()).toMatchObject([{ id, email: listed, endsOn: '2028-12-31' }]);
  });

  it.each([
    ['empty-table', 'csv', { csv: 'Courriel' }],
    ['unreadable-table', 'csv', { csv: 'Courriel;"Nom\na@b.example;x' }],
    ['too-many-lines', 'csv', { csv: `Courriel\n${'a@b.example\n'.repeat(2001)}` }],
    ['no-email-column', 'columns.email', { csv: 'A;B\n1;2' }],
    ['no-such-column', 'columns.email', { csv: 'A;B\n1;2', columns: { email: 'C' } }],
  ])('is refused: %s', async (code, field, sent) => {
    const refused = await manager.post(path, sent);
    expect(refused.status).toBe(422);
    expect(refused.json.errors).toMatchObject([{ field, code }]);
  });

  it('takes two thousand lines', async () => {
    const lines = Array.from({ length: 2000 }, (_, line) => `Anne;Le Goff;bulk-${line}@asso.example;;`);
    const done = await manager.post(path, { csv: table(...lines), confirmed: true });
    expect(done.json.counts).toMatchObject({ added: 2000 });
  }, 60_000);

  it('is not for those who do not keep the adhesions', async () => {
    const other = await apiClient(app, (await buildAccount(app)).email);
    expect((await other.post(path, { csv: table('Anne;;a@b.example;;') })).status).toBe(403);
  });
});
