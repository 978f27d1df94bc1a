import type { Series } from '../../../features/series/series.entity.js';
import type { SeriesForesight } from '../../../features/series/series-foresight.service.js';
import { typedFields } from '../events/event-edit.view.js';
import { fieldText, type PostedForm } from '../events/posted-form.input.js';

/** Words, `series.confirm.what`, of the fields that a change may touch. */
const CHANGES = {
  title: ['title'],
  rule: ['rule', 'startsOn'],
  time: ['time'],
  duration: ['durationMinutes'],
  zone: ['timeZone'],
  until: ['until'],
  place: ['place', 'format'],
  room: ['roomUrl', 'roomGenerated'],
  audience: ['audience', 'adherentsOf', 'sharedCommunityId'],
  capacity: ['capacity', 'heldSeats', 'maxGuests'],
  hosts: ['rotates'],
  texts: ['description'],
  other: ['kind', 'deadlineHours'],
} as const satisfies Record<string, readonly (keyof Series)[]>;

/** More are told by their number. */
const NAMED = 10;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function changesOf({ before, after, changesHosts }: SeriesForesight): string[] {
  return Object.entries(CHANGES)
    .filter(
      ([what, fields]) =>
        fields.some((field) => !isSame(before[field], after[field])) || (what === 'hosts' && changesHosts),
    )
    .map(([what]) => what);
}

/** Whether saving has to be confirmed: it tells somebody, or makes or cancels dates. */
export const asksToConfirm = ({ isTold, added, dropped }: SeriesForesight): boolean =>
  isTold || added > 0 || dropped.length > 0;

/** « Ce que cela change, et qui sera prévenu », before it is saved. */
export function seriesConfirmation(foresight: SeriesForesight, body: PostedForm) {
  const { kept, dropped, added, concerned, isTold } = foresight;
  return {
    changes: changesOf(foresight),
    kept,
    added,
    dropped: {
      count: dropped.length,
      dates: dropped.slice(0, NAMED).map(({ startsAt, timeZone }) => ({ at: startsAt, zone: timeZone })),
    },
    isTold,
    concerned,
    values: { word: fieldText(body.word) },
    typed: typedFields(body).filter(({ name }) => name !== 'word'),
  };
}
