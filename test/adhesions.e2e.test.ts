import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toInstant } from '../src/calendar/wall-time.js';
import { AddressRefusalService } from '../src/features/accounts/address-refusal.service.js';
import { AccountService } from '../src/features/accounts/account.service.js';
import { adhesionChanged } from '../src/features/associations/association.facts.js';
import { AdhesionRegister } from '../src/features/associations/adhesion-register.service.js';
import { AdhesionService } from '../src/features/associations/adhesion.service.js';
import { AssociationService } from '../src/features/associations/association.service.js';
import { newId } from '../src/kernel/ids.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { Reader } from '../src/platform/database/transaction.js';
import { Outbox } from '../src/platform/outbox/outbox.js';
import { startApp, type TestApp } from './support/app.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import { buildAccount, buildAdhesion, buildAssociation, type BuiltAssociation } from './support/builders.js';
import { itemsOf } from './support/client.js';
import { A_MONDAY } from './support/fake-clock.js';
import { queriesOf } from './support/query-count.js';

let app: TestApp;
let association: BuiltAssociation;
let manager: ApiClient;
let path: string;
const changes: { associationId: string; accountId: string }[] = [];

beforeAll(async () => {
  app = await startApp();
  app.get(Outbox).subscribe(adhesionChanged, 'tests', async (fact) => void changes.push(fact));
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(A_MONDAY);
  association = await buildAssociation(app, { renewalUrl: 'https://adherer.example/amis' });
  manager = await apiClient(app, association.manager.email);
  path = `/api/associations/${association.id}/adhesions`;
  await app.settle();
  changes.length = 0;
});

let number = 0;
const term = (fields: object = {}) => {
  number += 1;
  const email = `adherente-${number}@asso.example`;
  return { email, name: 'Anne Le Goff', startsOn: '2027-01-01', endsOn: '2027-12-31', ...fields };
};
const accountIdOf = async (email: string) => (await app.get(AccountService).byEmail(email))!.id;
const addAll = (terms: object[]) =>
  Promise.all(terms.map((each) => manager.post(path, { tell: false, ...each })));

