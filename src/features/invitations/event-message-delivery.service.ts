import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { EventMessageStore } from './event-message.store.js';
import { EventMessageRecipient } from './event-message-recipient.service.js';
import { EventMessageWriter } from './event-message-writer.service.js';
import { messageDue, messagePosted } from './invitation.facts.js';

const CHUNK = 25;

/** Brings a host's message to those it is for, each of them once. */
@Injectable()
export class EventMessageDelivery {
  constructor(
    private readonly store: EventMessageStore,
    private readonly recipients: EventMessageRecipient,
    private readonly writer: EventMessageWriter,
    private readonly transport: MailTransport,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** One row becomes a row for each person, a chunk at a time: this one, then a row for the next. */
  async spread({ messageId, after }: { messageId: string; after: string | null }): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const message = await this.store.find(tx, messageId);
      if (!message) return;
      const people = await this.store.peopleAfter(tx, message.eventId, after, CHUNK);
      const due = people.map((accountId) => ({
        payload: { messageId, accountId },
        key: `${messageId}:${accountId}`,
      }));
      await this.outbox.publishAll(tx, messageDue, due);
      const last = people.at(-1);
      if (!last || people.length < CHUNK) return;
      await this.outbox.publish(
        tx,
        messagePosted,
        { messageId, after: last },
        { key: `${messageId}:${last}` },
      );
    });
  }

  /** Whether it is for them is decided now, and once: sent again after a crash, it is the same mail. */
  async send({ messageId, accountId }: { messageId: string; accountId: string }): Promise<void> {
    const letter = await this.unitOfWork.run((tx) => this.recipients.addressIn(tx, messageId, accountId));
    if (letter) await this.transport.send(this.writer.write(letter));
  }
}
