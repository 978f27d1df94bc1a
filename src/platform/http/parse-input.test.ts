import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DomainError, type FieldError } from '../../kernel/domain-error.js';
import { parseInput } from './parse-input.js';

const schema = z.strictObject({
  title: z.string().trim().min(3).max(10).optional(),
  name: z.string().min(1).optional(),
  seats: z.number().int().min(2).max(12).optional(),
  email: z.email().optional(),
  link: z.url().optional(),
  day: z.iso.date().optional(),
  at: z.iso.time().optional(),
  kind: z.enum(['meetup', 'visit']).optional(),
  status: z.literal('draft').optional(),
  public: z.boolean().optional(),
  place: z.strictObject({ name: z.string() }).optional(),
  hosts: z.array(z.string().max(4)).min(1).max(2).optional(),
  territory: z.string({ error: 'unknown-territory' }).optional(),
  starts: z
    .string()
    .refine((text) => text > '2026', { params: { code: 'in-the-past', hours: 3 } })
    .optional(),
  odd: z
    .string()
    .refine(() => false)
    .optional(),
  audience: z.union([z.literal('public'), z.strictObject({ adherentsOf: z.string() })]).optional(),
});

function fieldsOf(of: z.ZodType, value: unknown): FieldError[] {
  try {
    parseInput(of, value);
  } catch (error) {
    if (error instanceof DomainError) return error.fields;
    throw error;
  }
  return [];
}

describe('what a schema refuses has a stable code', () => {
  it.each<[input: object, expected: FieldError]>([
    [{ title: 'ab' }, { field: 'title', code: 'too-short', params: { min: 3 } }],
    [{ title: 'abcdefghijk' }, { field: 'title', code: 'too-long', params: { max: 10 } }],
    [{ title: null }, { field: 'title', code: 'required' }],
    [{ title: 4 }, { field: 'title', code: 'invalid' }],
    [{ name: '' }, { field: 'name', code: 'required' }],
    [{ seats: 1 }, { field: 'seats', code: 'too-small', params: { min: 2 } }],
    [{ seats: 13 }, { field: 'seats', code: 'too-big', params: { max: 12 } }],
    [{ seats: 'many' }, { field: 'seats', code: 'not-a-number' }],
    [{ seats: 2.5 }, { field: 'seats', code: 'not-a-number' }],
    [{ seats: Number.NaN }, { field: 'seats', code: 'not-a-number' }],
    [{ email: 'nobody' }, { field: 'email', code: 'invalid-email' }],
    [{ email: '' }, { field: 'email', code: 'required' }],
    [{ link: 'nowhere' }, { field: 'link', code: 'invalid-url' }],
    [{ day: '2026-13-01' }, { field: 'day', code: 'invalid-date' }],
    [{ at: '25:00' }, { field: 'at', code: 'invalid-time' }],
    [{ kind: 'party' }, { field: 'kind', code: 'invalid-choice' }],
    [{ kind: '' }, { field: 'kind', code: 'required' }],
    [{ status: 'live' }, { field: 'status', code: 'invalid-choice' }],
    [{ public: 'yes' }, { field: 'public', code: 'invalid' }],
    [{ place: {} }, { field: 'place.name', code: 'required' }],
    [{ place: { name: 'Bar', x: 1 } }, { field: 'place.x', code: 'unknown-field' }],
    [{ hosts: [] }, { field: 'hosts', code: 'required' }],
    [{ hosts: ['a', 'b', 'c'] }, { field: 'hosts', code: 'too-many-items', params: { max: 2 } }],
    [{ hosts: ['a', 'abcde'] }, { field: 'hosts.1', code: 'too-long', params: { max: 4 } }],
    [{ territory: 29 }, { field: 'territory', code: 'unknown-territory' }],
    [{ starts: '2025' }, { field: 'starts', code: 'in-the-past', params: { hours: 3 } }],
    [{ odd: 'x' }, { field: 'odd', code: 'invalid' }],
    [{ audience: 'nobody' }, { field: 'audience', code: 'invalid-choice' }],
    [{ audience: { adherentsOf: 4 } }, { field: 'audience.adherentsOf', code: 'invalid' }],
    [{ extra: 1 }, { field: 'extra', code: 'unknown-field' }],
    [{ name: 'a\0b' }, { field: 'name', code: 'invalid' }],
    [{ place: { name: '\0' } }, { field: 'place.name', code: 'invalid' }],
  ])('%j', (input, expected) => {
    expect(fieldsOf(schema, input)).toEqual([expected]);
  });

  it('a missing body misses as a whole', () => {
    expect(fieldsOf(schema, undefined)).toEqual([{ field: '', code: 'required' }]);
  });

  it('each field is named once', () => {
    const twice = z.object({ code: z.string().min(6).regex(/^\d+$/) });
    expect(fieldsOf(twice, { code: 'abc' })).toEqual([
      { field: 'code', code: 'too-short', params: { min: 6 } },
    ]);
  });
});

it('gives back what the schema made', () => {
  expect(parseInput(schema, { title: '  Café ', seats: 4 })).toEqual({ title: 'Café', seats: 4 });
});

it('accepts or refuses whatever comes, and never fails otherwise', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (value) => {
      for (const { code } of fieldsOf(schema, value)) expect(code).toMatch(/^[a-z-]+$/);
    }),
  );
});
