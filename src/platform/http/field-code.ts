import type { z } from 'zod';
import type { FieldError } from '../../kernel/domain-error.js';

type Issue = z.core.$ZodIssue;
type Refusal = Omit<FieldError, 'field'>;

/** What a schema says by itself when it wants its own code: `z.string({ error: 'unknown-territory' })`. */
const CODE = /^[a-z][a-z0-9-]*$/;

const FORMATS: Record<string, string> = {
  email: 'invalid-email',
  url: 'invalid-url',
  date: 'invalid-date',
  datetime: 'invalid-date',
  time: 'invalid-time',
};

const TYPES: Record<string, string> = {
  number: 'not-a-number',
  int: 'not-a-number',
  nan: 'not-a-number',
  date: 'invalid-date',
};

function isParams(value: unknown): value is Record<string, string | number> {
  const isPlain = typeof value === 'object' && value !== null;
  return isPlain && Object.values(value).every((each) => ['string', 'number'].includes(typeof each));
}

/** Of a `custom` issue: `ctx.addIssue({ code: 'custom', params: { code: 'in-the-past', hours: 3 } })`. */
function customRefusal(params: Record<string, unknown> | undefined): Refusal {
  const { code, ...rest } = params ?? {};
  return typeof code === 'string'
    ? { code, ...(isParams(rest) ? { params: rest } : {}) }
    : { code: 'invalid' };
}

function bounds(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): Refusal {
  const isBig = issue.code === 'too_big';
  const limit = Number(isBig ? issue.maximum : issue.minimum);
  const params: Record<string, number> = isBig ? { max: limit } : { min: limit };
  if (issue.origin === 'string') {
    if (!isBig && limit === 1) return { code: 'required' };
    return { code: isBig ? 'too-long' : 'too-short', params };
  }
  if (issue.origin === 'array' || issue.origin === 'set') {
    if (!isBig && limit === 1) return { code: 'required' };
    return { code: isBig ? 'too-many-items' : 'too-few-items', params };
  }
  if (issue.origin === 'date') return { code: 'invalid-date' };
  return { code: isBig ? 'too-big' : 'too-small', params };
}

/** The code of an issue whose value is there, but isn't what was asked. */
function wrongValue(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'invalid';
    case 'invalid_type':
      return TYPES[issue.expected] ?? 'invalid';
    case 'invalid_value':
    case 'invalid_union':
      return 'invalid-choice';
    default:
      return 'invalid';
  }
}

/** The stable code of a schema's issue; `value` is what stood at its path. */
export function refusalOf(issue: Issue, value: unknown): Refusal {
  if (CODE.test(issue.message)) return { code: issue.message };
  if (issue.code === 'custom') return customRefusal(issue.params);
  if (issue.code === 'too_big' || issue.code === 'too_small') return bounds(issue);
  const isMissing = value === undefined || value === null || value === '';
  return { code: isMissing ? 'required' : wrongValue(issue) };
}
