import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { isId } from '../../kernel/ids.js';
import { Reader } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DigestLinks } from './digest-links.service.js';
import { DigestStore } from './digest.store.js';

/** « Ne plus recevoir »: by the link of any digest, without signing in. */
@Injectable()
export class DigestStopping {
  constructor(
    private readonly links: DigestLinks,
    private readonly store: DigestStore,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError not-found */
  async isStopped(accountId: string, token: string): Promise<boolean> {
    this.check(accountId, token);
    const found = await this.store.find(this.reader, accountId);
    if (!found) throw notFound();
    return found.nextAt === null;
  }

  /** Twice is once. @throws DomainError not-found */
  async stop(accountId: string, token: string): Promise<void> {
    this.check(accountId, token);
    await this.unitOfWork.run(async (tx) => {
      const found = await this.store.lock(tx, accountId);
      if (!found) throw notFound();
      if (found.nextAt === null) return;
      await this.store.save(tx, [{ ...found, nextAt: null, revision: found.revision + 1 }]);
    });
  }

  private check(accountId: string, token: string): void {
    if (!isId(accountId) || !this.links.opens(accountId, token)) throw notFound();
  }
}
