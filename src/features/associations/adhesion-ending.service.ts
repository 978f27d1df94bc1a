import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Clock } from '../../kernel/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AccountService } from '../accounts/account.service.js';
import { noticeDue } from './adhesion.rules.js';
import { AdhesionStore } from './adhesion.store.js';
import { adhesionNoticeDue } from './association.facts.js';
import { AssociationNotices } from './association-notices.service.js';

type Due = z.infer<typeof adhesionNoticeDue.schema>;

/** Says ahead that an adhesion ends. One that was renewed since, or whose person wants no such mail, is left be. */
@Injectable()
export class AdhesionEndingService {
  constructor(
    private readonly store: AdhesionStore,
    private readonly accounts: AccountService,
    private readonly notices: AssociationNotices,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async announce(due: Due): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const { adhesionId, endsOn, days } = due;
      const adhesion = await this.store.byId(tx, adhesionId);
      if (adhesion?.endsOn !== endsOn || adhesion.noticesRefusedAt !== null) return;
      const { id: accountId, timeZone } = await this.accounts.byIdIn(tx, adhesion.accountId);
      const now = this.clock.now();
      const at = noticeDue(due, timeZone, now);
      if (at === null) return;
      const once = `${adhesionId}:${endsOn}:${days}`;
      if (at > now) return this.outbox.publish(tx, adhesionNoticeDue, due, { key: `${once}:${at}`, at });
      const { associationId } = adhesion;
      await this.notices.tellIn(tx, [accountId], { kind: 'ending', associationId, adhesionId, endsOn, once });
    });
  }
}
