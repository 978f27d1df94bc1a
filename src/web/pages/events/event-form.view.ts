import { offeredZones } from '../../../calendar/zones.js';
import { toLocal } from '../../../calendar/wall-time.js';
import type { Account } from '../../../features/accounts/account.entity.js';
import type { Association } from '../../../features/associations/association.entity.js';
import type { Community } from '../../../features/communities/community.entity.js';
import { audienceOf } from '../../../features/events/event-dues.rules.js';
import { audienceForForm } from '../../../features/events/event-form.input.js';
import { AUDIENCES, FORMATS, type Place } from '../../../features/events/event.entity.js';
import type { EventView } from '../../../features/events/event.service.js';
import { ACCESSIBILITY, EVENT_KINDS, PLACE_KINDS } from '../../../vocabulary/gatherings.js';
import { fieldText, type PostedForm } from './posted-form.input.js';

/** An association to whose adherents an event can be reserved. */
type Reservable = Pick<Association, 'id' | 'name'>;

const DURATIONS = [30, 45, 60, 90, 120, 150, 180, 240, 300, 480];
/** A table in a café. */
const SMALL_GROUP = '6';

/** What a new event's form starts with: a small meetup in an evening of its community. */
export const freshValues = (community: Community, hostId: string): PostedForm => ({
  kind: 'soiree',
  format: 'in-person',
  time: '18:30',
  durationMinutes: '120',
  timeZone: community.timeZone,
  capacity: SMALL_GROUP,
  heldSeats: '0',
  maxGuests: '0',
  audience: 'members',
  hosts: [hostId],
});

const dateAndTime = (local: string | null): [string, string] => [
  local?.slice(0, 10) ?? '',
  local?.slice(11) ?? '',
];

const placeValues = (place: Place | null): PostedForm => ({
  placeName: place?.name ?? '',
  placeKind: place?.kind ?? '',
  placeAddress: place?.address ?? '',
  placeNotes: place?.notes ?? '',
  placeAccess: place?.access ?? [],
});

/** An event as its form shows it. The room's link is never shown again. */
export function valuesOf(
  { event, sharedWith }: Pick<EventView, 'event' | 'sharedWith'>,
  hosts: Account[],
): PostedForm {
  const [date, time] = dateAndTime(event.startsLocal);
  const [deadlineDate, deadlineTime] = dateAndTime(
    event.rsvpDeadlineAt === null ? null : toLocal(event.rsvpDeadlineAt, event.timeZone),
  );
  return {
    revision: String(event.revision),
    title: event.title,
    description: event.description,
    kind: event.kind,
    format: event.format,
    date,
    time,
    durationMinutes: String(event.durationMinutes),
    timeZone: event.timeZone,
    ...placeValues(event.place),
    capacity: event.capacity === null ? '' : String(event.capacity),
    heldSeats: String(event.heldSeats),
    maxGuests: String(event.maxGuests),
    audience: audienceForForm(audienceOf(event)),
    ...(event.roomGenerated && { room: 'generated' }),
    deadlineDate,
    deadlineTime,
    hosts: hosts.map(({ id }) => id),
    sharedWith: sharedWith?.slug ?? '',
  };
}

/** « Refaire à une autre date »: everything but when. */
export function repeatedValues(
  repeated: Pick<EventView, 'event' | 'sharedWith'>,
  hosts: Account[],
): PostedForm {
  const unset = { revision: undefined, date: '', deadlineDate: '', deadlineTime: '' };
  return { ...valuesOf(repeated, hosts), ...unset };
}

/** The choices of the form; a value that isn't among the usual ones is kept among them. */
export function formChoices(
  values: PostedForm,
  community: Community,
  { people, shareable, reservable }: { people: Account[]; shareable: Community[]; reservable: Reservable[] },
) {
  const duration = Number(fieldText(values.durationMinutes));
  const isOdd = Number.isInteger(duration) && duration > 0 && !DURATIONS.includes(duration);
  const zone = fieldText(values.timeZone);
  return {
    kinds: EVENT_KINDS,
    formats: FORMATS,
    audiences: AUDIENCES,
    reservable: reservable.map(({ id, name }) => ({ value: audienceForForm({ adherentsOf: id }), name })),
    placeKinds: PLACE_KINDS,
    accessibility: ACCESSIBILITY,
    durations: isOdd ? [...DURATIONS, duration].sort((a, b) => a - b) : DURATIONS,
    zones: offeredZones,
    /** The zone is folded away while it is the one that everybody expects. */
    zoneIsObvious: zone === '' || zone === community.timeZone,
    communityZone: community.timeZone,
    hosts: people.map(({ id, displayName }) => ({ id, name: displayName })),
    shareable: shareable.map(({ slug, name }) => ({ value: slug, label: name })),
  };
}

/** Those who host it first, in their order, then the others who could. */
export const possibleHosts = (hosts: Account[], others: Account[]): Account[] => [
  ...new Map([...hosts, ...others].map((account) => [account.id, account])).values(),
];

/** What it is shared with stays among the choices, of who could not have shared it too. */
export const shareableWith = (offered: Community[], shared: Community | null): Community[] =>
  shared && !offered.some(({ id }) => id === shared.id) ? [shared, ...offered] : offered;

/** What it is reserved to stays among the choices, of who could not have reserved it so. */
export const reservableWith = (offered: Reservable[], kept: Reservable | null): Reservable[] =>
  kept && !offered.some(({ id }) => id === kept.id) ? [kept, ...offered] : offered;

/** Not compared: the link is never shown, the revision is what differs. */
const UNSEEN = ['revision', 'roomUrl'];

/** As texts that forms send and services keep: line breaks and spaces around count for nothing. */
const asText = (value: string | string[] | undefined): string =>
  [value ?? '']
    .flat()
    .map((text) => text.replaceAll('\r\n', '\n').trim())
    .filter(Boolean)
    .join('\n');

/** The fields in which what was typed isn't what another editor has saved meanwhile. */
export const differingFields = (typed: PostedForm, saved: PostedForm): string[] =>
  Object.keys(saved).filter((name) => !UNSEEN.includes(name) && asText(typed[name]) !== asText(saved[name]));
