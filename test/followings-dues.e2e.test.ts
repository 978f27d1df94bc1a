import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { eventChangeInput } from '../src/features/events/event.input.js';
import { RsvpService } from '../src/features/rsvps/rsvp.service.js';
import { FollowerListService } from '../src/features/series/follower-list.service.js';
import { FollowingService } from '../src/features/series/following.service.js';
import { AdhesionKeepingService } from '../src/features/associations/adhesion-keeping.service.js';
import { splitInput } from '../src/features/series/series.input.js';
import { SeriesSplitService } from '../src/features/series/series-split.service.js';
import { DAY, HOUR } from '../src/kernel/clock.js';
import { startApp, type TestApp } from './support/app.js';
import {
  buildAdhesion,
  buildAssociation,
  type BuiltAssociation,
  buildCommunity,
  buildMember,
  buildOccurrence,
  buildSeries,
  type BuiltSeries,
  type Person,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';
import { answerTo, buildFollower, followingOf, peopleOn } from './support/followers.js';
import { buildAdherent, LAPSED, RENEWAL, setDues } from './support/reserved-world.js';

let app: TestApp;
let association: BuiltAssociation;
let series: BuiltSeries;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** Fridays of March 2027 for the adherents of an association, whose dues end with 5 March, grace and all. */
beforeEach(async () => {
  app.clock.set(A_MONDAY);
  association = await buildAssociation(app, { name: 'Les Passerelles', renewalUrl: RENEWAL });
  const community = await buildCommunity(app);
  await buildAdhesion(app, { association, account: community.organiser });
  series = await buildSeries(app, {
    community,
    until: '2027-06-25',
    capacity: 1,
    audience: { adherentsOf: association.id },
  });
});

const ENDING = { startsOn: '2026-02-04', endsOn: '2027-02-04' };
const on = (day: string) => buildOccurrence(app, { series, on: day });
const adherentsFollowing = async (term: { startsOn?: string; endsOn?: string } = {}) => {
  const adherent = await buildAdherent(app, { association }, term);
  await buildFollower(app, { series, account: adherent });
  await app.settle();
  return adherent;
};
const renew = (adherent: { adhesionId: string }) =>
  setDues(app, { association }, adherent, { endsOn: '2028-02-04' });
/** Friday 12 March, the first date that dues do not cover, minus three days and a little. */
const untilDue = async () => {
  app.clock.set(A_MONDAY + 8 * DAY + 9 * HOUR);
  await app.settle();
};
const lapseMails = async ({ email }: Person) =>
  (await app.mails(email)).filter(({ subject }) => subject.startsWith('Votre adhésion est échue'));
const subjects = async ({ email }: Person) =>
  (await app.mails(email)).map(({ subject }) => subject.split(/\s:/)[0]);

describe('what is reserved to adherents', () => {
  it.each([
    ['none', null],
    ['lapsed', LAPSED],
    ['to come', { startsOn: '2027-04-01', endsOn: '2028-03-31' }],
  ])('is not followed with dues that are %s, and the way out is said', async (_name, term) => {
    const person = await buildMember(app, { community: series.community });
    if (term) await buildAdhesion(app, { association, account: person, ...term });
    await expect(app.get(FollowingService).follow(person, series.id)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'dues-needed',
      params: { association: 'Les Passerelles', renewalUrl: RENEWAL },
    });
  });

  it('is followed beyond the end of dues, which may yet be renewed', async () => {
    const adherent = await adherentsFollowing(ENDING);
    for (const day of ['2027-03-05', '2027-03-12', '2027-06-25'])
      expect(await peopleOn(app, (await on(day)).id)).toEqual([adherent.accountId]);
  });
});

