import { z } from 'zod';
import type { FormBody } from '../../kernel/form-fields.js';
import { RULE_CODES } from '../../secrecy/find.js';

/** What its author read again, and says is nobody they accompany. */
export const confirmedField = z
  .array(z.enum(RULE_CODES))
  .max(RULE_CODES.length)
  .default([])
  .describe('What was asked about (422 `secrecy`, level confirm), read again: nobody you accompany is named');

/** The boxes that were ticked; the same one may stand below several fields. */
export const confirmedFromForm = ({ confirmed = [] }: FormBody): string[] => [
  ...new Set([confirmed].flat().flatMap((codes) => codes.split(' ').filter(Boolean))),
];
