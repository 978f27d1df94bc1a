import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Reader } from '../../platform/database/transaction.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import { EventService } from '../events/event.service.js';
import { AskingMailWriter } from './asking-mail-writer.service.js';
import { RoomAdmissionStore } from './room-admission.store.js';
import type { AdmissionAsked } from './room.facts.js';

/** Tells each host that somebody asks to come in, while there is something to decide. */
@Injectable()
export class AskingMailService {
  constructor(
    private readonly events: EventService,
    private readonly store: RoomAdmissionStore,
    private readonly writer: AskingMailWriter,
    private readonly transport: MailTransport,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async tellHosts({ eventId, accountId }: AdmissionAsked): Promise<void> {
    const asking = (await this.store.list(this.reader, eventId)).find(
      ({ account }) => account.id === accountId,
    );
    const found = await this.events.forAccount(eventId, accountId);
    if (!asking || asking.admission.admitted !== null || !found) return;
    const { event, association } = found;
    if (event.status !== 'scheduled' || event.endsAt <= this.clock.now() || !association) return;
    for (const host of await this.events.hostsOfEvent(eventId))
      await this.transport.send(this.writer.write({ host, event, association, ...asking }));
  }
}
