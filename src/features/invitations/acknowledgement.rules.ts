import type { Notice } from '../events/event.entity.js';

/** The latest change of time or place within a day of the start. */
export const lastLateChange = (notices: readonly Notice[]): Notice | null =>
  notices.findLast(({ late }) => late) ?? null;

/** Said « C'est noté », or answered since. Opening a mail or a page is no sign of a person. */
export const hasSeen = (
  person: { acknowledged: number; answered: number },
  change: Pick<Notice, 'revision'>,
): boolean => Math.max(person.acknowledged, person.answered) >= change.revision;

/** They were first asked in, or first answered, since then: nothing that they knew has changed. */
export const cameAfter = (since: readonly (number | undefined)[], { at }: Pick<Notice, 'at'>): boolean =>
  at !== undefined && since.every((one) => one === undefined || one > at);

/** Nobody has read what is not written yet, nor forgets what they read. */
export const acknowledgedRevision = (before: number, asked: number, event: { revision: number }): number =>
  Math.max(before, Math.min(asked, event.revision));
