import type { z } from 'zod';
import { DomainError, type FieldError } from '../../kernel/domain-error.js';
import { refusalOf } from './field-code.js';

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

const MAX_DEPTH = 20;

/** Where a null byte hides: JSON and forms can hold one, PostgreSQL's text cannot. */
function nullBytes(value: unknown, path: string[] = []): string[] {
  if (typeof value === 'string') return value.includes('\0') ? [path.join('.')] : [];
  if (typeof value !== 'object' || value === null) return [];
  // Nothing we take is that deep; further down, whatever walks it runs out of stack.
  if (path.length === MAX_DEPTH) return [path.join('.')];
  return Object.entries(value).flatMap(([key, inner]) => nullBytes(inner, [...path, key]));
}

function fieldErrors(issue: z.core.$ZodIssue, input: unknown): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), code: 'unknown-field' }));
  // A union refuses as a whole; where one of its shapes nearly fits, its own words help more.
  const [nearest] = issue.code === 'invalid_union' ? issue.errors.filter(isInside) : [];
  if (nearest)
    return nearest.flatMap((inner) => fieldErrors({ ...inner, path: [...issue.path, ...inner.path] }, input));
  return [{ field: path.join('.'), ...refusalOf(issue, valueAt(input, issue.path)) }];
}

const isInside = (issues: z.core.$ZodIssue[]): boolean => issues.every((issue) => issue.path.length > 0);

/**
 * What the schema makes of a body, a query or `fromForm(body)`.
 * @throws DomainError `invalid` `validation`, one field error a field, with dotted paths
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const nulls = nullBytes(value);
  if (nulls.length > 0) throw refused(nulls.map((field) => ({ field, code: 'invalid' })));
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refused(parsed.error.issues.flatMap((issue) => fieldErrors(issue, value)));
}

function refused(errors: FieldError[]): DomainError {
  const firstOfEach = errors.filter(
    ({ field }, index) => errors.findIndex((other) => other.field === field) === index,
  );
  return new DomainError('invalid', 'validation', firstOfEach);
}
