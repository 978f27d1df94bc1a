import { describe, expect, it } from 'vitest';
import { attendee, organizer } from '../../../test/support/calendar-samples.js';
import {
  followedWorld,
  moveIn,
  reviseIn,
  SeriesWorld,
  tellIn,
  type Told,
} from '../../../test/support/series-world.js';
import { DAY } from '../../kernel/clock.js';
import { calendarEvent } from '../events/event-calendar.rules.js';
import { inviteCalendar } from './invite-calendar.rules.js';
import type { CalendarPart } from './invite.rules.js';

const CHRISTMAS = '2026-12-25';
const THIRD = '2026-12-18';
const SECOND_FRIDAY = '2026-12-11';

const golden = (told: Told, name: string) =>
  expect(told.ics).toMatchFileSnapshot(`../../../test/golden/series/${name}.ics`);

describe('the golden files', () => {
  it.each<[string, (world: SeriesWorld) => void]>([
    ['followed', (world) => (world.now += 12 * DAY)],
    ['followed-with-exceptions', (world) => world.change(CHRISTMAS, { status: 'cancelled' })],
  ])('%s', async (name, happen) => {
    const world = new SeriesWorld();
    happen(world);
    world.follow((day) => (day === THIRD && name !== 'followed' ? 'waitlisted' : 'going'));
    await golden(tellIn(world), name);
  });

  it.each<[string, (world: SeriesWorld) => void]>([
    ['date-moved', (world) => moveIn(world, THIRD, 1)],
    ['date-cancelled', (world) => world.change(CHRISTMAS, { status: 'cancelled' })],
    ['date-skipped', (world) => world.outcomes.set(THIRD, 'declined')],
    ['ending', (world) => reviseIn(world, { until: '2027-01-29' })],
    ['cancelled', (world) => world.revise({ status: 'cancelled', sequence: 1 })],
    ['stopped', (world) => world.unfollow()],
  ])('%s', async (name, happen) => {
    const world = followedWorld();
    happen(world);
    await golden(tellIn(world), name);
  });

  it('split: the old one ends, another begins under a UID of its own', async () => {
    const world = followedWorld();
    world.hasNext = true;
    reviseIn(world, { until: '2027-01-29' });
    await golden(tellIn(world), 'split-old');
    const next = new SeriesWorld({
      uid: '7d1f5a52-1c9e-4f0e-8a43-6f1f2b0c9d31',
      startsOn: '2027-02-05',
      horizonOn: '2027-07-30',
      time: '19:00',
    });
    next.continues = true;
    next.follow();
    const told = tellIn(next);
    expect(told.ics).not.toContain(world.series.uid);
    await golden(told, 'split-new');
  });

  it('a restored date, beside one that was moved and one that is full', async () => {
    const world = followedWorld();
    world.change(CHRISTMAS, { status: 'cancelled' });
    world.tell();
    world.change(CHRISTMAS, { status: 'scheduled' });
    moveIn(world, THIRD, 1);
    world.outcomes.set(SECOND_FRIDAY, 'waitlisted');
    await golden(tellIn(world), 'date-restored');
  });

  it('somebody becomes the guest of one date, and follows again: one UID goes, the other comes', async () => {
    const world = followedWorld();
    world.unfollow();
    tellIn(world);
    const { email, name } = attendee;
    const single = (part: CalendarPart, bumps: number) => {
      const event = calendarEvent(world.date(THIRD), 'https://maillage.example/events/1', {
        bumps,
        at: world.now,
      });
      const { ics } = inviteCalendar(event, part, { organizer, attendee: { email, name } });
      world.client.apply(ics);
      return ics;
    };
    const at = [world.date(THIRD).startsAt];
    const to = world.now + 30 * DAY;
    const request = single({ method: 'REQUEST', partstat: 'ACCEPTED' }, 0);
    await expect(request).toMatchFileSnapshot('../../../test/golden/series/guest-of-one-date.ics');
    expect(world.showsAt(to)).toEqual(at);
    const cancel = single({ method: 'CANCEL', scope: 'attendee' }, 1);
    await expect(cancel).toMatchFileSnapshot('../../../test/golden/series/guest-no-more.ics');
    world.follow();
    await golden(tellIn(world), 'followed-again');
    expect(world.showsAt(to)).toEqual(world.goesAt(to));
  });

  it('both clock changes: half past six stays half past six', async () => {
    const world = followedWorld({ startsOn: '2027-03-19', horizonOn: '2027-11-12', until: '2027-11-12' });
    moveIn(world, '2027-03-26', 1);
    moveIn(world, '2027-10-29', 1);
    const told = tellIn(world);
    await golden(told, 'clock-changes');
    const shown = world.client
      .entries(0, Date.UTC(2028, 0))
      .map(({ startsAt }) => new Date(startsAt).toISOString().slice(0, 16));
    expect(shown.slice(0, 3)).toEqual(['2027-03-19T17:30', '2027-03-26T18:30', '2027-04-02T16:30']);
    expect(shown.slice(-3)).toEqual(['2027-10-29T17:30', '2027-11-05T17:30', '2027-11-12T17:30']);
  });
});
