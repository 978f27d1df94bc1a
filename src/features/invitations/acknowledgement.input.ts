import { z } from 'zod';
import type { FormBody } from '../../kernel/form-fields.js';

/** The event's revision that was read, so that a change made meanwhile does not count as seen. */
export const acknowledgementInput = z.strictObject({ revision: z.number().int().min(1).max(1_000_000_000) });

export const acknowledgementFromForm = ({ revision }: FormBody) => ({
  revision: Number([revision ?? ''].flat().at(-1) || Number.NaN),
});
