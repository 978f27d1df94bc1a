import { HOUR } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { NewsKind } from '../../vocabulary/news-kinds.js';
import type { Account } from '../accounts/account.entity.js';

/**
 * What people are written about an item: whether it still is true, that it was corrected, that another one replaces it,
 * that somebody answered what they asked.
 */
export const NEWS_LETTERS = ['still-true', 'correction', 'replacement', 'answer'] as const;
export type NewsLetter = (typeof NEWS_LETTERS)[number];

/** Somebody as they would read the board themselves. */
export const viewerOf = ({ id, displayName, locale, timeZone, territory, isAdmin }: Account): Viewer => ({
  accountId: id,
  displayName,
  locale,
  timeZone,
  territory,
  isAdmin,
  sessionId: null,
});

/** Whoever asked waits for an answer; other comments are found on the page, and in the digest. */
export const asksColleagues = (kind: NewsKind): boolean =>
  kind === 'question-pratique' || kind === 'question-sigle' || kind === 'coup-de-main';

/** What asks something of its reader, or brings them an answer, has a way out; what puts right what they read has none. */
export const mayBeRefused = (kind: NewsLetter): boolean => kind === 'still-true' || kind === 'answer';

/** Which of those somebody wants to be mailed. */
export interface NewsMailChoice {
  stillTrue: boolean;
  answers: boolean;
}

/** All of them, where nothing was refused. */
export const choiceOf = (refusal: NewsMailChoice | null): NewsMailChoice => ({
  stillTrue: !refusal?.stillTrue,
  answers: !refusal?.answers,
});

export function wantsLetter({ stillTrue, answers }: NewsMailChoice, kind: NewsLetter): boolean {
  if (kind === 'still-true') return stillTrue;
  return kind !== 'answer' || answers;
}

/** All that is answered within an hour is one letter, once that hour is over. */
export function answerHour(now: number): { from: number; to: number } {
  const from = Math.floor(now / HOUR) * HOUR;
  return { from, to: from + HOUR };
}
