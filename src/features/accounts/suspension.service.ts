import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { forbidden, notFound } from '../../kernel/domain-error.js';
import { isId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import { Reader } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Account } from './account.entity.js';
import { AccountService } from './account.service.js';
import type { Suspension } from './suspension.entity.js';
import { maySeeSuspensions } from './suspension.policy.js';
import { SuspensionRegister } from './suspension-register.service.js';
import { isOver } from './suspension.rules.js';
import { SuspensionStore } from './suspension.store.js';

/** Whose access is closed, since when and until when. */
export interface SeenSuspension {
  suspension: Suspension;
  account: Account;
  /** Null once that account is gone. */
  decidedBy: Account | null;
}

/** What those who administer the instance see of suspensions, and how one ends. */
@Injectable()
export class SuspensionService {
  constructor(
    private readonly store: SuspensionStore,
    private readonly register: SuspensionRegister,
    private readonly accounts: AccountService,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Latest first. @throws DomainError forbidden */
  async list(viewer: Viewer, asked: ListAsked): Promise<ListPage<SeenSuspension>> {
    if (!maySeeSuspensions(viewer)) throw forbidden();
    const { items, next } = await this.store.list(this.reader, { ...asked, now: this.clock.now() });
    const ids = items.flatMap(({ accountId, decidedBy }) => [accountId, ...(decidedBy ? [decidedBy] : [])]);
    const people = new Map((await this.accounts.byIds([...new Set(ids)])).map((each) => [each.id, each]));
    const seen = items.map((suspension) => ({
      suspension,
      account: people.get(suspension.accountId)!,
      decidedBy: people.get(suspension.decidedBy ?? '') ?? null,
    }));
    return { items: seen, next };
  }

  /** @throws DomainError forbidden, not-found */
  async lift(viewer: Viewer, accountId: string): Promise<void> {
    if (!maySeeSuspensions(viewer)) throw forbidden();
    if (!isId(accountId)) throw notFound();
    if (!(await this.unitOfWork.run((tx) => this.register.liftIn(tx, accountId, viewer.accountId))))
      throw notFound();
  }

  /** On its day. One that was lifted, or replaced, is no more. */
  end({ suspensionId }: { suspensionId: string }): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.store.byId(tx, suspensionId);
      if (found && isOver(found, this.clock.now())) await this.register.endIn(tx, found, null);
    });
  }
}
