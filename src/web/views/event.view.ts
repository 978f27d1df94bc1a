import { z } from 'zod';
import { AUDIENCES, type Event, FORMATS, ROOM_KINDS } from '../../features/events/event.entity.js';
import { roomKindOf, type RoomSite } from '../../features/events/event-room.rules.js';
import { audienceOf, DUES_STANDINGS } from '../../features/events/event-dues.rules.js';
import { personShape, personView } from './account.view.js';
import type { ListedEvent } from './event-listing.js';
import { instantOrNull, instantShape, instantView } from './instant.view.js';
import { rsvpShape, rsvpView } from './rsvp.view.js';

export const placeShape = z
  .strictObject({
    name: z.string(),
    kind: z.string().nullable(),
    address: z.string().nullable(),
    notes: z.string().nullable(),
    access: z.array(z.string()),
  })
  .meta({ id: 'Place' });

export const eventShape = z
  .strictObject({
    id: z.string(),
    communitySlug: z.string(),
    sharedWith: z.array(z.string()),
    seriesId: z.string().nullable(),
    kind: z.string(),
    format: z.enum(FORMATS),
    title: z.string(),
    description: z.string(),
    startsAt: instantShape,
    endsAt: instantShape,
    durationMinutes: z.int(),
    timeZone: z.string(),
    startsLocal: z.string().meta({ description: 'Wall time in timeZone: 2027-03-05T18:30' }),
    place: placeShape.nullable(),
    room: z
      .strictObject({ provider: z.enum(ROOM_KINDS) })
      .nullable()
      .meta({ description: 'Its link is never given back: `POST …/room/entries` opens it' }),
    revision: z.int(),
    can: z.strictObject({
      manage: z.boolean(),
      edit: z.boolean(),
      cancel: z.boolean(),
      restore: z.boolean(),
      invite: z.boolean(),
      answer: z.boolean(),
      seeAnswers: z.boolean(),
      seeCommunity: z.boolean(),
      repeat: z.boolean(),
    }),
    capacity: z.int().nullable(),
    heldSeats: z.int().meta({ description: 'Seats that the hosts keep without a name: not free' }),
    maxGuests: z.int(),
    seatsTaken: z.int(),
    seatsLeft: z.int().nullable(),
    waiting: z.int(),
    audience: z.union([z.enum(AUDIENCES), z.strictObject({ adherentsOf: z.string() })]),
    audienceAssociation: z
      .strictObject({ id: z.string(), name: z.string(), renewalUrl: z.string().nullable() })
      .nullable()
      .meta({ description: 'The association whose adherents alone may come' }),
    myDues: z
      .enum(DUES_STANDINGS)
      .nullable()
      .meta({ description: 'Yours to it on the day of the event: current and grace admit to a yes' }),
    rsvpDeadline: instantShape.nullable(),
    status: z.enum(['draft', 'scheduled', 'cancelled']),
    cancellationWord: z.string().nullable(),
    hosts: z.array(personShape),
    myRsvp: rsvpShape.nullable(),
  })
  .meta({ id: 'Event' });
export type EventJson = z.output<typeof eventShape>;

export const roomView = (site: RoomSite): EventJson['room'] => {
  const provider = roomKindOf(site);
  return provider && { provider };
};

/** Seats that nobody sits on or keeps; null where there is no limit, never below zero. */
export const seatsLeft = (
  { capacity, heldSeats }: Pick<Event, 'capacity' | 'heldSeats'>,
  taken: number,
): number | null => (capacity === null ? null : Math.max(0, capacity - heldSeats - taken));

export function eventView({
  event,
  community,
  sharedWith,
  can,
  hosts,
  seats,
  mine,
  reservation,
}: ListedEvent): EventJson {
  return {
    id: event.id,
    communitySlug: community.slug,
    sharedWith: sharedWith ? [sharedWith.slug] : [],
    seriesId: event.seriesId,
    kind: event.kind,
    format: event.format,
    title: event.title,
    description: event.description,
    startsAt: instantView(event.startsAt),
    endsAt: instantView(event.endsAt),
    durationMinutes: event.durationMinutes,
    timeZone: event.timeZone,
    startsLocal: event.startsLocal,
    place: event.place,
    room: roomView(event),
    revision: event.revision,
    can,
    capacity: event.capacity,
    heldSeats: event.heldSeats,
    maxGuests: event.maxGuests,
    seatsTaken: seats.taken,
    seatsLeft: seatsLeft(event, seats.taken),
    waiting: seats.waiting,
    audience: audienceOf(event),
    audienceAssociation: reservation && reservation.association,
    myDues: reservation && reservation.standing,
    rsvpDeadline: instantOrNull(event.rsvpDeadlineAt),
    status: event.status,
    cancellationWord: event.cancellationWord,
    hosts: hosts.map(personView),
    myRsvp: mine && rsvpView(mine),
  };
}
