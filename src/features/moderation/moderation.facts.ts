import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

/**
 * To those who moderate: a report waits, a text was hidden until they look at it, or it was corrected. To its author:
 * it is hidden, or something was decided. To who reported it: the answer.
 */
export const LETTER_KINDS = ['waiting', 'exposed', 'corrected', 'hidden', 'decided', 'answered'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

const decidedLetter = z.object({
  id: z.string(),
  kind: z.enum(LETTER_KINDS),
  caseId: z.string(),
  decisionId: z.string().nullable(),
  accountId: z.string(),
  at: z.int(),
});
export type DecidedLetter = z.infer<typeof decidedLetter>;

/** A mail about a report was decided; it never says what was written. */
export const moderationLetter = factKind('moderation.letter', decidedLetter);
