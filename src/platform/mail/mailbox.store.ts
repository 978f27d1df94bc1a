import { Injectable } from '@nestjs/common';
import { normaliseEmail } from '../../kernel/text.js';
import type { Reader, Tx } from '../database/transaction.js';
import { MailboxMessage } from './mailbox-message.entity.js';

export type MailboxLine = Pick<MailboxMessage, 'id' | 'toAddress' | 'subject' | 'receivedAt' | 'icsMethod'>;

export interface MailboxPage {
  /** Part of a recipient's address. */
  address?: string | undefined;
  /** Only what is older than this message. */
  before?: string | undefined;
  limit: number;
}

@Injectable()
export class MailboxStore {
  /** Keeps a message once, whatever the number of times it is sent. */
  async add(tx: Tx, message: MailboxMessage): Promise<void> {
    await tx.manager.createQueryBuilder().insert().into(MailboxMessage).values(message).orIgnore().execute();
  }

  /** Newest first. */
  async list(from: Reader | Tx, { address, before, limit }: MailboxPage): Promise<MailboxLine[]> {
    const query = from.manager
      .createQueryBuilder(MailboxMessage, 'message')
      .select([
        'message.id',
        'message.toAddress',
        'message.subject',
        'message.receivedAt',
        'message.icsMethod',
      ])
      .orderBy('message.receivedAt', 'DESC')
      .addOrderBy('message.id', 'DESC')
      .limit(limit);
    if (address)
      query.andWhere("message.toAddress like :pattern escape '!'", {
        pattern: `%${normaliseEmail(address).replace(/[!%_]/g, '!$&')}%`,
      });
    if (before)
      query.andWhere(
        '(message.receivedAt, message.id) < (select received_at, id from mailbox_messages where id = :before)',
        { before },
      );
    return query.getMany();
  }

  find(from: Reader | Tx, id: string): Promise<MailboxMessage | null> {
    return from.manager.findOneBy(MailboxMessage, { id });
  }

  async empty(tx: Tx): Promise<void> {
    await tx.manager.createQueryBuilder().delete().from(MailboxMessage).execute();
  }
}
