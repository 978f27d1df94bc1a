import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CommunitySettingsService } from '../src/features/communities/community-settings.service.js';
import { MembershipService } from '../src/features/communities/membership.service.js';
import { EventInvitationService } from '../src/features/events/event-invitation.service.js';
import { EventRestorationService } from '../src/features/events/event-restoration.service.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { RsvpService } from '../src/features/rsvps/rsvp.service.js';
import { FollowerListService } from '../src/features/series/follower-list.service.js';
import { FollowingService } from '../src/features/series/following.service.js';
import { SeriesSplitService } from '../src/features/series/series-split.service.js';
import { splitInput } from '../src/features/series/series.input.js';
import { DAY, HOUR } from '../src/kernel/clock.js';
import { Reader } from '../src/platform/database/transaction.js';
import { followingChanged } from '../src/features/series/following.facts.js';
import { Outbox } from '../src/platform/outbox/outbox.js';
import { OutboxRow } from '../src/platform/outbox/outbox-row.entity.js';
import { startApp, type TestApp } from './support/app.js';
import {
  buildAccount,
  buildCommunity,
  buildMember,
  buildOccurrence,
  buildRsvp,
  buildSeries,
  type BuiltEvent,
  type BuiltSeries,
  datesOfSeries,
  type Person,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';
import { answerTo, buildFollower, followingOf, peopleOn } from './support/followers.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  app.get(Outbox).subscribe(followingChanged, 'tests', async (fact) => void told.push(fact));
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(A_MONDAY));

const follow = (person: Person, { id }: BuiltSeries) => app.get(FollowingService).follow(person, id);
const unfollow = (person: Person, { id }: BuiltSeries) => app.get(FollowingService).unfollow(person, id);
const standing = (person: Person, { id }: BuiltSeries) => app.get(FollowingService).standing(person, id);
const answer = (person: Person, { id }: BuiltEvent, said: 'yes' | 'no' | 'maybe') =>
  app.get(RsvpService).respond(person.accountId, id, { answer: said, guests: 0 });
const on = (series: BuiltSeries, day: string) => buildOccurrence(app, { series, on: day });

/** Two Fridays and no more, so that a date is easily told from another. */
const buildShort = (fields: Record<string, unknown> = {}) =>
  buildSeries(app, { until: '2027-03-12', ...fields });

/** What others are told of followings. */
const told: { seriesId: string; accountId: string }[] = [];

