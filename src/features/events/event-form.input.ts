import { confirmedFromForm } from '../secrecy/secrecy.input.js';
import type { FormBody } from '../../kernel/form-fields.js';
import type { AudienceInput } from './event.input.js';

const text = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value.at(-1) : value) ?? '';

const list = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** An empty number field is no number; a wrong one stays wrong, for the schema to say so. */
const wholeNumber = (value: string): number | null => (value.trim() === '' ? null : Number(value));

/** Date and time fields joined; one of them missing makes a text that the schema refuses. */
const localTime = (date: string, time: string): string | null =>
  date === '' && time === '' ? null : `${date}T${time}`;

const ADHERENTS = 'adherents:';

/** How a form names an audience: `public`, `members`, or `adherents:` and the association. */
export const audienceForForm = (audience: AudienceInput): string =>
  typeof audience === 'string' ? audience : `${ADHERENTS}${audience.adherentsOf}`;

const audienceFrom = (value: string): string | { adherentsOf: string } =>
  value.startsWith(ADHERENTS) ? { adherentsOf: value.slice(ADHERENTS.length) } : value;

/** What the event's form says, in the shape of `eventInput` and `eventChangeInput`. */
export function eventFromForm(body: FormBody) {
  const placeName = text(body.placeName);
  return {
    title: text(body.title),
    description: text(body.description),
    kind: text(body.kind),
    format: text(body.format),
    startsLocal: localTime(text(body.date), text(body.time)) ?? '',
    // What a form says nothing of is absent, which is not the same as undefined to whom it changes.
    ...(text(body.durationMinutes).trim() && { durationMinutes: Number(text(body.durationMinutes)) }),
    ...(text(body.timeZone) && { timeZone: text(body.timeZone) }),
    place: placeName
      ? {
          name: placeName,
          kind: text(body.placeKind) || null,
          address: text(body.placeAddress) || null,
          notes: text(body.placeNotes) || null,
          access: list(body.placeAccess),
        }
      : null,
    // Only asked where the instance has a server of its own.
    ...(text(body.room) && { room: text(body.room) }),
    // The link is never shown again: an empty field leaves it as it is.
    ...(text(body.roomUrl) && { roomUrl: text(body.roomUrl) }),
    capacity: wholeNumber(text(body.capacity)),
    heldSeats: wholeNumber(text(body.heldSeats)) ?? 0,
    maxGuests: wholeNumber(text(body.maxGuests)) ?? 0,
    audience: audienceFrom(text(body.audience)),
    rsvpDeadline: localTime(text(body.deadlineDate), text(body.deadlineTime)),
    // A form that offers no community to share with says nothing of it.
    ...(body.sharedWith !== undefined && { sharedWith: [text(body.sharedWith)].filter(Boolean) }),
    ...(list(body.hosts).length && { hosts: list(body.hosts) }),
    confirmed: confirmedFromForm(body),
  };
}

/** In the shape of `cancellationInput`. */
export const cancellationFromForm = (body: FormBody) => ({
  word: text(body.word),
  confirmed: confirmedFromForm(body),
});

/** Addresses as people paste them: on lines, after commas, or « Name <address> ». */
export const emailsFromText = (pasted: string): string[] =>
  pasted
    .split(/[\n,;]+/)
    .map((piece) => /<([^<>]+)>/.exec(piece)?.[1] ?? piece)
    .flatMap((piece) => piece.trim().split(/\s+/))
    .filter(Boolean);
