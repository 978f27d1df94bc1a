import { z } from 'zod';

/** One date, and whether they come to it. */
export const dateAnswerInput = z.strictObject({ event: z.string(), answer: z.enum(['yes', 'no']) });
