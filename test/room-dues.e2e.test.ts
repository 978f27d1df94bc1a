import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../src/kernel/clock.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { Housekeeping } from '../src/platform/housekeeping/housekeeping.js';
import { startApp, type TestApp } from './support/app.js';
import { apiClient, type ApiClient } from './support/api-client.js';
import {
  buildAccount,
  buildAdhesion,
  buildAssociation,
  buildAssociationRole,
  type BuiltAssociation,
  type BuiltCommunity,
  type BuiltEvent,
  buildCommunity,
  buildEvent,
  buildMember,
  buildRsvp,
  type Person,
} from './support/builders.js';
import { itemsOf } from './support/client.js';
import { A_MONDAY } from './support/fake-clock.js';

const STARTS = Date.UTC(2027, 2, 5, 17, 30);
const LINK = 'https://visio.example/salle-secrete';

let app: TestApp;
let community: BuiltCommunity;
let association: BuiltAssociation;
let event: BuiltEvent;
let host: ApiClient;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const reserved = (fields: Record<string, unknown> = {}) =>
  buildEvent(app, {
    community,
    format: 'video',
    roomUrl: LINK,
    audience: { adherentsOf: association.id },
    ...fields,
  });

/** A Friday apéro for the adherents of an association, whose manager founded the community. */
beforeEach(async () => {
  app.clock.set(A_MONDAY);
  const organiser = await buildAccount(app, { displayName: 'Gwenola' });
  community = await buildCommunity(app, { organiser });
  association = await buildAssociation(app, { manager: organiser });
  event = await reserved();
  host = await apiClient(app, organiser.email);
});

/** A member whose dues were paid until some day; null for who never paid any. */
async function memberPaidUntil(endsOn: string | null): Promise<{ account: Person; client: ApiClient }> {
  const account = await buildMember(app, { community });
  if (endsOn) await buildAdhesion(app, { association, account, startsOn: '2026-01-01', endsOn });
  return { account, client: await apiClient(app, account.email) };
}

const stateFor = async (client: ApiClient, { id }: BuiltEvent = event): Promise<string> =>
  (await client.get(`/api/events/${id}/room`)).json.state as string;
const enter = (client: ApiClient, { id }: BuiltEvent = event) =>
  client.post(`/api/events/${id}/room/entries`);
const ask = (client: ApiClient) => client.put(`/api/events/${event.id}/room/admission`);
const decide = (client: ApiClient, { accountId }: Person, admitted: boolean) =>
  client.put(`/api/events/${event.id}/room/admissions/${accountId}`, { admitted });

describe('dues at the gate', () => {
  it.each([
    ['that were paid', '2027-12-31', 'open', 201],
    ['that lapsed a few days ago', '2027-02-20', 'open', 201],
  ] as const)('%s let in', async (_name, endsOn, state, status) => {
    const { client, account } = await memberPaidUntil(endsOn);
    await buildRsvp(app, { event, account });
    app.clock.set(STARTS - MINUTE);
    expect(await stateFor(client)).toBe(state);
    expect((await enter(client)).status).toBe(status);
  });

  it.each([
    ['that lapsed long ago', '2026-12-31', 'lapsed', 'dues-lapsed'],
    ['that were never paid', null, 'no-dues', 'dues-needed'],
  ] as const)('%s keep out', async (_name, endsOn, state, code) => {
    const { client } = await memberPaidUntil(endsOn);
    app.clock.set(STARTS);
    expect(await stateFor(client)).toBe(state);
    expect((await enter(client)).json).toMatchObject({ status: 409, code });
  });

  it('are not asked of hosts', async () => {
    app.clock.set(STARTS);
    expect((await enter(host)).status).toBe(201);
  });
});

