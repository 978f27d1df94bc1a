import type { Event } from '../../src/features/events/event.entity.js';
import { occurrenceOn } from '../../src/features/series/occurrence.rules.js';
import type { Series } from '../../src/features/series/series.entity.js';

/** Every Friday at 18:30 in Paris from 5 March 2027 on, its rows up to the end of August. */
export const seriesSample = (fields: Partial<Series> = {}): Series => ({
  id: 'series',
  uid: 'series-uid',
  communityId: 'community',
  sharedCommunityId: null,
  previousId: null,
  kind: 'apero-visio',
  format: 'video',
  title: 'Apéro du vendredi',
  description: '',
  rule: { every: 'week', interval: 1, weekdays: ['fri'] },
  startsOn: '2027-03-05',
  until: null,
  skips: [],
  time: '18:30',
  durationMinutes: 90,
  timeZone: 'Europe/Paris',
  place: null,
  roomUrl: null,
  roomGenerated: false,
  capacity: null,
  heldSeats: 0,
  maxGuests: 0,
  audience: 'members',
  adherentsOf: null,
  deadlineHours: null,
  rotates: false,
  status: 'active',
  cancellationWord: null,
  horizonOn: '2027-08-31',
  sequence: 0,
  revision: 1,
  revisedAt: 0,
  createdAt: 0,
  ...fields,
});

/** One of its dates, as its row stands. */
export const dateSample = (day: string, series: Series, fields: Partial<Event> = {}): Event => ({
  id: `event-${day}`,
  uid: `uid-${day}`,
  ...occurrenceOn(day, series),
  tzdata: '2026a',
  sequence: 0,
  revision: 1,
  noticeRevision: 1,
  notices: [],
  revisedAt: 0,
  createdAt: 0,
  ...fields,
});
