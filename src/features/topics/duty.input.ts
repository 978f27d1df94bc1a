import { z } from 'zod';

/** Two dates whose hosts change places. */
export const swapInput = z.strictObject({ eventIds: z.tuple([z.string().max(100), z.string().max(100)]) });
export type SwapInput = z.infer<typeof swapInput>;

export const rotaInput = z.strictObject({
  limit: z.coerce.number().int().min(1).max(60).default(12),
});
export type RotaInput = z.infer<typeof rotaInput>;

type FormBody = Record<string, string | string[] | undefined>;

const last = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value.at(-1) : value) ?? '';

export const swapFromForm = (body: FormBody) => ({ eventIds: [last(body.first), last(body.second)] });
