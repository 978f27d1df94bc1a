import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';
import { NEWS_LETTERS } from './news-mail.rules.js';

/** It is soon the day on which it is asked whether an item still is true; for the last day that it has then. */
export const stillTrueDue = factKind(
  'news.still-true-due',
  z.object({ newsId: z.string(), expiresOn: z.string() }),
);
export type DueStillTrue = z.infer<typeof stillTrueDue.schema>;

/** It is the day on which a structure closes for good, if that news still holds. */
export const closureDue = factKind('news.closure-due', z.object({ structureId: z.string() }));

const letter = z.object({
  kind: z.enum(NEWS_LETTERS),
  newsId: z.string(),
  /** What it is for, once each: the last day, the revision, the newer item, the hour. */
  mark: z.string(),
  /** Who did it, and is not told; null for nobody. */
  actorId: z.string().nullable(),
});

/** Those who are concerned are told a few hundred at a time, in the order of their accounts. */
export const newsTelling = factKind('news.telling', letter.extend({ after: z.string().nullable() }));
export type NewsTelling = z.infer<typeof newsTelling.schema>;

/** One letter was decided; what it needs besides fresh rows to be the same message when sent twice. */
export const newsLetterDecided = factKind(
  'news.letter-decided',
  letter.extend({ accountId: z.string(), at: z.number() }),
);
export type DecidedNewsLetter = z.infer<typeof newsLetterDecided.schema>;
