import type { z } from 'zod';

/** What a feature tells: a name and the schema of a small payload, ids and the revision told. */
export interface FactKind<Payload extends object> {
  readonly kind: string;
  readonly schema: z.ZodType<Payload>;
}

export const factKind = <Payload extends object>(
  kind: string,
  schema: z.ZodType<Payload>,
): FactKind<Payload> => ({
  kind,
  schema,
});

/** Thrown by a handler when trying again cannot help: the row is parked at once. */
export class PermanentFailure extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}
