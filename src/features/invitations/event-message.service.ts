import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { DomainError, forbidden, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { createOnce, type Once } from '../../platform/database/once.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { EventService } from '../events/event.service.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { SecrecyLog } from '../secrecy/secrecy-log.service.js';
import { checkTexts } from '../secrecy/secrecy.rules.js';
import type { EventMessageInput } from './event-message.input.js';
import { checkWritable, MESSAGES_A_DAY, MESSAGES_COUNTED_FOR } from './event-message.rules.js';
import { EventMessageStore, type SentMessage } from './event-message.store.js';
import { messagePosted } from './invitation.facts.js';

/** Hosts write to an event's people: kept here, and sent behind the outbox. */
@Injectable()
export class EventMessageService {
  constructor(
    private readonly events: EventService,
    private readonly store: EventMessageStore,
    private readonly outbox: Outbox,
    private readonly secrecy: SecrecyLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError forbidden, too-many-messages, secrecy, and those of `checkWritable` */
  async post(
    viewer: Viewer,
    eventId: string,
    input: EventMessageInput,
    once: Once | null,
  ): Promise<SentMessage> {
    const id = await this.unitOfWork.run(async (tx) => {
      const { event, can, community } = await this.events.lockIn(tx, viewer.accountId, eventId);
      if (!can.manage) throw forbidden();
      return createOnce(tx, once, this.clock.now(), async () => {
        checkWritable(event, this.clock.now());
        const { confirmed, ...message } = input;
        const country = territoryCountry(community.territory);
        const types = checkTexts({ text: message.text }, { confirmed, country });
        const messageId = await this.insertIn(tx, event.id, viewer.accountId, message);
        const by = { actorId: viewer.accountId, subject: { type: 'event-message', id: messageId } };
        await this.secrecy.recordIn(tx, by, types);
        return messageId;
      });
    });
    const [sent] = await this.store.listed(eventId, id);
    if (!sent) throw notFound();
    return sent;
  }

  /** The latest first. @throws DomainError forbidden, to those who do not manage the event */
  async list(viewer: Viewer, eventId: string): Promise<SentMessage[]> {
    const { event, can } = await this.events.view(viewer, eventId);
    if (!can.manage) throw forbidden();
    return this.store.listed(event.id);
  }

  private async insertIn(
    tx: Tx,
    eventId: string,
    authorId: string,
    { to: recipients, text }: Pick<EventMessageInput, 'to' | 'text'>,
  ): Promise<string> {
    const now = this.clock.now();
    if ((await this.store.countSince(tx, eventId, now - MESSAGES_COUNTED_FOR)) >= MESSAGES_A_DAY)
      throw new DomainError('too-many', 'too-many-messages', [], { max: MESSAGES_A_DAY });
    const id = newId();
    await this.store.insert(tx, { id, eventId, authorId, recipients, text, createdAt: now });
    await this.outbox.publish(tx, messagePosted, { messageId: id, after: null }, { key: id });
    return id;
  }
}
