import { z } from 'zod';

export const stillTrueInput = z.strictObject({
  stillTrue: z.boolean().meta({ description: 'Whether what the item says is true, or still true' }),
});
export type StillTrueInput = z.infer<typeof stillTrueInput>;

export const stillTrueFromForm = (body: Record<string, string | string[] | undefined>) => ({
  stillTrue: { yes: true, no: false }[String(body.stillTrue)] ?? body.stillTrue,
});
