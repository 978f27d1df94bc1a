import { DAY, HOUR } from '../../kernel/clock.js';

export const CONFIRMATION_LIFETIME = DAY;
/** A weekend: whoever lost their account on Friday evening reads it on Monday. */
export const UNDO_LIFETIME = 72 * HOUR;
/** Each is a mail to an address that nobody has confirmed. */
export const CHANGES_AN_HOUR = 5;

interface Change {
  createdAt: number;
  withdrawnAt: number | null;
  confirmedAt: number | null;
  undoneAt: number | null;
}

export type ChangeCheck = 'valid' | 'used' | 'expired';

export function checkConfirmation(change: Change, now: number): ChangeCheck {
  if (change.confirmedAt !== null) return 'used';
  if (change.withdrawnAt !== null) return 'expired';
  return now - change.createdAt < CONFIRMATION_LIFETIME ? 'valid' : 'expired';
}

/** Whether the address that was left can be had back; null where none was. */
export function checkUndo(change: Change & { formerEmail: string | null }, now: number): ChangeCheck | null {
  if (change.confirmedAt === null || change.formerEmail === null) return null;
  if (change.undoneAt !== null) return 'used';
  return now < undoableUntil(change.confirmedAt) ? 'valid' : 'expired';
}

export const undoableUntil = (confirmedAt: number): number => confirmedAt + UNDO_LIFETIME;

/**
 * From when on what was confirmed falls with an undone change. Whoever takes an account away may prepare it: a backup
 * of the days before falls too, one that stood there longer stays.
 */
export const undoneSince = (confirmedAt: number): Record<'main' | 'backup', number> => ({
  main: confirmedAt,
  backup: confirmedAt - UNDO_LIFETIME,
});

/**
 * What an undone change takes away with it: every address that came or was left since. Whoever moved an account away
 * may have moved it twice, and must not get it back by undoing in turn.
 * @param undone the change itself, and all that falls with it
 */
export function addressesOf(
  undone: readonly { email: string; formerEmail: string | null }[],
  restored: string,
): string[] {
  const emails = undone.flatMap(({ email, formerEmail }) => [email, formerEmail]);
  return [...new Set(emails)].filter((email) => email !== null && email !== restored) as string[];
}
