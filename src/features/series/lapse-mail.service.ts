import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/transaction.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import { AccountService } from '../accounts/account.service.js';
import { AssociationService } from '../associations/association.service.js';
import type { LapsedDues } from './following.facts.js';
import { FollowingStore } from './following.store.js';
import { LapseMailWriter } from './lapse-mail-writer.service.js';

/** Sends what was decided, unless they renewed meanwhile. */
@Injectable()
export class LapseMailService {
  constructor(
    private readonly store: FollowingStore,
    private readonly accounts: AccountService,
    private readonly associations: AssociationService,
    private readonly writer: LapseMailWriter,
    private readonly transport: MailTransport,
    private readonly reader: Reader,
  ) {}

  async tell({ seriesId, accountId, associationId, lapsedAt }: LapsedDues): Promise<void> {
    const series = await this.store.lapsed(this.reader, { seriesId, accountId, lapsedAt });
    const [account] = await this.accounts.byIds([accountId]);
    const association = (await this.associations.namesOf([associationId])).get(associationId);
    if (series && account && association)
      await this.transport.send(this.writer.write({ account, series, association, lapsedAt }));
  }
}
