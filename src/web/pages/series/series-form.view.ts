import { WEEKDAYS } from '../../../calendar/recurrence.js';
import type { Account } from '../../../features/accounts/account.entity.js';
import type { Community } from '../../../features/communities/community.entity.js';
import { audienceOf } from '../../../features/events/event-dues.rules.js';
import { audienceForForm } from '../../../features/events/event-form.input.js';
import type { Series } from '../../../features/series/series.entity.js';
import type { SeriesView } from '../../../features/series/series.service.js';
import { calendarNames } from '../../../platform/i18n/calendar-names.js';
import type { Locale } from '../../../kernel/locale.js';
import { formChoices, freshValues } from '../events/event-form.view.js';
import type { PostedForm } from '../events/posted-form.input.js';

const NTHS = [1, 2, 3, 4, -1];

/** What a new series' form starts with: each week, as a small meetup. */
export const freshSeriesValues = (community: Community, hostId: string): PostedForm => ({
  ...freshValues(community, hostId),
  every: 'week',
  interval: '1',
});

function ruleValues({ rule }: Series): PostedForm {
  if (rule.every === 'month') return { every: 'month', nth: String(rule.nth), monthDay: rule.weekday };
  return { every: 'week', interval: String(rule.interval), weekdays: rule.weekdays };
}

function placeValues({ place }: Series): PostedForm {
  if (place === null)
    return { placeName: '', placeKind: '', placeAddress: '', placeNotes: '', placeAccess: [] };
  const { name, kind, address, notes, access } = place;
  return {
    placeName: name,
    placeKind: kind ?? '',
    placeAddress: address ?? '',
    placeNotes: notes ?? '',
    placeAccess: access,
  };
}

const numberText = (number: number | null): string => (number === null ? '' : String(number));

/** A series as its form shows it. The room's link is never shown again. */
export function valuesOfSeries(
  { series, sharedWith }: Pick<SeriesView, 'series' | 'sharedWith'>,
  hosts: readonly Account[],
): PostedForm {
  return {
    revision: String(series.revision),
    title: series.title,
    description: series.description,
    kind: series.kind,
    format: series.format,
    ...ruleValues(series),
    time: series.time,
    until: series.until ?? '',
    durationMinutes: String(series.durationMinutes),
    timeZone: series.timeZone,
    ...placeValues(series),
    ...(series.roomGenerated && { room: 'generated' }),
    capacity: numberText(series.capacity),
    heldSeats: String(series.heldSeats),
    maxGuests: String(series.maxGuests),
    audience: audienceForForm(audienceOf(series)),
    deadlineHours: numberText(series.deadlineHours),
    hosts: hosts.map(({ id }) => id),
    ...(series.rotates && { rotates: 'on' }),
    sharedWith: sharedWith?.slug ?? '',
  };
}

/** The choices of the form: an event's, and how a series comes back. */
export const seriesChoices = (
  values: PostedForm,
  community: Community,
  locale: Locale,
  offered: Parameters<typeof formChoices>[2],
) => ({
  ...formChoices(values, community, offered),
  weekdays: WEEKDAYS.map((value, index) => ({ value, label: calendarNames(locale).weekdays[index] })),
  nths: NTHS,
});
