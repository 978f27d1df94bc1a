import { z } from 'zod';
import { type FormBody, fieldValue } from '../../kernel/form-fields.js';

/** Two dates whose hosts change places. */
export const swapInput = z.strictObject({ eventIds: z.tuple([z.string().max(100), z.string().max(100)]) });
export type SwapInput = z.infer<typeof swapInput>;

export const rotaInput = z.strictObject({
  limit: z.coerce.number().int().min(1).max(60).default(12),
});
export type RotaInput = z.infer<typeof rotaInput>;

export const swapFromForm = (body: FormBody) => ({
  eventIds: [fieldValue(body.first), fieldValue(body.second)],
});
