import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { isId } from '../../kernel/ids.js';
import { PreparedQuery } from '../../platform/database/prepared-query.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { AccessToken } from './access-token.entity.js';
import { Account } from './account.entity.js';
import { Session } from './session.entity.js';

export interface SessionWithAccount {
  session: Session;
  account: Account;
}

@Injectable()
export class SessionStore {
  private readonly one = new PreparedQuery<SessionWithAccount>((manager) =>
    manager
      .createQueryBuilder(Session, 'session')
      .innerJoinAndMapOne('session.account', Account, 'account', 'account.id = session.accountId')
      .where('session.tokenHash = :tokenHash', { tokenHash: 'tokenHash' }),
  );

  constructor(private readonly reader: Reader) {}

  withAccount(tokenHash: string): Promise<SessionWithAccount | null> {
    return this.one.first(this.reader.manager, { tokenHash });
  }

  async tokenWithAccount(tokenHash: string): Promise<{ token: AccessToken; account: Account } | null> {
    const token = await this.reader.manager.findOneBy(AccessToken, { tokenHash });
    const account = token && (await this.reader.manager.findOneBy(Account, { id: token.accountId }));
    return token && account ? { token, account } : null;
  }

  list(accountId: string, now: number): Promise<Session[]> {
    return this.reader.manager
      .createQueryBuilder(Session, 'session')
      .where('session.accountId = :accountId and session.expiresAt > :now', { accountId, now })
      .orderBy('session.createdAt', 'DESC')
      .getMany();
  }

  tokens(accountId: string): Promise<AccessToken[]> {
    return this.reader.manager.find(AccessToken, { where: { accountId }, order: { createdAt: 'DESC' } });
  }

  async insert(tx: Tx, session: Session): Promise<void> {
    await tx.manager.insert(Session, session);
  }

  async insertToken(tx: Tx, token: AccessToken): Promise<void> {
    await tx.manager.insert(AccessToken, token);
  }

  async prolong(tx: Tx, id: string, seenAt: number, expiresAt: number): Promise<void> {
    await tx.manager.update(Session, { id }, { seenAt, expiresAt });
  }

  async touchToken(tx: Tx, id: string, usedAt: number): Promise<void> {
    await tx.manager.update(AccessToken, { id }, { usedAt });
  }

  /** @returns whether there was one of this account's */
  async remove(tx: Tx, accountId: string, id: string): Promise<boolean> {
    return isId(id) && (await tx.manager.delete(Session, { id, accountId })).affected === 1;
  }

  async removeOthers(tx: Tx, accountId: string, keptId: string | null): Promise<number> {
    const others = keptId === null ? { accountId } : { accountId, id: Not(keptId) };
    return (await tx.manager.delete(Session, others)).affected ?? 0;
  }

  async removeTokens(tx: Tx, accountId: string): Promise<void> {
    await tx.manager.delete(AccessToken, { accountId });
  }

  async removeToken(tx: Tx, accountId: string, id: string): Promise<boolean> {
    return isId(id) && (await tx.manager.delete(AccessToken, { id, accountId })).affected === 1;
  }

  async removeExpired(tx: Tx, now: number): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .delete()
      .from(Session)
      .where('expires_at <= :now', { now })
      .execute();
  }
}
