import { conflict } from '../../kernel/domain-error.js';
import type { Event } from '../events/event.entity.js';
import type { EventNotes } from './event-notes.entity.js';

/**
 * There is nothing to note before people meet.
 * @throws DomainError not-scheduled, event-cancelled, event-not-begun
 */
export function checkHasBegun({ status, startsAt }: Pick<Event, 'status' | 'startsAt'>, now: number): void {
  if (status === 'draft') throw conflict('not-scheduled');
  if (status === 'cancelled') throw conflict('event-cancelled');
  if (startsAt > now) throw conflict('event-not-begun');
}

export const hasBegun = ({ status, startsAt }: Pick<Event, 'status' | 'startsAt'>, now: number): boolean =>
  status === 'scheduled' && startsAt <= now;

type Hideable = Pick<EventNotes, 'editorId' | 'hiddenAt'>;

/** What moderation hides is its writer's alone: by those who may read what is kept of the gathering. */
export const isShownTo = ({ editorId, hiddenAt }: Hideable, accountId: string): boolean =>
  hiddenAt === null || editorId === accountId;

/** Whether there is anything to say of, by somebody who may read it. */
export const isReportable = (notes: Hideable & Pick<EventNotes, 'text'>, accountId: string): boolean =>
  notes.text !== '' && notes.hiddenAt === null && notes.editorId !== accountId;

/** Nobody writes over what they cannot read. @throws DomainError notes-hidden */
export function checkWritable(before: Hideable | null, accountId: string): void {
  if (before && !isShownTo(before, accountId)) throw conflict('notes-hidden');
}
