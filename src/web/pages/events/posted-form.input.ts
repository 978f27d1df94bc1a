import { z } from 'zod';

/** What an HTML form sends: a text a field, several where a name comes more than once. */
export type PostedForm = Record<string, string | string[] | undefined>;

/** Whatever else is sent counts as nothing: the form's own schema then says what is missing. */
export const postedForm = z
  .record(
    z.string(),
    z
      .union([z.string(), z.array(z.string())])
      .optional()
      .catch(undefined),
  )
  .catch({});

/** The last value of a field; empty where it is absent. */
export const fieldText = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value.at(-1) : value) ?? '';
