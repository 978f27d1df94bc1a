/** How a refusal is answered; `platform/http` maps each to one HTTP status. */
export type ErrorKind =
  | 'invalid' // 422, with the fields concerned
  | 'unauthenticated' // 401
  | 'forbidden' // 403, for what the person may know exists
  | 'not-found' // 404, also for what the person may not know
  | 'conflict' // 409
  | 'stale' // 412
  | 'too-many' // 429
  | 'unavailable'; // 503

export interface FieldError {
  /** Dotted path in the input, such as `place.name`; the empty string is the whole form. */
  field: string;
  /** Stable, machine-readable; its words are `errors.<code>` in the locale files. */
  code: string;
  params?: Record<string, string | number>;
}

/** A refusal that a person can act on: a stable code, never a stack trace. */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly fields: FieldError[] = [],
    readonly params: Record<string, string | number> = {},
  ) {
    super(`${kind}: ${code}`);
  }
}

export const notFound = (): DomainError => new DomainError('not-found', 'not-found');

export const forbidden = (code = 'forbidden'): DomainError => new DomainError('forbidden', code);

export const conflict = (code: string, params: Record<string, string | number> = {}): DomainError =>
  new DomainError('conflict', code, [], params);

/** One field refused: 422 `validation` with that field. */
export const invalidField = (
  field: string,
  code: string,
  params: Record<string, string | number> = {},
): DomainError => new DomainError('invalid', 'validation', [{ field, code, params }]);
