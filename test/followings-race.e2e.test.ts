import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountService } from '../src/features/accounts/account.service.js';
import { Rsvp } from '../src/features/rsvps/rsvp.entity.js';
import { RsvpService } from '../src/features/rsvps/rsvp.service.js';
import { ExtraDateService } from '../src/features/series/extra-date.service.js';
import { FollowingSeatingService } from '../src/features/series/following-seating.service.js';
import { FollowingService } from '../src/features/series/following.service.js';
import { FollowingStore } from '../src/features/series/following.store.js';
import { extraDateInput } from '../src/features/series/series.input.js';
import { MINUTE } from '../src/kernel/clock.js';
import { newId } from '../src/kernel/ids.js';
import { Reader } from '../src/platform/database/transaction.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { Housekeeping } from '../src/platform/housekeeping/housekeeping.js';
import { Outbox } from '../src/platform/outbox/outbox.js';
import { OutboxRow } from '../src/platform/outbox/outbox-row.entity.js';
import { OutboxStore } from '../src/platform/outbox/outbox.store.js';
import { OutboxWorker } from '../src/platform/outbox/outbox.worker.js';
import { startApp, type TestApp } from './support/app.js';
import {
  type BuiltCommunity,
  buildCommunity,
  buildMember,
  buildOccurrence,
  buildSeries,
  type BuiltSeries,
  type Person,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';
import { peopleOn } from './support/followers.js';
import { queriesOf } from './support/query-count.js';

const SEATS = 20;
const FOLLOWERS = 80;
const NEWCOMERS = 120;

let app: TestApp;
let community: BuiltCommunity;
let people: Person[];

beforeAll(async () => {
  app = await startApp();
  community = await buildCommunity(app);
  people = await Promise.all(
    Array.from({ length: FOLLOWERS + NEWCOMERS }, () => buildMember(app, { community })),
  );
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(A_MONDAY));

/** Of one Friday. */
const buildShort = (capacity: number) => buildSeries(app, { community, until: '2027-03-05', capacity });

const answer = ({ accountId }: Pick<Person, 'accountId'>, eventId: string, said: 'yes' | 'no') =>
  app.get(RsvpService).respond(accountId, eventId, { answer: said, guests: 0 });

const rsvpsOf = (eventId: string): Promise<Rsvp[]> => app.get(Reader).manager.findBy(Rsvp, { eventId });

/** As a series with followers gains one that nobody has been seated on yet. */
const addDate = (series: BuiltSeries) =>
  app
    .get(ExtraDateService)
    .add(series.host, series.id, extraDateInput.parse({ startsLocal: '2027-03-03T18:30' }), null);

const fourWorkers = () =>
  Array.from(
    { length: 4 },
    () =>
      new OutboxWorker(
        app.get(Outbox),
        app.get(OutboxStore),
        app.get(Housekeeping),
        app.get(UnitOfWork),
        app.clock,
        app.settings,
      ),
  );

/** The mails of what went before are not what is looked at. */
const leaveUntold = () =>
  app
    .get(UnitOfWork)
    .run((tx) => tx.manager.update(OutboxRow, { state: 'pending' }, { state: 'done', settledAt: A_MONDAY }));

/** Accounts enough for several chunks, in one statement. */
async function buildAccounts(count: number): Promise<string[]> {
  const emails = Array.from({ length: count }, () => `${newId()}@asso.example`);
  const defaults = { locale: 'fr-FR' as const, timeZone: 'Europe/Paris' };
  const accounts = await app
    .get(UnitOfWork)
    .run((tx) => app.get(AccountService).ensureInvitedIn(tx, emails, defaults));
  return accounts.map(({ id }) => id);
}

/** They follow a series by its row alone, one a minute, and have no answer to any of its dates. */
const follow = (series: BuiltSeries, accountIds: string[]): Promise<void> =>
  app.get(UnitOfWork).run((tx) =>
    app.get(FollowingStore).insertAll(
      tx,
      accountIds.map((accountId, index) => ({
        id: newId(),
        seriesId: series.id,
        accountId,
        since: A_MONDAY - (accountIds.length - index) * MINUTE,
        lapsedAt: null,
      })),
    ),
  );

describe('the last seats of one date', () => {
  it('go to as many as there are when people begin to follow and newcomers say yes, all at once', async () => {
    const series = await buildShort(SEATS);
    const { id } = await buildOccurrence(app, { series });
    await Promise.all(
      people.map((person, index) => {
        // Half of them in the same millisecond as another.
        if (index % 2) app.clock.advance(1);
        return index < FOLLOWERS
          ? app.get(FollowingService).follow(person, series.id)
          : answer(person, id, 'yes');
      }),
    );
    const waiting = await peopleOn(app, id, 'waitlisted');
    const going = await peopleOn(app, id);
    expect([going.length, waiting.length]).toEqual([SEATS, people.length - SEATS]);
    expect((await rsvpsOf(id)).filter(({ via }) => via === 'following')).toHaveLength(FOLLOWERS);

    await Promise.all(going.map((accountId) => answer({ accountId }, id, 'no')));
    expect(await peopleOn(app, id)).toEqual(waiting.slice(0, SEATS));
    expect(await peopleOn(app, id, 'waitlisted')).toEqual(waiting.slice(SEATS));
  });

  it('of a new one too, while those who follow are seated four times at once; they wait before who came later', async () => {
    const series = await buildShort(SEATS);
    const byRank = people.slice(0, FOLLOWERS).map(({ accountId }) => accountId);
    await leaveUntold();
    await follow(series, byRank);
    const id = await addDate(series);
    const chunk = { eventId: id, run: newId(), after: null };
    const newcomers = people.slice(FOLLOWERS);
    await Promise.all(
      newcomers.flatMap((person, index) => [
        answer(person, id, 'yes'),
        ...(index % 30 === 15 ? [app.get(FollowingSeatingService).seat(chunk)] : []),
      ]),
    );
    const rsvps = await rsvpsOf(id);
    expect(rsvps).toHaveLength(people.length);
    expect(await peopleOn(app, id)).toHaveLength(SEATS);

    const seated = new Set(await peopleOn(app, id));
    const waiting = await peopleOn(app, id, 'waitlisted');
    const followersWaiting = byRank.filter((accountId) => !seated.has(accountId));
    expect(waiting.slice(0, followersWaiting.length)).toEqual(followersWaiting);

    await Promise.all([...seated].map((accountId) => answer({ accountId }, id, 'no')));
    expect(await peopleOn(app, id)).toEqual(waiting.slice(0, SEATS));
  });

  it('are for the first of five hundred who follow, however many workers seat them some at a time', async () => {
    const series = await buildShort(480);
    await leaveUntold();
    const byRank = await buildAccounts(500);
    await follow(series, byRank);
    const id = await addDate(series);
    await Promise.all(fourWorkers().map((worker) => worker.drain()));
    expect(await peopleOn(app, id)).toEqual(byRank.slice(0, 480));
    expect(await peopleOn(app, id, 'waitlisted')).toEqual(byRank.slice(480));
  });
});

it('seats ninety with as many statements as two', async () => {
  const count = async (followers: number): Promise<number> => {
    const series = await buildShort(100);
    await follow(series, await buildAccounts(followers));
    const { id } = await buildOccurrence(app, { series });
    const chunk = { eventId: id, run: newId(), after: null };
    const queries = await queriesOf(app, () => app.get(FollowingSeatingService).seat(chunk));
    return queries.length;
  };
  expect(await count(90)).toBe(await count(2));
});
