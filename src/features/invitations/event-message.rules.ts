import { DAY } from '../../kernel/clock.js';
import { conflict } from '../../kernel/domain-error.js';
import type { Event } from '../events/event.entity.js';
import { linkIsOpen } from './answer-link.rules.js';
import type { Recipients } from './event-message.entity.js';
import type { Part } from './invite.rules.js';

/** Enough for a meetup's day; more would drive people away. */
export const MESSAGES_A_DAY = 5;
export const MESSAGES_COUNTED_FOR = DAY;

const PARTS: Record<Recipients, Part> = {
  going: 'going',
  waitlisted: 'waitlisted',
  maybe: 'maybe',
  silent: 'invited',
};

/** As long as a mail's link leads somewhere. @throws DomainError not-scheduled, event-cancelled, event-over */
export function checkWritable(event: Pick<Event, 'status' | 'endsAt'>, now: number): void {
  if (event.status === 'draft') throw conflict('not-scheduled');
  if (event.status === 'cancelled') throw conflict('event-cancelled');
  if (!linkIsOpen(event, now)) throw conflict('event-over');
}

/** Whether a message to some groups is for somebody who stands where they do when it is sent. */
export const isAddressed = (recipients: readonly Recipients[], part: Part): boolean =>
  recipients.some((group) => PARTS[group] === part);
