import { conflict } from '../../kernel/domain-error.js';
import type { Event } from '../events/event.entity.js';

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
