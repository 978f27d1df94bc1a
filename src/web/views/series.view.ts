import { z } from 'zod';
import { WEEKDAYS } from '../../calendar/recurrence.js';
import { FORMATS, ROOM_KINDS, AUDIENCES } from '../../features/events/event.entity.js';
import { audienceOf } from '../../features/events/event-dues.rules.js';
import type { SeriesPlan } from '../../features/series/series-plan.service.js';
import { personShape, personView } from './account.view.js';
import { eventShape, eventView, placeShape, roomView } from './event.view.js';
import { followingShape, followingView } from './following.view.js';
import { instantShape, instantView } from './instant.view.js';
import type { ListedSeries, ShownSeries } from './series-listing.js';

const weekday = z.enum(WEEKDAYS);

const ruleShape = z
  .union([
    z.strictObject({ every: z.literal('week'), interval: z.int(), weekdays: z.array(weekday) }),
    z.strictObject({
      every: z.literal('month'),
      nth: z.int().meta({ description: '1 to 4, or -1 for the last' }),
      weekday,
    }),
  ])
  .meta({ id: 'Rule' });

const day = z.string().meta({ description: 'A day, 2026-12-04, in timeZone' });

const fields = {
  id: z.string(),
  communitySlug: z.string(),
  sharedWith: z.array(z.string()),
  previousId: z.string().nullable().meta({ description: 'The series that ended where this one began' }),
  kind: z.string(),
  format: z.enum(FORMATS),
  title: z.string(),
  description: z.string(),
  rule: ruleShape,
  startsOn: day,
  until: day.nullable(),
  skips: z.array(day),
  time: z.string().meta({ description: 'Wall time in timeZone: 18:30' }),
  timeZone: z.string(),
  durationMinutes: z.int(),
  place: placeShape.nullable(),
  room: z.strictObject({ provider: z.enum(ROOM_KINDS) }).nullable(),
  capacity: z.int().nullable(),
  heldSeats: z.int(),
  maxGuests: z.int(),
  audience: z.union([z.enum(AUDIENCES), z.strictObject({ adherentsOf: z.string() })]),
  deadlineHours: z.int().nullable().meta({ description: 'How long before each date answers close' }),
  rotates: z.boolean().meta({ description: 'Hosts take turns, a date each' }),
  status: z.enum(['active', 'cancelled']),
  cancellationWord: z.string().nullable(),
  revision: z.int(),
  can: z.strictObject({
    manage: z.boolean(),
    edit: z.boolean(),
    cancel: z.boolean(),
    follow: z.boolean(),
    seeFollowers: z.boolean(),
    seeCommunity: z.boolean(),
  }),
  hosts: z.array(personShape),
  followers: z.int().meta({ description: 'How many are usually there' }),
};

/** As lists have it. */
export const seriesShape = z.strictObject(fields).meta({ id: 'Series' });
export type SeriesJson = z.output<typeof seriesShape>;

export const oneSeriesShape = z
  .strictObject({
    ...fields,
    nextDates: z.array(eventShape).meta({ description: 'The next ten, cancelled ones too' }),
    myFollowing: followingShape.nullable(),
  })
  .meta({ id: 'SeriesWithDates' });
export type OneSeriesJson = z.output<typeof oneSeriesShape>;

export function seriesView(listed: ListedSeries): SeriesJson {
  const { series, community, sharedWith, can, hosts, followers } = listed;
  return {
    id: series.id,
    communitySlug: community.slug,
    sharedWith: sharedWith ? [sharedWith.slug] : [],
    previousId: series.previousId,
    kind: series.kind,
    format: series.format,
    title: series.title,
    description: series.description,
    rule: series.rule,
    startsOn: series.startsOn,
    until: series.until,
    skips: series.skips.map(({ on }) => on),
    time: series.time,
    timeZone: series.timeZone,
    durationMinutes: series.durationMinutes,
    place: series.place,
    room: roomView(series),
    capacity: series.capacity,
    heldSeats: series.heldSeats,
    maxGuests: series.maxGuests,
    audience: audienceOf(series),
    deadlineHours: series.deadlineHours,
    rotates: series.rotates,
    status: series.status,
    cancellationWord: series.cancellationWord,
    revision: series.revision,
    can,
    hosts: hosts.map(personView),
    followers,
  };
}

export const oneSeriesView = (shown: ShownSeries): OneSeriesJson => ({
  ...seriesView(shown),
  nextDates: shown.nextDates.map(eventView),
  myFollowing: shown.mine && followingView(shown.mine),
});

export const seriesPlanShape = z
  .strictObject({
    timeZone: z.string(),
    dates: z
      .array(
        z.strictObject({
          on: day,
          startsLocal: z.string(),
          startsAt: instantShape,
          skipped: z.boolean(),
          holiday: z.string().nullable(),
        }),
      )
      .meta({ description: 'The next ten, those to skip too' }),
    holidays: z
      .array(z.strictObject({ on: day, name: z.string() }))
      .meta({ description: 'Public holidays on a date of the first year: skips to propose' }),
  })
  .meta({ id: 'SeriesPlan' });

export const seriesPlanView = ({
  timeZone,
  dates,
  holidays,
}: SeriesPlan): z.output<typeof seriesPlanShape> => ({
  timeZone,
  dates: dates.map(({ on, startsLocal, startsAt, isSkipped, holiday }) => ({
    on,
    startsLocal,
    startsAt: instantView(startsAt),
    skipped: isSkipped,
    holiday,
  })),
  holidays: holidays.map(({ on, name }) => ({ on, name })),
});
