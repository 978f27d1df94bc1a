import { z } from 'zod';
import { AUDIENCES, type Event, FORMATS } from '../../features/events/event.entity.js';
import { personShape, personView } from './account.view.js';
import type { ListedEvent } from './event-listing.js';
import { instantOrNull, instantShape, instantView } from './instant.view.js';
import { rsvpShape, rsvpView } from './rsvp.view.js';

const placeShape = z
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
    hasRoom: z.boolean().meta({ description: 'Whether a video room is set; its link is never given back' }),
    revision: z.int(),
    can: z.strictObject({
      manage: z.boolean(),
      edit: z.boolean(),
      cancel: z.boolean(),
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
    audience: z.enum(AUDIENCES),
    rsvpDeadline: instantShape.nullable(),
    status: z.enum(['draft', 'scheduled', 'cancelled']),
    cancellationWord: z.string().nullable(),
    hosts: z.array(personShape),
    myRsvp: rsvpShape.nullable(),
  })
  .meta({ id: 'Event' });
export type EventJson = z.output<typeof eventShape>;

/** Seats that nobody sits on or keeps; null where there is no limit, never below zero. */
export const seatsLeft = (
  { capacity, heldSeats }: Pick<Event, 'capacity' | 'heldSeats'>,
  taken: number,
): number | null => (capacity === null ? null : Math.max(0, capacity - heldSeats - taken));

export function eventView({ event, community, sharedWith, can, hosts, seats, mine }: ListedEvent): EventJson {
  return {
    id: event.id,
    communitySlug: community.slug,
    sharedWith: sharedWith ? [sharedWith.slug] : [],
    seriesId: null,
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
    hasRoom: event.roomUrl !== null,
    revision: event.revision,
    can,
    capacity: event.capacity,
    heldSeats: event.heldSeats,
    maxGuests: event.maxGuests,
    seatsTaken: seats.taken,
    seatsLeft: seatsLeft(event, seats.taken),
    waiting: seats.waiting,
    audience: event.audience,
    rsvpDeadline: instantOrNull(event.rsvpDeadlineAt),
    status: event.status,
    cancellationWord: event.cancellationWord,
    hosts: hosts.map(personView),
    myRsvp: mine && rsvpView(mine),
  };
}