describe('three days before a date that dues do not cover', () => {
  it('the seat goes to who waits, the following lapses, and its owner alone is told so, once', async () => {
    const [covered, due, later] = [await on('2027-03-05'), await on('2027-03-12'), await on('2027-03-19')];
    const adherent = await adherentsFollowing(ENDING);
    app.clock.advance(HOUR);
    const waiting = await adherentsFollowing();
    await untilDue();
    expect(await peopleOn(app, covered.id)).toEqual([adherent.accountId]);
    expect(await peopleOn(app, due.id)).toEqual([waiting.accountId]);
    expect(await peopleOn(app, later.id)).toEqual([adherent.accountId]);
    expect(await answerTo(app, due.id, adherent)).toBeNull();
    expect((await followingOf(app, series, adherent))!.lapsedAt).toBe(app.clock.now());

    app.clock.advance(7 * DAY);
    await app.settle();
    expect(await peopleOn(app, later.id)).toEqual([waiting.accountId]);
    const [mail, ...more] = await lapseMails(adherent);
    expect(more).toEqual([]);
    expect(mail!.text).toContain(RENEWAL);
    expect(mail!.text).toMatch(/8\smai\s2027/);
    expect(mail!.text).toContain('personne d’autre ne voit pourquoi');
    expect(mail!.text).toContain('quittent votre agenda');
    expect(await subjects(adherent)).toEqual(['Vous venez d’habitude', 'Votre adhésion est échue']);
    expect(await lapseMails(waiting)).toEqual([]);
    const { items } = await app.get(FollowerListService).followersOf(series.host, series.id, { limit: 30 });
    expect(items.map(({ account }) => account.id)).toEqual([waiting.accountId]);
  });

  it('is told as well to who waited for every date, and had none in their calendar', async () => {
    await adherentsFollowing();
    app.clock.advance(HOUR);
    const adherent = await adherentsFollowing(ENDING);
    await untilDue();
    const [mail, ...more] = await lapseMails(adherent);
    expect(more).toEqual([]);
    expect(mail!.text).toContain(RENEWAL);
    expect(mail!.text).not.toContain('quittent votre agenda');
    expect(await subjects(adherent)).toEqual(['Votre adhésion est échue']);
    app.clock.advance(7 * DAY);
    await app.settle();
    expect(await lapseMails(adherent)).toHaveLength(1);
  });

  it('is not told again of the series that goes on from a split', async () => {
    const adherent = await adherentsFollowing(ENDING);
    await untilDue();
    const split = splitInput.parse({ from: '2027-04-02', time: '19:00' });
    await app.get(SeriesSplitService).split(series.host, series.id, split, { ifRevision: null, once: null });
    await app.settle();
    expect(await lapseMails(adherent)).toHaveLength(1);
  });

  it('who said no to that date anyway loses nothing by it', async () => {
    const due = await on('2027-03-12');
    const adherent = await adherentsFollowing(ENDING);
    const said = { answer: 'no' as const, guests: 0 };
    await app.get(RsvpService).respond(adherent.accountId, due.id, said);
    await untilDue();
    expect(await answerTo(app, due.id, adherent)).toMatchObject({ answer: 'no', via: 'following' });
    expect(await lapseMails(adherent)).toEqual([]);
  });

  it('is three days before the date to which it was moved', async () => {
    const due = await on('2027-03-12');
    const adherent = await adherentsFollowing(ENDING);
    const change = eventChangeInput.parse({ startsLocal: '2027-03-13T18:30' });
    await app.get(EventSchedulingService).edit(series.host, due.id, change, null);
    await untilDue();
    expect(await peopleOn(app, due.id)).toEqual([adherent.accountId]);
    app.clock.advance(DAY);
    await app.settle();
    expect(await peopleOn(app, due.id)).toEqual([]);
  });

  it('a date that alone is reserved is lost alone, and found again once dues are paid', async () => {
    const { community, host } = series;
    const open = await buildSeries(app, { community, until: '2027-03-19' });
    const follower = await buildFollower(app, { series: open });
    const due = await buildOccurrence(app, { series: open, on: '2027-03-12' });
    const other = await buildOccurrence(app, { series: open, on: '2027-03-19' });
    const change = eventChangeInput.parse({ audience: { adherentsOf: association.id } });
    await app.get(EventSchedulingService).edit(host, due.id, change, null);
    await app.settle();
    expect(await peopleOn(app, due.id)).toEqual([follower.accountId]);
    await untilDue();
    expect(await peopleOn(app, due.id)).toEqual([]);
    expect(await peopleOn(app, other.id)).toEqual([follower.accountId]);
    expect(await followingOf(app, open, follower)).toMatchObject({ lapsedAt: null });
    expect(await lapseMails(follower)).toEqual([]);
    await buildAdhesion(app, { association, account: follower });
    await app.settle();
    expect(await answerTo(app, due.id, follower)).toMatchObject({ outcome: 'going', queuedAt: A_MONDAY });
  });

  it('dues that end when it is nearer than that are looked at at once', async () => {
    const next = await on('2027-03-05');
    const adherent = await adherentsFollowing();
    app.clock.advance(2 * DAY);
    await app.settle();
    expect(await peopleOn(app, next.id)).toEqual([adherent.accountId]);
    await setDues(app, { association }, adherent, { endsOn: '2027-01-15' });
    await app.settle();
    expect(await peopleOn(app, next.id)).toEqual([]);
    expect(await lapseMails(adherent)).toHaveLength(1);
  });
});

