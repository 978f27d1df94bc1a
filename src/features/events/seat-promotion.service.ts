import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';

type Promote = (tx: Tx, eventId: string) => Promise<void>;

/**
 * Lets `rsvps`, which stands above, promote who waits in the transaction that makes an event larger: the
 * rule asks for one transaction, and an outbox row would be another.
 */
@Injectable()
export class SeatPromotion {
  private promote: Promote | null = null;

  register(promote: Promote): void {
    this.promote = promote;
  }

  async seatsMayBeFreeIn(tx: Tx, eventId: string): Promise<void> {
    await this.promote?.(tx, eventId);
  }
}
