import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AddressBook } from './address-book.service.js';

@Injectable()
export class BackupAddressService {
  constructor(
    private readonly book: AddressBook,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found, where there is none */
  remove({ accountId }: Viewer): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const account = await this.book.lockIn(tx, accountId);
      if (account.backupEmail === null) throw notFound();
      await this.book.setBackupIn(tx, account, null, this.clock.now());
      const subject = { type: 'account', id: accountId };
      await this.audit.record(tx, { actorId: accountId, action: 'backup-address.removed', subject });
    });
  }
}