describe('dues renewed', () => {
  it('within sixty days give the dates back by the old rank: a free seat, or the head of the queue', async () => {
    const [due, later, last] = [await on('2027-03-12'), await on('2027-04-02'), await on('2027-06-25')];
    const adherent = await adherentsFollowing(ENDING);
    app.clock.advance(HOUR);
    const [second, third] = [await adherentsFollowing(), await adherentsFollowing()];
    await untilDue();
    expect(await peopleOn(app, due.id)).toEqual([second.accountId]);
    app.clock.advance(HOUR);
    await renew(adherent);
    await app.settle();
    expect(await followingOf(app, series, adherent)).toMatchObject({ since: A_MONDAY, lapsedAt: null });
    expect(await peopleOn(app, due.id)).toEqual([second.accountId]);
    expect(await peopleOn(app, due.id, 'waitlisted')).toEqual([adherent.accountId, third.accountId]);
    for (const date of [later, last]) expect(await peopleOn(app, date.id)).toEqual([adherent.accountId]);
  });

  it('by following again come to the same', async () => {
    const adherent = await adherentsFollowing(ENDING);
    await untilDue();
    const again = () => app.get(FollowingService).follow(adherent, series.id);
    await expect(again()).rejects.toMatchObject({ code: 'dues-needed' });
    await renew(adherent);
    await again();
    await app.settle();
    expect(await followingOf(app, series, adherent)).toMatchObject({ since: A_MONDAY, lapsedAt: null });
    expect(await peopleOn(app, (await on('2027-03-12')).id)).toEqual([adherent.accountId]);
  });

  it('on the fifty-ninth day are in time, on the sixty-first nothing is left', async () => {
    const [inTime, late] = [await adherentsFollowing(ENDING), await adherentsFollowing(ENDING)];
    await untilDue();
    app.clock.advance(59 * DAY);
    await app.settle();
    await renew(inTime);
    await app.settle();
    app.clock.advance(2 * DAY);
    await app.settle();
    expect(await followingOf(app, series, inTime)).not.toBeNull();
    expect(await followingOf(app, series, late)).toBeNull();
    const last = await on('2027-06-25');
    expect(await answerTo(app, last.id, late)).toBeNull();
    await renew(late);
    await app.settle();
    expect(await followingOf(app, series, late)).toBeNull();
    expect(await peopleOn(app, last.id)).toEqual([inTime.accountId]);
  });

  it('of an adhesion that was taken away end what is followed by it alone', async () => {
    const adherent = await adherentsFollowing();
    await app.get(AdhesionKeepingService).remove(association.manager, association.id, adherent.adhesionId);
    await app.settle();
    expect(await followingOf(app, series, adherent)).toBeNull();
    expect(await peopleOn(app, (await on('2027-03-12')).id)).toEqual([]);
  });
});