describe('adding an adhesion', () => {
  it('makes an account for a new address, and says calmly what this is', async () => {
    const given = term();
    const { status, json } = await manager.post(path, given);
    expect(status).toBe(201);
    expect(json).toMatchObject({
      name: 'Anne Le Goff',
      admitsUntil: '2028-01-30',
      state: 'current',
      revision: 1,
    });
    const account = (await app.get(AccountService).byEmail(given.email))!;
    expect(account).toMatchObject({ state: 'invited', timeZone: 'Europe/Paris', locale: 'fr-FR' });
    await app.settle();
    const mails = await app.mails(given.email);
    expect(mails.map(({ subject }) => subject)).toEqual([
      `${association.name} vous compte parmi ses adhérentes et adhérents`,
    ]);
    expect(mails[0]!.text).toContain('/settings/adhesions');
    expect(changes).toEqual([{ associationId: association.id, accountId: account.id }]);
  });

  it('tells nobody where the manager does not say so, nor an address that wants no invitation', async () => {
    const [quiet, refusing] = [term({ tell: false }), term()];
    await app.get(UnitOfWork).run((tx) => app.get(AddressRefusalService).refuseIn(tx, refusing.email));
    await manager.post(path, quiet);
    await manager.post(path, refusing);
    await app.settle();
    expect([...(await app.mails(quiet.email)), ...(await app.mails(refusing.email))]).toEqual([]);
  });

  it('is refused for somebody who is there, whichever of their addresses is given', async () => {
    const person = await buildAccount(app);
    await manager.post(path, term({ email: person.email }));
    const again = await manager.post(path, term({ email: person.email.toUpperCase() }));
    expect([again.status, again.json.code]).toEqual([409, 'already-adherent']);
  });

  it('happens once for two who add the same person at the same time', async () => {
    const given = term();
    const answers = await Promise.all([manager.post(path, given), manager.post(path, given)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it.each([
    ['endsOn', { endsOn: '2026-12-31' }, 'ends-before-start'],
    ['endsOn', { endsOn: '2027-02-29' }, 'invalid-date'],
    ['endsOn', { endsOn: '9999-12-31' }, 'invalid-date'],
    ['startsOn', { startsOn: '01/01/2027' }, 'invalid-date'],
    ['email', { email: 'nobody' }, 'invalid-email'],
    ['name', { name: ' ' }, 'required'],
    ['name', { name: 'a\0b' }, 'invalid'],
    ['admitsUntil', { admitsUntil: '2030-01-01' }, 'unknown-field'],
  ])('is refused for its %s: %j', async (field, wrong, code) => {
    const { status, json } = await manager.post(path, term(wrong));
    expect(status).toBe(422);
    expect(json.errors).toEqual([expect.objectContaining({ field, code })]);
  });
});

describe('changing an adhesion', () => {
  const added = async (fields: object = {}) => {
    const given = term(fields);
    const { json } = await manager.post(path, { ...given, tell: false });
    await app.settle();
    changes.length = 0;
    return { ...(json as { id: string; endsOn: string }), accountId: await accountIdOf(given.email) };
  };

  it('renews it, with what it admits to', async () => {
    const { id, accountId } = await added();
    const { json } = await manager.patch(`${path}/${id}`, { endsOn: '2028-12-31' });
    expect(json).toMatchObject({ endsOn: '2028-12-31', admitsUntil: '2029-01-30', revision: 2 });
    await app.settle();
    expect(changes).toEqual([{ associationId: association.id, accountId }]);
  });

  it('tells nothing where nothing changes', async () => {
    const { id, endsOn } = await added();
    expect((await manager.patch(`${path}/${id}`, { endsOn })).json.revision).toBe(1);
    await app.settle();
    expect(changes).toEqual([]);
  });

  it('does not overwrite what another manager wrote', async () => {
    const { id } = await added();
    const change = (name: string) =>
      manager.send('PATCH', `${path}/${id}`, { body: { name }, headers: { 'if-match': '"1"' } });
    expect((await change('Anne Legoff')).status).toBe(200);
    expect((await change('Anna Le Goff')).status).toBe(412);
  });

  it('is refused where it would end before it starts', async () => {
    const { id } = await added();
    const { json } = await manager.patch(`${path}/${id}`, { startsOn: '2028-01-01' });
    expect(json.errors).toEqual([expect.objectContaining({ field: 'endsOn', code: 'ends-before-start' })]);
  });

  it('corrects an address that nobody uses: the account behind it is another one', async () => {
    const { id, accountId } = await added();
    const right = term().email;
    expect((await manager.patch(`${path}/${id}`, { email: right })).json.email).toBe(right);
    await app.settle();
    const accounts = changes.map((change) => change.accountId);
    expect(accounts.sort()).toEqual([accountId, await accountIdOf(right)].sort());
  });

  it('keeps the adhesion of who uses an account under an address that the association did not know', async () => {
    const person = await buildAccount(app);
    const { id, accountId } = await added({ email: person.email });
    await manager.patch(`${path}/${id}`, { email: term().email });
    const kept = await app.get(AdhesionService).coveringIn(app.get(Reader), accountId, association.id);
    expect(kept?.id).toBe(id);
  });

  it('removes it: nothing of it admits any more', async () => {
    const { id, accountId } = await added();
    expect((await manager.delete(`${path}/${id}`)).status).toBe(204);
    expect((await manager.delete(`${path}/${id}`)).status).toBe(404);
    await app.settle();
    expect(changes).toEqual([{ associationId: association.id, accountId }]);
    expect(await app.get(AdhesionService).coveringIn(app.get(Reader), accountId, association.id)).toBeNull();
  });

  it('never reaches one of another association', async () => {
    const other = await buildAdhesion(app);
    expect((await manager.patch(`${path}/${other.id}`, { name: 'Autre' })).status).toBe(404);
    expect((await manager.delete(`${path}/${other.id}`)).status).toBe(404);
    expect((await manager.delete(`${path}/nothing`)).status).toBe(404);
  });
});

describe('the list', () => {
  it('tells states by the day, counts them, and is searched and paged by name', async () => {
    await addAll([
      term({ name: 'Édith À-venir', startsOn: '2027-06-01' }),
      term({ name: 'Claire À-jour' }),
      term({ name: 'Bruno Bientôt', endsOn: '2027-03-31' }),
      term({ name: 'Agnès Souple', endsOn: '2027-02-20' }),
      term({ name: 'Denis Échu', endsOn: '2027-01-15' }),
    ]);
    const all = await manager.get(path);
    expect(itemsOf(all).map(({ name, state }) => `${name}: ${state}`)).toEqual([
      'Agnès Souple: grace',
      'Bruno Bientôt: expiring',
      'Claire À-jour: current',
      'Denis Échu: lapsed',
      'Édith À-venir: upcoming',
    ]);
    expect(all.json.counts).toEqual({ upcoming: 1, current: 1, expiring: 1, grace: 1, lapsed: 1 });
    for (const state of ['upcoming', 'current', 'expiring', 'grace', 'lapsed']) {
      const items = itemsOf(await manager.get(`${path}?state=${state}`));
      expect(items.map((item) => String(item.state))).toEqual([state]);
    }
    expect(itemsOf(await manager.get(`${path}?q=agnes`))).toHaveLength(1);
    expect(itemsOf(await manager.get(`${path}?q=ASSO.EXAMPLE`))).toHaveLength(5);

    const first = await manager.get(`${path}?limit=3`);
    const rest = await manager.get(`${path}?limit=3&cursor=${first.json.next}`);
    expect([...itemsOf(first), ...itemsOf(rest)]).toEqual(itemsOf(all));
    expect(rest.json.next).toBeNull();
    expect((await manager.get(`${path}?cursor=nothing`)).status).toBe(422);
  });

  it('filters by the states that it tells, to the day', async () => {
    const ends = ['2027-01-29', '2027-01-30', '2027-02-28', '2027-03-01', '2027-03-31', '2027-04-01'];
    await addAll([...ends.map((endsOn) => term({ endsOn })), term({ startsOn: '2027-03-02' })]);
    const all = await manager.get(path);
    for (const [state, count] of Object.entries(all.json.counts as Record<string, number>)) {
      const filtered = itemsOf(await manager.get(`${path}?state=${state}`));
      expect(filtered).toEqual(itemsOf(all).filter((item) => item.state === state));
      expect(filtered).toHaveLength(count);
    }
  });

  it('is read by as many queries whatever its length', async () => {
    await addAll([term()]);
    const count = async () => (await queriesOf(app, () => manager.get(path))).length;
    const one = await count();
    await addAll([term(), term()]);
    expect(await count()).toBe(one);
  });

  it('is handed out as a table in which no name runs as a formula', async () => {
    await addAll([term({ name: '=HYPERLINK("https://mechant.example")', email: 'formule@asso.example' })]);
    const { text, headers } = await manager.get(`${path}.csv`, { 'accept-language': 'fr' });
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="association-\d+\.csv"$/);
    const [head, row] = text.replace('\uFEFF', '').split('\r\n');
    expect(head).toBe('"Nom";"Adresse e-mail";"Premier jour";"Dernier jour payé";"Acceptée jusqu’au";"État"');
    expect(row).toBe(
      `"'=HYPERLINK(""https://mechant.example"")";"formule@asso.example";"2027-01-01";"2027-12-31";"2028-01-30";"À jour"`,
    );
  });
});

describe('days of grace', () => {
  it('change what every adhesion admits to, however many there are', async () => {
    await addAll([term(), term({ endsOn: '2028-06-30' }), term()]);
    await app.settle();
    changes.length = 0;
    await manager.patch(`/api/associations/${association.id}`, { graceDays: 0 });
    await app.settle();
    const items = itemsOf(await manager.get(path));
    expect(items.map(({ endsOn, admitsUntil }) => endsOn === admitsUntil)).toEqual([true, true, true]);
    expect(changes).toHaveLength(3);
  });

  it('follow for more than fit in one go', async () => {
    // Ending so far away that no test is there to announce it.
    const many = Array.from({ length: 205 }, () => term({ endsOn: '2098-12-31' }));
    const entity = (await app.get(AssociationService).byId(app.get(Reader), association.id))!;
    await app.get(UnitOfWork).run(async (tx) => {
      for (const each of many) await app.get(AdhesionRegister).addIn(tx, entity, each, association.manager);
    });
    await app.settle();
    changes.length = 0;
    await manager.patch(`/api/associations/${association.id}`, { graceDays: 60 });
    await app.settle();
    expect(new Set(changes.map(({ accountId }) => accountId)).size).toBe(205);
    const last = itemsOf(await manager.get(`${path}?q=${many.at(-1)!.email}`));
    expect(last.map(({ admitsUntil }) => String(admitsUntil))).toEqual(['2099-03-01']);
  });
});

describe('the end of an adhesion is announced', () => {
  const inParis = (local: string) => toInstant(local, 'Europe/Paris')!;
  const subjectsAt = async (email: string, local: string) => {
    app.clock.set(inParis(local));
    await app.settle();
    return (await app.mails(email)).map(({ subject }) => subject);
  };
  const ending = () => `Votre adhésion à ${association.name} se termine le vendredi 31 décembre 2027`;

  it('30 and 7 days before, in the morning, with where to renew and a way out', async () => {
    const { email } = term();
    await addAll([term({ email })]);
    expect(await subjectsAt(email, '2027-12-01T08:59')).toEqual([]);
    expect(await subjectsAt(email, '2027-12-01T09:00')).toEqual([ending()]);
    const [mail] = await app.mails(email);
    expect(mail!.text).toContain('https://adherer.example/amis');
    expect(mail!.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(await subjectsAt(email, '2027-12-24T09:00')).toEqual([ending(), ending()]);
    expect(await subjectsAt(email, '2028-02-01T09:00')).toHaveLength(2);
  });

  it('not when it was renewed meanwhile, but before the new end', async () => {
    const { email } = term();
    const [added] = await addAll([term({ email })]);
    await manager.patch(`${path}/${added!.json.id}`, { endsOn: '2028-12-31' });
    expect(await subjectsAt(email, '2028-11-30T12:00')).toEqual([]);
    expect(await subjectsAt(email, '2028-12-01T12:00')).toEqual([
      `Votre adhésion à ${association.name} se termine le dimanche 31 décembre 2028`,
    ]);
  });

  it('not to whoever refused these, by a post of their mail program', async () => {
    const { email } = term();
    const [added] = await addAll([term({ email })]);
    await subjectsAt(email, '2027-12-01T09:00');
    const [mail] = await app.mails(email);
    const [url = ''] = /http\S+\/notices\/\S+/.exec(mail!.text) ?? [];
    const { pathname } = new URL(url);
    const shown = await app.client().get(pathname);
    expect([shown.status, shown.headers.get('x-robots-tag')]).toEqual([200, 'noindex, nofollow']);
    expect(await subjectsAt(email, '2027-12-02T09:00')).toHaveLength(1);
    const posted = await app
      .client({ origin: 'https://courriel.example' })
      .submit(pathname, { 'List-Unsubscribe': 'One-Click' });
    expect(posted.status).toBe(200);
    await manager.patch(`${path}/${added!.json.id}`, { name: 'Sous un autre nom' });
    expect(await subjectsAt(email, '2027-12-24T09:00')).toHaveLength(1);
    expect((await app.client().get(`${pathname.slice(0, -1)}x`)).status).toBe(404);
    expect(
      (await app.client().submit(pathname.replace(/adhesions\/[^/]+/, `adhesions/${newId()}`))).status,
    ).toBe(404);
  });

  it('not to an address that wants no invitation and never came', async () => {
    const { email } = term();
    await addAll([term({ email })]);
    await app.get(UnitOfWork).run((tx) => app.get(AddressRefusalService).refuseIn(tx, email));
    expect(await subjectsAt(email, '2027-12-01T09:00')).toEqual([]);
  });

  it('in the person’s own morning and language', async () => {
    const person = await buildAccount(app, { timeZone: 'America/Toronto', locale: 'en' });
    await addAll([term({ email: person.email })]);
    expect(await subjectsAt(person.email, '2027-12-01T14:59')).toEqual([]);
    expect(await subjectsAt(person.email, '2027-12-01T15:00')).toEqual([
      `Your membership of ${association.name} ends on Friday, December 31, 2027`,
    ]);
  });
});

describe('my adhesions', () => {
  it('are mine to see, with where to renew, and to leave', async () => {
    const person = await buildAccount(app);
    await addAll([term({ email: person.email, endsOn: '2027-03-10' })]);
    const me = await apiClient(app, person.email);
    const [mine] = itemsOf(await me.get('/api/me/adhesions'));
    expect(mine).toMatchObject({
      state: 'expiring',
      endsOn: '2027-03-10',
      association: { id: association.id, renewalUrl: 'https://adherer.example/amis' },
    });
    const stranger = await apiClient(app, (await buildAccount(app)).email);
    expect((await stranger.delete(`/api/me/adhesions/${mine!.id}`)).status).toBe(404);
    expect((await me.delete(`/api/me/adhesions/${mine!.id}`)).status).toBe(204);
    expect(itemsOf(await me.get('/api/me/adhesions'))).toEqual([]);
    await app.settle();
    expect(changes.at(-1)).toEqual({ associationId: association.id, accountId: person.accountId });
  });
});
