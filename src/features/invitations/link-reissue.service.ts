import { Injectable } from '@nestjs/common';
import { Credentials, hashToken } from '../../platform/credentials/credentials.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { AddressChanged } from '../accounts/account.facts.js';
import { InviteStore } from './invite.store.js';
import { SeriesInviteStore } from './series-invite.store.js';

/** What was mailed to the address that somebody left answers for them no more; the next mail brings a new link. */
@Injectable()
export class LinkReissueService {
  constructor(
    private readonly store: InviteStore,
    private readonly series: SeriesInviteStore,
    private readonly credentials: Credentials,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Once for each change: links of mails that left since stay good. */
  async reissue({ accountId, purpose, at }: AddressChanged): Promise<void> {
    if (purpose === 'backup') return;
    await this.unitOfWork.run(async (tx) => {
      for (const { id, tokenVersion: version } of await this.store.issuedBefore(tx, accountId, at)) {
        const tokenVersion = version + 1;
        const answerTokenHash = hashToken(this.credentials.token('answer', id, tokenVersion));
        await this.store.update(tx, id, { tokenVersion, answerTokenHash, reissuedAt: at });
      }
      for (const { id, tokenVersion: version } of await this.series.issuedBefore(tx, accountId, at)) {
        const tokenVersion = version + 1;
        const linkTokenHash = hashToken(this.credentials.token('following', id, tokenVersion));
        await this.series.update(tx, id, { tokenVersion, linkTokenHash, reissuedAt: at });
      }
    });
  }
}