describe('following', () => {
  it('says yes to every date to come that one can say it to', async () => {
    const series = await buildSeries(app, { skips: ['2027-03-12'], until: '2027-03-26' });
    const cancelled = await on(series, '2027-03-19');
    await app.get(EventSchedulingService).cancel(series.host, cancelled.id, 'Vacances');
    const person = await buildFollower(app, { series });
    const { following, dates } = await standing(person, series);
    expect(following).toMatchObject({ since: A_MONDAY, lapsedAt: null });
    expect(dates.map(({ event, rsvp }) => [event.startsLocal, rsvp.outcome, rsvp.via])).toEqual([
      ['2027-03-05T18:30', 'going', 'following'],
      ['2027-03-26T18:30', 'going', 'following'],
    ]);
  });

  it('twice is once, and says yes again to nothing', async () => {
    const series = await buildShort();
    const date = await on(series, '2027-03-05');
    const person = await buildFollower(app, { series });
    await answer(person, date, 'no');
    app.clock.advance(HOUR);
    await follow(person, series);
    expect(await answerTo(app, date.id, person)).toMatchObject({ answer: 'no', via: 'following' });
    expect((await followingOf(app, series, person))!.since).toBe(A_MONDAY);
  });

  it('leaves what was answered before as it was', async () => {
    const series = await buildSeries(app, { until: '2027-03-19' });
    const [first, second, third] = await Promise.all(
      ['2027-03-05', '2027-03-12', '2027-03-19'].map((day) => on(series, day)),
    );
    const person = await buildMember(app, { community: series.community });
    await answer(person, first!, 'no');
    await answer(person, second!, 'yes');
    await follow(person, series);
    expect(await answerTo(app, first!.id, person)).toMatchObject({ answer: 'no', via: 'own' });
    expect(await answerTo(app, second!.id, person)).toMatchObject({ answer: 'yes', via: 'own' });
    expect(await answerTo(app, third!.id, person)).toMatchObject({ outcome: 'going', via: 'following' });
    await unfollow(person, series);
    expect(await answerTo(app, first!.id, person)).toMatchObject({ answer: 'no' });
    expect(await answerTo(app, second!.id, person)).toMatchObject({ outcome: 'going' });
    expect(await answerTo(app, third!.id, person)).toBeNull();
  });

  it('leaves a date out whose answers are closed', async () => {
    const series = await buildShort({ deadlineHours: 120 });
    const person = await buildFollower(app, { series });
    expect((await standing(person, series)).dates.map(({ event }) => event.startsLocal)).toEqual([
      '2027-03-12T18:30',
    ]);
  });

  it('mails nobody a date, and tells once that somebody follows', async () => {
    const series = await buildSeries(app);
    const person = await buildFollower(app, { series });
    const decided = await app.get(Reader).manager.findBy(OutboxRow, { kind: 'rsvp.decided' });
    const aboutMe = decided.filter(({ payload }) => JSON.stringify(payload).includes(person.accountId));
    expect(aboutMe).toEqual([]);
    await app.settle();
    expect(told.filter(({ accountId }) => accountId === person.accountId)).toEqual([
      { seriesId: series.id, accountId: person.accountId },
    ]);
  });

  it('is refused where one may not take part', async () => {
    const series = await buildShort();
    const stranger = await buildAccount(app);
    await expect(follow(stranger, series)).rejects.toMatchObject({ code: 'not-found' });
    await expect(follow(stranger, { ...series, id: 'nothing' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is refused once there is no date left', async () => {
    const series = await buildShort();
    const person = await buildMember(app, { community: series.community });
    app.clock.advance(30 * DAY);
    await expect(follow(person, series)).rejects.toMatchObject({ kind: 'conflict', code: 'series-over' });
  });
});

describe('on one date', () => {
  it('a no is a skip: the seat goes to who waits, and the other dates stay', async () => {
    const series = await buildShort({ capacity: 1 });
    const [first, second] = [await on(series, '2027-03-05'), await on(series, '2027-03-12')];
    const follower = await buildFollower(app, { series });
    const newcomer = await buildMember(app, { community: series.community });
    await answer(newcomer, first, 'yes');
    await answer(follower, first, 'no');
    expect(await peopleOn(app, first.id)).toEqual([newcomer.accountId]);
    expect(await peopleOn(app, second.id)).toEqual([follower.accountId]);
    const skipped = await answerTo(app, first.id, follower);
    expect(skipped).toMatchObject({ outcome: 'declined', via: 'following' });
  });

  it('who skipped and comes back waits behind who took the seat meanwhile', async () => {
    const series = await buildShort({ capacity: 1 });
    const first = await on(series, '2027-03-05');
    const follower = await buildFollower(app, { series });
    await answer(follower, first, 'no');
    app.clock.advance(HOUR);
    const newcomers = [
      await buildMember(app, { community: series.community }),
      await buildMember(app, { community: series.community }),
    ];
    for (const newcomer of newcomers) await answer(newcomer, first, 'yes');
    app.clock.advance(HOUR);
    const back = await answer(follower, first, 'yes');
    expect(back).toMatchObject({ position: 2, rsvp: { via: 'following' } });
    expect((await standing(follower, series)).dates[0]).toMatchObject({
      position: 2,
      rsvp: { outcome: 'waitlisted' },
    });
  });

  it('followers wait in the order in which they began, before newcomers who came later', async () => {
    const series = await buildShort({ capacity: 1 });
    const first = await on(series, '2027-03-05');
    const early = await buildMember(app, { community: series.community });
    const waits = await buildMember(app, { community: series.community });
    for (const person of [early, waits]) await answer(person, first, 'yes');
    const followers: Person[] = [];
    for (let count = 0; count < 2; count += 1) {
      app.clock.advance(HOUR);
      followers.push(await buildFollower(app, { series }));
    }
    app.clock.advance(HOUR);
    const late = await buildMember(app, { community: series.community });
    await answer(late, first, 'yes');
    const queue = [waits, ...followers, late].map(({ accountId }) => accountId);
    expect(await peopleOn(app, first.id, 'waitlisted')).toEqual(queue);
  });

  it('an invitation taken back takes nothing from who follows', async () => {
    const series = await buildShort();
    const date = await on(series, '2027-03-05');
    const follower = await buildFollower(app, { series });
    const invitations = app.get(EventInvitationService);
    await invitations.invite(series.host, date.id, [follower.email]);
    await invitations.withdraw(series.host, date.id, follower.accountId);
    await app.settle();
    expect(await answerTo(app, date.id, follower)).toMatchObject({ outcome: 'going' });
  });
});

describe('ceasing to follow', () => {
  it('gives every seat to come to who waits, and what was skipped is forgotten', async () => {
    const series = await buildShort({ capacity: 1 });
    const dates = [await on(series, '2027-03-05'), await on(series, '2027-03-12')];
    const [first, second] = [await buildFollower(app, { series }), await buildFollower(app, { series })];
    await answer(second, dates[1]!, 'no');
    await unfollow(first, series);
    expect(await peopleOn(app, dates[0]!.id)).toEqual([second.accountId]);
    expect(await peopleOn(app, dates[1]!.id)).toEqual([]);
    await unfollow(second, series);
    await unfollow(second, series);
    for (const date of dates) expect(await answerTo(app, date.id, second)).toBeNull();
    expect(await standing(second, series)).toEqual({ following: null, dates: [] });
  });

  it('keeps what has begun', async () => {
    const series = await buildShort();
    const date = await on(series, '2027-03-05');
    const person = await buildFollower(app, { series });
    app.clock.advance(5 * DAY);
    await unfollow(person, series);
    expect(await answerTo(app, date.id, person)).toMatchObject({ outcome: 'going' });
  });

  it('happens to who leaves the community, or is removed', async () => {
    const series = await buildShort({ capacity: 1 });
    const date = await on(series, '2027-03-05');
    const [leaving, removed] = [await buildFollower(app, { series }), await buildFollower(app, { series })];
    const memberships = app.get(MembershipService);
    const { slug, organiser } = series.community;
    await memberships.leave(leaving, slug);
    await app.settle();
    expect(await followingOf(app, series, leaving)).toBeNull();
    expect(await peopleOn(app, date.id)).toEqual([removed.accountId]);
    await memberships.remove(organiser, slug, removed.accountId);
    await app.settle();
    expect(await followingOf(app, series, removed)).toBeNull();
    expect(await peopleOn(app, date.id)).toEqual([]);
  });

  it('happens to outsiders once a public series, or its community, shows itself no longer', async () => {
    const community = await buildCommunity(app);
    const series = await buildShort({ community, audience: 'public' });
    const outsider = await buildFollower(app, { series, account: await buildAccount(app) });
    const member = await buildFollower(app, { series });
    await app
      .get(CommunitySettingsService)
      .change(community.organiser, community.slug, { joinPolicy: 'invitation' }, null);
    await app.settle();
    expect(await followingOf(app, series, outsider)).toBeNull();
    expect(await followingOf(app, series, member)).not.toBeNull();
    const date = await on(series, '2027-03-05');
    expect(await peopleOn(app, date.id)).toEqual([member.accountId]);
  });
});

describe('as a series gains dates', () => {
  it('those who follow are seated on them, by their ranks', async () => {
    const series = await buildSeries(app, { capacity: 1 });
    const first = await buildFollower(app, { series });
    app.clock.advance(HOUR);
    const second = await buildFollower(app, { series });
    await app.settle();
    app.clock.advance(21 * DAY);
    await app.settle();
    const dates = await datesOfSeries(app, series);
    const last = dates.at(-1)!.event;
    expect(last.startsAt).toBeGreaterThan(A_MONDAY + 190 * DAY);
    expect(await peopleOn(app, last.id)).toEqual([first.accountId]);
    expect(await peopleOn(app, last.id, 'waitlisted')).toEqual([second.accountId]);
    expect(await answerTo(app, last.id, first)).toMatchObject({ queuedAt: A_MONDAY, via: 'following' });
  });

  it('a date that takes place after all is for who began to follow meanwhile, too', async () => {
    const series = await buildShort();
    const date = await on(series, '2027-03-12');
    await app.get(EventSchedulingService).cancel(series.host, date.id, '');
    const person = await buildFollower(app, { series });
    expect(await answerTo(app, date.id, person)).toBeNull();
    await app.get(EventRestorationService).restore(series.host, date.id);
    await app.settle();
    expect(await answerTo(app, date.id, person)).toMatchObject({ outcome: 'going' });
  });

  it('a split has them follow both sides, by the same ranks, and who ceased meanwhile neither', async () => {
    const series = await buildSeries(app);
    const [stays, leaves] = [await buildFollower(app, { series }), await buildFollower(app, { series })];
    const moved = await on(series, '2027-03-19');
    await answer(stays, moved, 'no');
    app.clock.advance(HOUR);
    const input = splitInput.parse({ from: '2027-03-12', time: '19:00' });
    const nextId = await app
      .get(SeriesSplitService)
      .split(series.host, series.id, input, { ifRevision: null, once: null });
    await unfollow(leaves, series);
    await app.settle();
    const next = { ...series, id: nextId };
    expect(await followingOf(app, next, stays)).toMatchObject({ since: A_MONDAY });
    expect(await followingOf(app, series, stays)).toMatchObject({ since: A_MONDAY });
    expect(await followingOf(app, next, leaves)).toBeNull();
    const dates = (await datesOfSeries(app, next)).map(({ event }) => event);
    expect(dates.map(({ startsLocal }) => startsLocal.slice(11))).toEqual(dates.map(() => '19:00'));
    for (const { id } of dates) {
      const outcome = id === moved.id ? 'declined' : 'going';
      expect(await answerTo(app, id, stays)).toMatchObject({ outcome, via: 'following' });
      expect(await answerTo(app, id, leaves)).toBeNull();
    }
    await unfollow(stays, next);
    expect(await peopleOn(app, dates[0]!.id)).toEqual([]);
    expect(await answerTo(app, (await on(series, '2027-03-05')).id, stays)).not.toBeNull();
  });
});

describe('who follows', () => {
  it('is seen by the hosts and by those who do, but for who answered discreetly', async () => {
    const series = await buildShort();
    const [open, discreet] = [await buildFollower(app, { series }), await buildFollower(app, { series })];
    const date = await on(series, '2027-03-05');
    await buildRsvp(app, { event: date, account: discreet, discreet: true });
    const outsider = await buildMember(app, { community: series.community });
    const list = async (viewer: Person) => {
      const { items, complete } = await app
        .get(FollowerListService)
        .followersOf(viewer, series.id, { limit: 30 });
      return [items.map(({ account }) => account.id), complete];
    };
    const all = [open.accountId, discreet.accountId];
    expect(await list(series.host)).toEqual([all, true]);
    expect(await list(open)).toEqual([[open.accountId], false]);
    await expect(list(outsider)).rejects.toMatchObject({ kind: 'forbidden', code: 'followers-only' });
    expect(await app.get(FollowerListService).countOf([series.id])).toEqual(new Map([[series.id, 2]]));
  });
});
