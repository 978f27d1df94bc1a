import { DomainError } from '../../../kernel/domain-error.js';
import type { FormBody } from '../form-body.js';

const isBackup = (body: FormBody): boolean => body['backupEmail'] !== undefined;

/** One page, two forms: each names its field after what the address is for. */
export const changeFromForm = (body: FormBody) =>
  isBackup(body)
    ? { email: body['backupEmail'], purpose: 'backup' }
    : { email: body['email'] ?? '', purpose: 'main' };

/** The same refusal, on the field of the form that was sent. */
export function asTyped(error: unknown, body: FormBody): unknown {
  if (!(error instanceof DomainError) || !isBackup(body)) return error;
  const fields = error.fields.map((refused) =>
    refused.field === 'email' ? { ...refused, field: 'backupEmail' } : refused,
  );
  return new DomainError(error.kind, error.code, fields, error.params);
}