describe('« Déjà renouvelée ? »', () => {
  it('is asked once, seen by the hosts alone, and lets in to that date alone', async () => {
    const { client, account } = await memberPaidUntil('2026-12-31');
    const { client: colleague } = await memberPaidUntil('2027-12-31');
    const next = await reserved({ startsLocal: '2027-03-05T18:00' });
    app.clock.set(STARTS - MINUTE);
    expect((await ask(client)).json).toEqual({ state: 'asked' });
    expect((await ask(client)).json).toEqual({ state: 'asked' });
    expect((await enter(client)).json).toMatchObject({ code: 'dues-lapsed' });

    expect((await colleague.get(`/api/events/${event.id}/room/admissions`)).status).toBe(403);
    expect((await decide(colleague, account, true)).status).toBe(403);
    expect((await decide(client, account, true)).status).toBe(403);
    const asking = itemsOf(await host.get(`/api/events/${event.id}/room/admissions`));
    expect(asking).toMatchObject([{ account: { id: account.accountId }, admitted: null }]);

    expect((await decide(host, account, true)).status).toBe(204);
    expect(await stateFor(client)).toBe('open');
    expect((await enter(client)).json).toEqual({ url: LINK });
    expect(await stateFor(client, next)).toBe('lapsed');
  });

  it('is mailed to the hosts alone, naming nobody in its subject', async () => {
    const { client, account } = await memberPaidUntil('2026-12-31');
    await ask(client);
    await ask(client);
    await app.settle();
    const mails = (await app.mails()).filter(({ subject }) => subject.includes('une demande à l’entrée'));
    const mine = mails.filter(({ text }) => text.includes(event.id));
    expect(mine.map(({ toAddress }) => toAddress)).toEqual([community.organiser.email]);
    expect(mine[0]!.subject).not.toContain(account.displayName);
    expect(mine[0]!.text).toContain(`${account.displayName} dit avoir renouvelé`);
    expect(mine[0]!.text).toContain(`/events/${event.id}/room`);
  });

  it('is mailed to nobody once it is decided or over', async () => {
    const [decided, late] = [await memberPaidUntil('2026-12-31'), await memberPaidUntil('2026-12-31')];
    await ask(decided.client);
    await decide(host, decided.account, true);
    await ask(late.client);
    app.clock.set(STARTS + 2 * HOUR);
    await app.settle();
    expect((await app.mails()).filter(({ text }) => text.includes(`/events/${event.id}/room`))).toEqual([]);
  });

  it('can be answered no, and then yes after all', async () => {
    const { client, account } = await memberPaidUntil('2026-12-31');
    await ask(client);
    await decide(host, account, false);
    app.clock.set(STARTS);
    expect(await stateFor(client)).toBe('refused');
    expect((await ask(client)).json).toEqual({ state: 'refused' });
    expect((await enter(client)).json).toMatchObject({ code: 'dues-lapsed' });
    await decide(host, account, true);
    expect((await enter(client)).status).toBe(201);
  });

  it('is not for whoever is kept out by something else', async () => {
    const current = await memberPaidUntil('2027-12-31');
    const never = await memberPaidUntil(null);
    for (const { client } of [current, never])
      expect((await ask(client)).json).toMatchObject({ status: 409, code: 'nothing-to-ask' });
    expect((await decide(host, current.account, true)).status).toBe(404);
  });

  it('comes too late once it is over', async () => {
    const { client, account } = await memberPaidUntil('2026-12-31');
    const late = await memberPaidUntil('2026-12-31');
    await ask(client);
    app.clock.set(STARTS + 2 * HOUR);
    expect((await decide(host, account, true)).json).toMatchObject({ status: 409, code: 'event-over' });
    expect((await ask(late.client)).json).toMatchObject({ status: 409, code: 'nothing-to-ask' });
  });

  it('is forgotten a day after', async () => {
    const { client } = await memberPaidUntil('2026-12-31');
    await ask(client);
    const tidy = () => app.get(UnitOfWork).run((tx) => app.get(Housekeeping).doIn(tx, app.clock.now()));
    const known = async () => itemsOf(await host.get(`/api/events/${event.id}/room/admissions`)).length;
    app.clock.set(STARTS + 2 * HOUR + DAY);
    await tidy();
    expect(await known()).toBe(1);
    app.clock.advance(MINUTE);
    await tidy();
    expect(await known()).toBe(0);
  });
});

it('is nothing that who keeps the adhesions can read', async () => {
  const { account } = await buildAssociationRole(app, { association, role: 'manager' });
  const keeper = await apiClient(app, account.email);
  for (const path of ['room', 'room/admissions'])
    expect((await keeper.get(`/api/events/${event.id}/${path}`)).status).toBe(404);
  await buildMember(app, { community, account });
  expect((await keeper.get(`/api/events/${event.id}/room/admissions`)).status).toBe(403);
});
