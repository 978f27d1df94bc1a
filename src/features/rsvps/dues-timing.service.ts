import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { EventService } from '../events/event.service.js';
import { duesFreeingAt } from './dues.rules.js';
import { duesFinal } from './rsvp.facts.js';

/** Has the dues for each event that asks for some looked at in time. */
@Injectable()
export class DuesTimingService {
  constructor(
    private readonly events: EventService,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** It is scheduled, moved or reserved since now; a row of where it was before finds that it is too early. */
  async await({ eventId, revision }: { eventId: string; revision: number }): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const event = await this.events.lockUnseenIn(tx, eventId);
      if (!event || event.status !== 'scheduled' || event.adherentsOf === null) return;
      const publication = { key: `${eventId}:${revision}`, at: duesFreeingAt(event) };
      await this.outbox.publish(tx, duesFinal, { eventId }, publication);
    });
  }
}
