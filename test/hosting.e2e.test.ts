import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { eventChangeInput } from '../src/features/events/event.input.js';
import { ConfirmationService } from '../src/features/topics/confirmation.service.js';
import { DutyService } from '../src/features/topics/duty.service.js';
import { RotaService } from '../src/features/topics/rota.service.js';
import { RotaSwapService } from '../src/features/topics/rota-swap.service.js';
import { startApp, type TestApp } from './support/app.js';
import {
  buildAccount,
  type BuiltEvent,
  type BuiltSeries,
  buildEvent,
  buildMember,
  buildOccurrence,
  buildRsvp,
  buildSeries,
  type Person,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';
import { queriesOf } from './support/query-count.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(A_MONDAY));

interface Fridays {
  series: BuiltSeries;
  /** 5, 12 and 19 March. */
  dates: BuiltEvent[];
  anna: Person;
  bruno: Person;
}

/** Two members host in turn: Anna the first Friday, Bruno the second. */
async function buildFridays(fields: Record<string, unknown> = {}): Promise<Fridays> {
  const community = (await buildSeries(app)).community;
  const anna = await buildMember(app, {
    community,
    account: await buildAccount(app, { displayName: 'Anna' }),
  });
  const bruno = await buildMember(app, {
    community,
    account: await buildAccount(app, { displayName: 'Bruno', timeZone: 'America/Toronto' }),
  });
  const series = await buildSeries(app, {
    community,
    title: 'Apéro du vendredi',
    until: '2027-03-19',
    hosts: [anna.accountId, bruno.accountId],
    rotates: true,
    ...fields,
  });
  const dates = [
    await buildOccurrence(app, { series, on: '2027-03-05' }),
    await buildOccurrence(app, { series, on: '2027-03-12' }),
    await buildOccurrence(app, { series, on: '2027-03-19' }),
  ];
  await app.settle();
  return { series, dates, anna, bruno };
}

const dutyOf = (person: Person, { id }: { id: string }) => app.get(RotaService).ofEvent(person, id);

const hostsOf = async (person: Person, date: { id: string }) =>
  (await dutyOf(person, date))!.hosts.map(({ displayName }) => displayName);

const take = (person: Person, { id }: { id: string }) => app.get(DutyService).take(person.accountId, id);
const giveBack = (person: Person, { id }: { id: string }) =>
  app.get(DutyService).giveBack(person.accountId, id);
const confirm = (person: Person, { id }: { id: string }) =>
  app.get(ConfirmationService).confirm(person.accountId, id);

const subjects = async ({ email }: Person) => (await app.mails(email)).map(({ subject }) => subject);

describe('the rota', () => {
  it('gives each date its turn, and shows it to whoever sees the series', async () => {
    const { series, dates, anna, bruno } = await buildFridays();
    const member = await buildMember(app, { community: series.community });
    const rota = await app.get(RotaService).rota(member, series.id, 10);
    expect(rota.dates.map(({ hosts }) => hosts.map(({ displayName }) => displayName))).toEqual([
      ['Anna'],
      ['Bruno'],
      ['Anna'],
    ]);
    expect(rota.can.swap).toBe(false);
    expect(rota.dates.map(({ can }) => can.take)).toEqual([false, false, false]);
    expect((await dutyOf(bruno, dates[0]!))!.can).toEqual({ take: true, giveBack: false, confirm: false });
    expect((await dutyOf(anna, dates[0]!))!.can).toEqual({ take: false, giveBack: true, confirm: true });
  });

  it('lets its hosts swap two dates, and tells the one who did not', async () => {
    const { series, dates, anna, bruno } = await buildFridays();
    const [first, second] = dates as [BuiltEvent, BuiltEvent];
    const swap = (person: Person, eventIds: [string, string]) =>
      app.get(RotaSwapService).swap(person, series.id, { eventIds });
    await swap(anna, [first.id, second.id]);
    expect(await hostsOf(anna, first)).toEqual(['Bruno']);
    expect(await hostsOf(anna, second)).toEqual(['Anna']);
    await app.settle();
    expect((await subjects(bruno)).sort()).toEqual([
      expect.stringMatching(/Vous animez «\sApéro du vendredi\s» vendredi 5\smars/u),
      expect.stringMatching(/Apéro du vendredi\s» vendredi 12\smars\s: quelqu’un d’autre anime/u),
    ]);
    expect(await subjects(anna)).toEqual([]);
    await expect(swap(anna, [first.id, first.id])).rejects.toMatchObject({
      fields: [{ field: 'eventIds', code: 'same-date' }],
    });
    const elsewhere = await buildEvent(app);
    await expect(swap(anna, [first.id, elsewhere.id])).rejects.toMatchObject({
      fields: [{ code: 'no-such-date' }],
    });
  });

  it('is read with as many queries whatever its length', async () => {
    const { series, anna } = await buildFridays();
    const count = async (limit: number) =>
      (await queriesOf(app, () => app.get(RotaService).rota(anna, series.id, limit))).length;
    const one = await count(1);
    expect(await count(3)).toBe(one);
    expect(one).toBeLessThanOrEqual(6);
  });
});

describe('a date', () => {
  it('has nobody on duty once its host cannot come, which the others are told', async () => {
    const { series, dates, anna, bruno } = await buildFridays();
    const [first] = dates as [BuiltEvent];
    await giveBack(anna, first);
    expect(await hostsOf(bruno, first)).toEqual([]);
    await expect(giveBack(anna, first)).rejects.toMatchObject({ code: 'forbidden' });
    await app.settle();
    expect(await subjects(bruno)).toEqual([
      expect.stringMatching(/vendredi 5\smars\s: qui peut animer\s\?/u),
    ]);
    const edit = eventChangeInput.parse({ description: 'Venez quand même.' });
    await app.get(EventSchedulingService).edit(series.community.organiser, first.id, edit, null);
    expect(await hostsOf(bruno, first)).toEqual([]);
  });

  it('is taken over by another host, or by who comes where nobody hosts', async () => {
    const { series, dates, anna, bruno } = await buildFridays();
    const [first] = dates as [BuiltEvent];
    const going = await buildMember(app, { community: series.community });
    const silent = await buildMember(app, { community: series.community });
    await buildRsvp(app, { event: first, account: going });
    await expect(take(going, first)).rejects.toMatchObject({ code: 'duty-taken' });
    await take(bruno, first);
    expect(await hostsOf(anna, first)).toEqual(['Bruno']);
    await app.settle();
    expect(await subjects(anna)).toEqual([expect.stringContaining('quelqu’un d’autre anime')]);
    await giveBack(bruno, first);
    await expect(take(silent, first)).rejects.toMatchObject({ code: 'forbidden' });
    await take(going, first);
    await take(going, first);
    expect(await hostsOf(anna, first)).toEqual([going.displayName]);
  });

  it('is had by one of two who volunteer at once', async () => {
    const { series, dates, anna } = await buildFridays();
    const [first] = dates as [BuiltEvent];
    await giveBack(anna, first);
    const volunteers = [
      await buildMember(app, { community: series.community }),
      await buildMember(app, { community: series.community }),
    ];
    for (const account of volunteers) await buildRsvp(app, { event: first, account });
    const taken = await Promise.allSettled(volunteers.map((person) => take(person, first)));
    expect(taken.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await hostsOf(anna, first)).toHaveLength(1);
  });

  it('keeps its other hosts where all of them host each date', async () => {
    const { dates, anna, bruno } = await buildFridays({ rotates: false });
    const [first] = dates as [BuiltEvent];
    await take(bruno, first);
    expect(await hostsOf(anna, first)).toEqual(['Bruno', 'Anna']);
    await giveBack(bruno, first);
    expect(await hostsOf(anna, first)).toEqual(['Anna']);
  });

  it('of no series has no rota', async () => {
    const event = await buildEvent(app);
    await expect(take(event.host, event)).rejects.toMatchObject({ code: 'not-in-series' });
    await expect(confirm(event.host, event)).rejects.toMatchObject({ code: 'not-in-series' });
    expect(await dutyOf(event.host, event)).toBeNull();
  });
});

describe('« C’est confirmé »', () => {
  it('is said by a host, and holds as long as they host and the date keeps its time', async () => {
    const { series, dates, anna, bruno } = await buildFridays();
    const [first] = dates as [BuiltEvent];
    const isConfirmed = async () => (await dutyOf(bruno, first))!.confirmed;
    expect(await isConfirmed()).toBe(false);
    await expect(confirm(bruno, first)).rejects.toMatchObject({ code: 'forbidden' });
    await confirm(anna, first);
    expect(await isConfirmed()).toBe(true);
    const later = eventChangeInput.parse({ startsLocal: '2027-03-05T19:00' });
    await app.get(EventSchedulingService).edit(series.community.organiser, first.id, later, null);
    expect(await isConfirmed()).toBe(false);
    await confirm(anna, first);
    await take(bruno, first);
    expect(await isConfirmed()).toBe(false);
    await confirm(bruno, first);
    await app.get(ConfirmationService).takeBack(bruno.accountId, first.id);
    expect(await isConfirmed()).toBe(false);
  });
});

describe('the host on duty', () => {
  const until = async (instant: string) => {
    app.clock.set(Date.parse(instant));
    await app.settle();
  };

  it('is reminded three days before and the day before, in their own morning, until they confirm', async () => {
    const { dates, anna, bruno } = await buildFridays();
    await until('2027-03-02T07:59:00Z');
    expect(await subjects(anna)).toEqual([]);
    await until('2027-03-02T08:00:00Z');
    const [mail] = await app.mails(anna.email);
    expect(mail?.subject).toMatch(
      /Vous animez «\sApéro du vendredi\s» vendredi 5\smars\s: c’est confirmé\s\?/u,
    );
    await until('2027-03-04T08:00:00Z');
    expect(await subjects(anna)).toHaveLength(2);
    await confirm(bruno, dates[1]!);
    await until('2027-03-12T08:00:00Z');
    expect(await subjects(bruno)).toEqual([]);
  });

  it('is reminded on Toronto’s morning where they live there', async () => {
    const { bruno } = await buildFridays();
    await until('2027-03-09T12:00:00Z');
    expect(await subjects(bruno)).toEqual([]);
    await until('2027-03-09T14:00:00Z');
    const [mail] = await app.mails(bruno.email);
    expect(mail?.text).toMatch(/Chez vous/u);
    expect(await subjects(bruno)).toHaveLength(1);
  });

  it('is who that is by then: of a date that moved or changed hands, or is cancelled', async () => {
    const { series, dates, anna, bruno } = await buildFridays();
    const [first, second] = dates as [BuiltEvent, BuiltEvent];
    const { organiser } = series.community;
    await take(bruno, first);
    const later = eventChangeInput.parse({ startsLocal: '2027-03-06T18:30' });
    await app.get(EventSchedulingService).edit(organiser, first.id, later, null);
    await app.get(EventSchedulingService).cancel(organiser, second.id, '');
    await app.settle();
    const before = (await subjects(bruno)).length;
    await until('2027-03-02T20:00:00Z');
    expect(await subjects(bruno)).toHaveLength(before);
    await until('2027-03-03T14:00:00Z');
    expect((await subjects(bruno)).slice(before)).toEqual([expect.stringContaining('c’est confirmé')]);
    await until('2027-03-05T14:00:00Z');
    await until('2027-03-11T20:00:00Z');
    expect((await subjects(bruno)).slice(before)).toHaveLength(2);
    expect((await subjects(anna)).filter((subject) => subject.includes('confirmé'))).toEqual([]);
  });

  it('says yes or no from the mail, without signing in: looking says nothing', async () => {
    const { dates, anna, bruno } = await buildFridays();
    await until('2027-03-02T08:00:00Z');
    const [mail] = await app.mails(anna.email);
    const path = new URL(/https?:\S+\/duty\/\S+/.exec(mail!.text)![0]).pathname;
    const client = app.client();
    const shown = await client.get(path);
    expect(shown.text).toMatch(/Serez-vous là pour animer\s\?/u);
    expect((await dutyOf(bruno, dates[0]!))!.confirmed).toBe(false);
    expect((await client.submit(path, { duty: 'yes' })).status).toBe(303);
    expect((await dutyOf(bruno, dates[0]!))!.confirmed).toBe(true);
    expect((await client.get(path)).text).toContain('C’est confirmé, merci');
    await client.submit(path, { duty: 'no' });
    expect(await hostsOf(bruno, dates[0]!)).toEqual([]);
    expect((await client.get(path)).text).toContain('Vous n’animez plus cette date');
    expect((await client.get(`${path}x`)).status).toBe(404);
    await until('2027-03-06T08:00:00Z');
    expect((await client.get(path)).status).toBe(404);
  });

  it('gets no more reminders of that series once they said so', async () => {
    const { dates, anna, bruno } = await buildFridays();
    await until('2027-03-02T08:00:00Z');
    const [mail] = await app.mails(anna.email);
    const url = /https?:\S+\/duty-reminders\/[^\s>]+/.exec(mail!.raw.toString())![0];
    const path = new URL(url).pathname;
    const client = app.client();
    expect((await client.get(path)).text).toMatch(/Ne plus recevoir ces rappels\s\?/u);
    const posted = await client.submit(path, { 'List-Unsubscribe': 'One-Click' });
    expect(posted.status).toBe(200);
    await until('2027-03-04T08:00:00Z');
    expect(await subjects(anna)).toHaveLength(1);
    expect(await hostsOf(bruno, dates[0]!)).toEqual(['Anna']);
  });
});
