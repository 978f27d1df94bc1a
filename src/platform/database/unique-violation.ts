import { QueryFailedError } from 'typeorm';

const POSTGRES_UNIQUE = '23505';

/** Whether a write was refused by a unique index, on either database. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code, message } = error.driverError as { code?: string; message?: string };
  return (
    code === POSTGRES_UNIQUE || (code === 'SQLITE_CONSTRAINT' && /UNIQUE|PRIMARY KEY/i.test(message ?? ''))
  );
}
