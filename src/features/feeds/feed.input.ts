import { z } from 'zod';
import { cleanLine } from '../../kernel/text.js';

export const feedInput = z.strictObject({
  name: z.string().transform(cleanLine).pipe(z.string().min(1).max(80)),
});
export type FeedInput = z.infer<typeof feedInput>;
