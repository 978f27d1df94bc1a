import { Injectable } from '@nestjs/common';
import { conflict } from '../../kernel/domain-error.js';
import type { Tx } from '../../platform/database/transaction.js';
import { duesAdmit } from '../events/event-dues.rules.js';
import type { EventForPerson } from '../events/event-for-person.entity.js';
import type { Event } from '../events/event.entity.js';
import { EventService } from '../events/event.service.js';
import { answeredThemselves } from './attendee.rules.js';
import { asksForSeats } from './dues.rules.js';
import type { Decided } from './rsvp.rules.js';
import type { Rsvp } from './rsvp.entity.js';

/** An answer as it was and as it was decided to be, and who says it. */
export interface DuesAsked {
  accountId: string;
  mine: Rsvp | null;
  decided: Decided;
  byHost: boolean;
}

/** Asks for the dues of whoever takes a seat of what is reserved to adherents, or waits for one. */
@Injectable()
export class DuesService {
  constructor(private readonly events: EventService) {}

  /**
   * A host learns of members, and of those who answered themselves, that their dues do not admit; of somebody else
   * nothing: they are told the same whether that person adheres or not, who can answer by themselves.
   * @throws DomainError dues-needed
   */
  async checkIn(tx: Tx, event: Event, { accountId, mine, decided, byHost }: DuesAsked): Promise<void> {
    if (event.adherentsOf === null || !asksForSeats(mine, decided)) return;
    const found = await this.events.forAccountIn(tx, event.id, accountId);
    const isKnown = !byHost || this.isKnownToHosts(found, mine);
    if (found && isKnown && duesAdmit(event, found.adhesion)) return;
    const { name = '', renewalUrl = null } = found?.association ?? {};
    throw conflict('dues-needed', { association: name, renewalUrl: renewalUrl ?? '' });
  }

  private isKnownToHosts(found: EventForPerson | null, mine: Rsvp | null): boolean {
    return found !== null && (this.events.belongs(found) || (mine !== null && answeredThemselves(mine)));
  }
}
