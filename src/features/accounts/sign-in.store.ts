import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { HOUR } from '../../kernel/clock.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { SignInLink } from './sign-in-link.entity.js';

@Injectable()
export class SignInStore {
  constructor(private readonly reader: Reader) {}

  peek(tokenHash: string): Promise<SignInLink | null> {
    return this.findByTokenHash(this.reader, tokenHash);
  }

  mailed(id: string): Promise<SignInLink | null> {
    return this.reader.manager.findOneBy(SignInLink, { id });
  }

  /** Newest first, held until the transaction ends: guesses at a code are counted one at a time. */
  linksOfLastHour(tx: Tx, email: string, now: number): Promise<SignInLink[]> {
    const query = tx.manager
      .createQueryBuilder(SignInLink, 'link')
      .where('link.email = :email and link.createdAt > :since', { email, since: now - HOUR })
      .orderBy('link.createdAt', 'DESC')
      .addOrderBy('link.id', 'DESC');
    return tx.locking(query).getMany();
  }

  findByTokenHash(from: Reader | Tx, tokenHash: string): Promise<SignInLink | null> {
    return from.manager.findOneBy(SignInLink, { tokenHash });
  }

  async insert(tx: Tx, link: SignInLink): Promise<void> {
    await tx.manager.insert(SignInLink, link);
  }

  /** @returns whether this call used it: of two at once, one does. */
  async use(tx: Tx, id: string, now: number): Promise<boolean> {
    const { affected } = await tx.manager
      .createQueryBuilder()
      .update(SignInLink)
      .set({ usedAt: now })
      .where('id = :id and used_at is null', { id })
      .execute();
    return affected === 1;
  }

  /** What was mailed to addresses signs nobody in any more. */
  async removeOf(tx: Tx, emails: string[]): Promise<void> {
    if (emails.length) await tx.manager.delete(SignInLink, { email: In(emails) });
  }

  async removeOld(tx: Tx, createdBefore: number): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .delete()
      .from(SignInLink)
      .where('created_at < :createdBefore', { createdBefore })
      .execute();
  }

  async countWrongCode(tx: Tx, id: string): Promise<void> {
    await tx.manager.increment(SignInLink, { id }, 'wrongCodes', 1);
  }
}
