import type { z } from 'zod';
import { isDay, weekdayIndex } from '../../../calendar/days.js';
import { WEEKDAYS } from '../../../calendar/recurrence.js';
import { eventFromForm } from '../../../features/events/event-form.input.js';
import { DomainError, type FieldError } from '../../../kernel/domain-error.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { inFormNames, unnamedPlace } from '../events/event-form.input.js';
import { fieldText, type PostedForm } from '../events/posted-form.input.js';

/** Fields of the schemas that the form calls otherwise. */
const FORM_NAMES: Record<string, string> = {
  rule: 'every',
  'rule.every': 'every',
  'rule.interval': 'interval',
  'rule.weekdays': 'weekdays',
  'rule.nth': 'nth',
  'rule.weekday': 'monthDay',
};

const list = (value: string | string[] | undefined): string[] => [value ?? []].flat();
const numberOrNull = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** Days of the week that were ticked; none: that of the first date. */
function weekdaysFrom(body: PostedForm): string[] {
  const ticked = list(body.weekdays);
  const startsOn = fieldText(body.startsOn);
  return ticked.length === 0 && isDay(startsOn) ? [WEEKDAYS[weekdayIndex(startsOn)]!] : ticked;
}

const ruleFrom = (body: PostedForm) =>
  fieldText(body.every) === 'month'
    ? { every: 'month', nth: Number(fieldText(body.nth)), weekday: fieldText(body.monthDay) }
    : {
        every: 'week',
        interval: numberOrNull(fieldText(body.interval)) ?? 1,
        weekdays: weekdaysFrom(body),
      };

/** What the series' form says, in the shape of `seriesChangeInput`. */
function seriesFromForm(body: PostedForm) {
  const { startsLocal: _startsLocal, rsvpDeadline: _rsvpDeadline, ...shared } = eventFromForm(body);
  return {
    ...shared,
    place: shared.place ?? unnamedPlace(body),
    rule: ruleFrom(body),
    time: fieldText(body.time),
    until: fieldText(body.until) || null,
    deadlineHours: numberOrNull(fieldText(body.deadlineHours)),
    rotates: fieldText(body.rotates) === 'on',
  };
}

/** @throws DomainError `invalid`, on the names of the form's own inputs */
export function readSeriesForm<Schema extends z.ZodType>(
  schema: Schema,
  body: PostedForm,
  more: Record<string, unknown> = {},
): z.output<Schema> {
  try {
    return parseInput(schema, { ...seriesFromForm(body), ...more });
  } catch (error) {
    throw inSeriesFormNames(error, body);
  }
}

/** What only a new series is asked. */
export const whenScheduled = (body: PostedForm) => ({
  startsOn: fieldText(body.startsOn),
  skips: list(body.skips),
});

/** The same refusal, its fields named as the form's inputs are. */
export function inSeriesFormNames(error: unknown, body: PostedForm): unknown {
  if (!(error instanceof DomainError) || error.fields.length === 0) return error;
  const fields = error.fields.map((field) => inNames(field, body));
  return inFormNames(new DomainError(error.kind, error.code, fields, error.params), body);
}

function inNames(error: FieldError, body: PostedForm): FieldError {
  const field = error.field.replace(/\.\d+$/, '');
  const name = FORM_NAMES[field] ?? field;
  const isBlank = ['startsOn', 'time'].includes(name) && fieldText(body[name]) === '';
  return isBlank ? { field: name, code: 'required' } : { ...error, field: name };
}

/** The revision that the form was filled in from; null when it says none. */
export function formRevision(body: PostedForm): number | null {
  const revision = Number.parseInt(fieldText(body.revision), 10);
  return Number.isNaN(revision) ? null : revision;
}

/** A day of an address; null for anything else. */
export const dayFrom = (text: unknown): string | null =>
  typeof text === 'string' && isDay(text) ? text : null;
