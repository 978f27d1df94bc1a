import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountService } from '../src/features/accounts/account.service.js';
import { MembershipService } from '../src/features/communities/membership.service.js';
import { DAY, HOUR, MINUTE } from '../src/kernel/clock.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { Housekeeping } from '../src/platform/housekeeping/housekeeping.js';
import { startApp, type TestApp } from './support/app.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import {
  buildAccount,
  buildAdhesion,
  buildAssociation,
  buildAssociationRole,
  type BuiltEvent,
  buildCommunity,
  buildEvent,
  buildInvited,
  buildMember,
  buildRsvp,
  type Person,
} from './support/builders.js';
import { itemsOf } from './support/client.js';
import { A_MONDAY } from './support/fake-clock.js';

const STARTS = Date.UTC(2027, 2, 5, 17, 30);

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(A_MONDAY));

const apero = (fields: Record<string, unknown> = {}) =>
  buildEvent(app, { format: 'video', roomUrl: 'https://visio.example/salle', ...fields });
/** Whose, whether they came, and who said so. */
type Noted = [accountId: string, present: boolean | null, source: string | null];

const hostOf = ({ host }: BuiltEvent) => apiClient(app, host.email);
const clientOf = ({ email }: Person) => apiClient(app, email);
const going = async (event: BuiltEvent, fields: Record<string, unknown> = {}) =>
  (await buildRsvp(app, { event, ...fields })).account;
const enter = async (person: Person, { id }: BuiltEvent) =>
  (await clientOf(person)).post(`/api/events/${id}/room/entries`);
const mark = (client: ApiClient, { id }: BuiltEvent, accountId: string, present: boolean) =>
  client.put(`/api/events/${id}/attendance/${accountId}`, { present });
const read = async (client: ApiClient, { id }: BuiltEvent): Promise<Noted[]> =>
  itemsOf(await client.get(`/api/events/${id}/attendance`)).map(
    ({ account, present, source }) => [(account as { id: string }).id, present, source] as Noted,
  );
const seenAt = async (person: Person) => (await app.get(AccountService).byIds([person.accountId]))[0]!.seenAt;

describe('who came', () => {
  it('is known by the gate, once, however often they go in', async () => {
    const event = await apero();
    const [came, didNot] = [await going(event), await going(event)];
    app.clock.set(STARTS - MINUTE);
    await Promise.all([enter(came, event), enter(came, event)]);
    app.clock.set(STARTS + HOUR);
    await enter(came, event);
    expect(await read(await hostOf(event), event)).toEqual([
      [came.accountId, true, 'gate'],
      [didNot.accountId, null, null],
    ]);
  });

  it('has been seen', async () => {
    const event = await apero();
    const person = await going(event);
    app.clock.set(STARTS);
    await enter(person, event);
    expect(await seenAt(person)).toBe(STARTS);
  });

  it('is not the host who prepares the room the day before', async () => {
    const event = await apero();
    app.clock.set(STARTS - DAY);
    await enter(event.host, event);
    expect(await read(await hostOf(event), event)).toEqual([]);
    app.clock.set(STARTS);
    await enter(event.host, event);
    expect(await read(await hostOf(event), event)).toEqual([[event.host.accountId, true, 'gate']]);
  });

  it('is corrected by hosts, and by coming after all', async () => {
    const event = await apero();
    const person = await going(event);
    const host = await hostOf(event);
    app.clock.set(STARTS);
    await enter(person, event);
    expect((await mark(host, event, person.accountId, false)).status).toBe(204);
    expect(await read(host, event)).toEqual([[person.accountId, false, 'host']]);
    await enter(person, event);
    expect(await read(host, event)).toEqual([[person.accountId, true, 'gate']]);
  });

  it('is noted at a table in a café too, of a member who never answered and of a guest who did', async () => {
    const event = await buildEvent(app);
    const host = await hostOf(event);
    const member = await buildMember(app, { community: event.community });
    const invited = await buildInvited(app, event);
    app.clock.set(STARTS);
    expect((await mark(host, event, member.accountId, true)).status).toBe(204);
    expect((await mark(host, event, invited.accountId, true)).status).toBe(404);
    app.clock.set(A_MONDAY);
    await going(event, { account: invited });
    app.clock.set(STARTS + DAY);
    expect((await mark(host, event, invited.accountId, true)).status).toBe(204);
    expect(await read(host, event)).toEqual([
      [invited.accountId, true, 'host'],
      [member.accountId, true, 'host'],
    ]);
    expect(await seenAt(member)).toBe(STARTS);
  });

  it.each([
    ['before anybody arrives', STARTS - HOUR, 'attendance-too-early'],
    ['once it is erased', STARTS + 90 * DAY, 'attendance-erased'],
  ])('cannot be noted %s', async (_name, now, code) => {
    const event = await buildEvent(app);
    const person = await going(event);
    app.clock.set(now);
    const answer = await mark(await hostOf(event), event, person.accountId, true);
    expect(answer.json).toMatchObject({ status: 409, code });
  });

  it('is nobody whom the host does not know of', async () => {
    const event = await buildEvent(app);
    const host = await hostOf(event);
    app.clock.set(STARTS);
    for (const id of [(await buildAccount(app)).accountId, 'nobody'])
      expect((await mark(host, event, id, true)).status).toBe(404);
  });
});

