import { conflict, DomainError } from '../../kernel/domain-error.js';
import type { FormBody } from './form-body.js';

/** The revision that a form was filled in from; 0, that of nothing, when it says none. */
export const revisionOf = (body: FormBody): number => Number.parseInt(body['revision'] ?? '', 10) || 0;

/** Somebody else saved in between: the form comes back, and sending it again overwrites knowingly. */
export const keepingWhatWasTyped = (error: unknown): unknown =>
  error instanceof DomainError && error.kind === 'stale' ? conflict('stale-settings') : error;
