import { z } from 'zod';
import { isDay } from '../../calendar/days.js';
import { WEEKDAYS } from '../../calendar/recurrence.js';
import { confirmedField } from '../secrecy/secrecy.input.js';
import { cancellationInput, fields as eventFields, localTime } from '../events/event.input.js';

/** `2026-12-04` */
export const dayField = z.string().refine(isDay, { error: 'invalid-date' });

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const IN_THE_NIGHT = /^0[1-3]:/;

/** `18:30`, but for the hours in which clocks change (C24). */
const timeField = z
  .string()
  .regex(TIME, { error: 'invalid-time' })
  .refine((time) => !IN_THE_NIGHT.test(time), { error: 'in-the-night' });

const weekdayField = z.enum(WEEKDAYS);

const ruleField = z.union([
  z.strictObject({
    every: z.literal('week'),
    interval: z.number().int().min(1).max(52).default(1),
    weekdays: z
      .array(weekdayField)
      .min(1)
      .max(7)
      .transform((weekdays) => WEEKDAYS.filter((weekday) => weekdays.includes(weekday))),
  }),
  z.strictObject({
    every: z.literal('month'),
    nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]),
    weekday: weekdayField,
  }),
]);

/** More than a daily series has dates in the 26 weeks that exist at once. */
const MOST_SKIPS = 200;

const skipsField = z
  .array(dayField)
  .max(MOST_SKIPS)
  .transform((days) => [...new Set(days)].sort());

const MOST_HOURS = 30 * 24;

const { startsLocal: _startsLocal, rsvpDeadline: _rsvpDeadline, ...shared } = eventFields;

const fields = {
  ...shared,
  startsOn: dayField,
  time: timeField,
  until: dayField.nullable(),
  skips: skipsField,
  rule: ruleField,
  /** How long before each date answers close; null: at its start. */
  deadlineHours: z.number().int().min(0).max(MOST_HOURS).nullable(),
  /** Hosts take turns, a date each. */
  rotates: z.boolean(),
};

export const seriesInput = z.strictObject({
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
  hosts: fields.hosts.optional(),
  sharedWith: fields.sharedWith.default([]),
  until: fields.until.default(null),
  skips: fields.skips.default([]),
  deadlineHours: fields.deadlineHours.default(null),
  rotates: fields.rotates.default(false),
  confirmed: confirmedField,
});
export type SeriesInput = z.infer<typeof seriesInput>;

/** PATCH: what is absent stays. `word` is told to those whose date goes away. */
export const seriesChangeInput = z
  .strictObject(fields)
  .partial()
  .extend({ word: cancellationInput.shape.word, confirmed: confirmedField.optional() });
export type SeriesChangeInput = z.infer<typeof seriesChangeInput>;

/** « Celle-ci et les suivantes »: from one of its dates on, a series of its own. */
export const splitInput = seriesChangeInput.omit({ startsOn: true }).extend({ from: dayField });
export type SplitInput = z.infer<typeof splitInput>;

/** One more date, which the rule does not have; what is absent is as in the series. */
export const extraDateInput = z
  .strictObject({ ...shared, rsvpDeadline: eventFields.rsvpDeadline })
  .partial()
  .extend({ startsLocal: localTime, confirmed: confirmedField });
export type ExtraDateInput = z.infer<typeof extraDateInput>;

/** What a rule would give: its dates, and which of them are holidays. */
export const planInput = z.strictObject({
  rule: fields.rule,
  startsOn: fields.startsOn,
  time: fields.time,
  timeZone: fields.timeZone.optional(),
  until: fields.until.default(null),
  skips: fields.skips.default([]),
});
export type PlanInput = z.infer<typeof planInput>;
