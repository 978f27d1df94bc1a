import type { z } from 'zod';
import { eventFromForm } from '../../../features/events/event-form.input.js';
import { DomainError, type FieldError } from '../../../kernel/domain-error.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { fieldText, type PostedForm } from './posted-form.input.js';

/** Fields of the schema that the form calls otherwise. */
const FORM_NAMES: Record<string, string> = {
  place: 'placeName',
  'place.name': 'placeName',
  'place.kind': 'placeKind',
  'place.address': 'placeAddress',
  'place.notes': 'placeNotes',
  'place.access': 'placeAccess',
};

/** An address typed without a name must be refused by its name, not dropped. */
export function unnamedPlace(body: PostedForm) {
  const [address, notes] = [fieldText(body.placeAddress).trim(), fieldText(body.placeNotes).trim()];
  return address || notes ? { name: '', address: address || null, notes: notes || null } : null;
}

/**
 * What the event's form says, by `eventInput` or `eventChangeInput`.
 * @throws DomainError `invalid`, on the names of the form's own inputs
 */
export function readEventForm<Schema extends z.ZodType>(
  schema: Schema,
  body: PostedForm,
  more: Record<string, unknown> = {},
): z.output<Schema> {
  const asked = eventFromForm(body);
  try {
    return parseInput(schema, { ...asked, place: asked.place ?? unnamedPlace(body), ...more });
  } catch (error) {
    throw inFormNames(error, body);
  }
}

/** The same refusal, its fields named as the form's inputs are. */
export function inFormNames(error: unknown, body: PostedForm): unknown {
  if (!(error instanceof DomainError) || error.fields.length === 0) return error;
  const fields = error.fields.flatMap((field) => formErrors(field, body));
  return new DomainError(error.kind, error.code, fields, error.params);
}

function formErrors(error: FieldError, body: PostedForm): FieldError[] {
  const field = error.field.replace(/\.\d+$/, '');
  if (field === 'startsLocal') return timeErrors(error, body, ['date', 'time']);
  if (field === 'rsvpDeadline') return timeErrors(error, body, ['deadlineDate', 'deadlineTime']);
  const name = FORM_NAMES[field] ?? field;
  const isBlank = error.code === 'too-short' && fieldText(body[name]).trim() === '';
  return [isBlank ? { field: name, code: 'required' } : { ...error, field: name }];
}

const WRONG_DAY = ['in-the-past', 'deadline-after-start'];

/** One wall time is two inputs: each is told what it lacks. */
function timeErrors(error: FieldError, body: PostedForm, [date, time]: [string, string]): FieldError[] {
  const wrong: FieldError[] = [];
  const [day, hour] = [fieldText(body[date]), fieldText(body[time])];
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) wrong.push({ field: date, code: day ? 'invalid-date' : 'required' });
  if (!/^\d\d:\d\d$/.test(hour)) wrong.push({ field: time, code: hour ? 'invalid-time' : 'required' });
  if (wrong.length > 0) return wrong;
  return [{ ...error, field: WRONG_DAY.includes(error.code) ? date : time }];
}
