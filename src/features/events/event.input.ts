import { z } from 'zod';
import { cleanLine, cleanText } from '../../kernel/text.js';
import { listInput } from '../../platform/database/keyset.js';
import { isAccessibility, isEventKind, isPlaceKind } from '../../vocabulary/gatherings.js';
import { emailField, timeZoneField } from '../accounts/account.input.js';
import { confirmedField } from '../secrecy/secrecy.input.js';
import { AUDIENCES, FORMATS, ROOM_KINDS } from './event.entity.js';
import { safeRoomUrl } from './event-room.rules.js';

/** Of this millennium: calendars write years in four digits, of the end too. */
const LOCAL_TIME = /^[0-2]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/;
const MAX_INVITED_AT_ONCE = 200;

const line = (max: number) => z.string().transform(cleanLine).pipe(z.string().max(max));
const optionalLine = (max: number) =>
  line(max)
    .nullish()
    .transform((text) => text || null);

/** `2027-03-05T18:30`, a wall time in the event's zone. */
export const localTime = z.string().regex(LOCAL_TIME, { error: 'invalid-local-time' });

const known = (isKnown: (code: string) => boolean, code: string) =>
  z.string().refine(isKnown, { params: { code } });

const placeInput = z.strictObject({
  name: z.string().transform(cleanLine).pipe(z.string().min(1).max(120)),
  kind: known(isPlaceKind, 'unknown-place-kind')
    .nullish()
    .transform((kind) => kind ?? null),
  address: optionalLine(200),
  notes: optionalLine(500),
  access: z.array(known(isAccessibility, 'unknown-accessibility')).max(20).default([]),
});

export const roomUrl = z
  .string()
  .max(500)
  .transform((pasted, context) => {
    const url = safeRoomUrl(pasted);
    if (url === null) context.addIssue('invalid-url');
    return url ?? z.NEVER;
  })
  .nullable();

/** Everybody, the members of the community, or the adherents of an association, their dues paid on that day. */
const audienceField = z.union([z.enum(AUDIENCES), z.strictObject({ adherentsOf: z.string().max(100) })]);
export type AudienceInput = z.infer<typeof audienceField>;

export const fields = {
  title: z.string().transform(cleanLine).pipe(z.string().min(3).max(120)),
  description: z.string().transform(cleanText).pipe(z.string().max(5000)),
  kind: known(isEventKind, 'unknown-event-kind'),
  format: z.enum(FORMATS),
  startsLocal: localTime,
  durationMinutes: z.number().int().min(10).max(1440),
  timeZone: timeZoneField,
  place: placeInput.nullable(),
  /** Absent with a `roomUrl`: by that link. */
  room: z.enum(ROOM_KINDS).nullable(),
  roomUrl,
  capacity: z.number().int().min(1).max(100_000).nullable(),
  heldSeats: z.number().int().min(0).max(100),
  maxGuests: z.number().int().min(0).max(20),
  audience: audienceField,
  rsvpDeadline: z.union([localTime, z.iso.datetime({ offset: true })]).nullable(),
  hosts: z.array(z.string()).min(1).max(10),
  /** The slug of one other community, or none. */
  sharedWith: z.array(z.string().max(100)).max(1),
};

export const eventInput = z.strictObject({
  ...fields,
  description: fields.description.default(''),
  kind: fields.kind.default('soiree'),
  format: fields.format.default('in-person'),
  durationMinutes: fields.durationMinutes.default(120),
  timeZone: fields.timeZone.optional(),
  place: fields.place.default(null),
  room: fields.room.optional(),
  roomUrl: fields.roomUrl.default(null),
  capacity: fields.capacity.default(null),
  heldSeats: fields.heldSeats.default(0),
  maxGuests: fields.maxGuests.default(0),
  audience: fields.audience.default('members'),
  rsvpDeadline: fields.rsvpDeadline.default(null),
  hosts: fields.hosts.optional(),
  sharedWith: fields.sharedWith.default([]),
  status: z.enum(['draft', 'scheduled']).default('scheduled'),
  confirmed: confirmedField,
});
export type EventInput = z.infer<typeof eventInput>;

/** PATCH: what is absent stays. `status: scheduled` publishes a draft. */
export const eventChangeInput = z
  .strictObject(fields)
  .partial()
  .extend({ status: z.literal('scheduled').optional(), confirmed: confirmedField.optional() });
export type EventChangeInput = z.infer<typeof eventChangeInput>;

/** The same meetup on another date. */
export const duplicateInput = z.strictObject({
  startsLocal: localTime,
  status: z.enum(['draft', 'scheduled']).default('scheduled'),
});
export type DuplicateInput = z.infer<typeof duplicateInput>;

export const cancellationInput = z.strictObject({
  word: z.string().transform(cleanText).pipe(z.string().max(500)).default(''),
  confirmed: confirmedField,
});

export const invitationsInput = z.strictObject({
  emails: z.array(emailField).min(1).max(MAX_INVITED_AT_ONCE),
});

export const eventListInput = z.strictObject({
  ...listInput,
  when: z.enum(['upcoming', 'past']).default('upcoming'),
});
export type EventListInput = z.infer<typeof eventListInput>;
