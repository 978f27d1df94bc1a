import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorKind, type FieldError } from '../../kernel/domain-error.js';

/** An error as it is told: a status, a code, and the fields concerned. */
export interface Refusal {
  status: number;
  code: string;
  params: Record<string, string | number>;
  fields: FieldError[];
}

const STATUS: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  'too-many': 429,
  unavailable: 503,
};

/** Those of Nest and Fastify, and of the router. */
const CODES: Record<number, string> = {
  400: 'malformed',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'too-slow',
  409: 'conflict',
  412: 'stale',
  413: 'too-large',
  415: 'unsupported-media',
  422: 'validation',
  429: 'too-many',
  503: 'unavailable',
};

function plain(status: number): Refusal {
  const known = CODES[status] === undefined ? 400 : status;
  return { status: known, code: CODES[known] ?? 'malformed', params: {}, fields: [] };
}

/** The status that libraries put on their errors. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500;
  return typeof error.statusCode === 'number' ? error.statusCode : 500;
}

/** How an error is told; null for what nobody foresaw, and nobody outside may read. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof DomainError) {
    const { code, params, fields } = error;
    return { status: STATUS[error.kind], code, params, fields };
  }
  const status = statusOf(error);
  return (status >= 400 && status < 500) || status === 503 ? plain(status) : null;
}

/** A path that exists, asked with a method it does not have. */
export const methodNotAllowed = (): Refusal => plain(405);

export const unforeseen = (reference: string): Refusal => ({
  status: 500,
  code: 'unforeseen',
  params: { reference },
  fields: [],
});