describe('who reads it', () => {
  it('are the hosts, and those who came, without the discreet ones', async () => {
    const event = await apero();
    const [one, two] = [await going(event), await going(event)];
    const discreet = await going(event, { discreet: true });
    const maybe = await going(event, { answer: 'maybe' });
    app.clock.set(STARTS);
    for (const person of [one, two, discreet]) await enter(person, event);
    const seen = await read(await clientOf(one), event);
    expect(seen.map(([id]) => id).sort()).toEqual([one.accountId, two.accountId].sort());
    const full = (await (await hostOf(event)).get(`/api/events/${event.id}/attendance`)).json;
    expect(full.complete).toBe(true);
    expect(full.items).toHaveLength(3);
    const refused = await (await clientOf(maybe)).get(`/api/events/${event.id}/attendance`);
    expect(refused.json).toMatchObject({ status: 403, code: 'present-only' });
    expect((await mark(await clientOf(one), event, two.accountId, false)).status).toBe(403);
  });

  it('is not who was marked as absent', async () => {
    const event = await apero();
    const person = await going(event);
    app.clock.set(STARTS);
    await mark(await hostOf(event), event, person.accountId, false);
    expect((await (await clientOf(person)).get(`/api/events/${event.id}/attendance`)).status).toBe(403);
  });

  it('is nobody who learns whose an address is, that a host noted an answer for', async () => {
    const event = await buildEvent(app);
    const person = await buildAccount(app, { displayName: 'Maëlle', profession: 'assistant-service-social' });
    const host = await hostOf(event);
    await host.post(`/api/events/${event.id}/rsvps`, {
      email: person.email,
      displayName: 'M. Le Goff',
      answer: 'yes',
    });
    const other = await going(event);
    app.clock.set(STARTS);
    for (const { accountId } of [person, other]) await mark(host, event, accountId, true);
    const { json } = await (await clientOf(other)).get(`/api/events/${event.id}/attendance`);
    expect(json.items[0].account).toMatchObject({ displayName: 'M. Le Goff', profession: null });
  });

  it('is never an association, though it be reserved to its adherents', async () => {
    const organiser = await buildAccount(app);
    const community = await buildCommunity(app, { organiser });
    const association = await buildAssociation(app, { manager: organiser });
    const { account: keeper } = await buildAssociationRole(app, { association, role: 'manager' });
    const event = await apero({ community, audience: { adherentsOf: association.id } });
    const account = await buildMember(app, { community });
    await buildAdhesion(app, { association, account });
    await going(event, { account });
    app.clock.set(STARTS);
    await enter(account, event);
    const client = await clientOf(keeper);
    expect((await client.get(`/api/events/${event.id}/attendance`)).status).toBe(404);
    app.clock.set(A_MONDAY);
    await app.get(MembershipService).join(keeper, community.slug, true);
    expect((await client.get(`/api/events/${event.id}/attendance`)).status).toBe(403);
  });
});

it('is erased after ninety days', async () => {
  const event = await apero();
  const person = await going(event);
  app.clock.set(STARTS);
  await enter(person, event);
  const known = async () => (await read(await hostOf(event), event)).map(([, present]) => present);
  const tidyAt = async (now: number) => {
    app.clock.set(now);
    await app.get(UnitOfWork).run((tx) => app.get(Housekeeping).doIn(tx, now));
  };
  await tidyAt(STARTS + 90 * DAY);
  expect(await known()).toEqual([true]);
  await tidyAt(STARTS + 90 * DAY + 1);
  expect(await known()).toEqual([null]);
});
