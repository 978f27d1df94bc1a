import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AccountService } from '../accounts/account.service.js';
import { requestWaits } from './community.facts.js';
import { LetterRegister } from './letter-register.service.js';
import type { Membership } from './membership.entity.js';
import { MembershipStore } from './membership.store.js';

/** Hosts hear of it again on day 7; the person who asks, and instance admins, on day 14. */
const REMINDERS = [
  { whom: 'hosts', after: 7 * DAY },
  { whom: 'others', after: 14 * DAY },
] as const;

/** Who is told that somebody asks to join, until that is answered. */
@Injectable()
export class ApplicationService {
  constructor(
    private readonly store: MembershipStore,
    private readonly accounts: AccountService,
    private readonly letters: LetterRegister,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async announceIn(tx: Tx, membership: Membership): Promise<void> {
    await this.letters.tellHostsIn(tx, { kind: 'asked', ...aboutRequest(membership) });
    const now = this.clock.now();
    for (const { whom, after } of REMINDERS)
      await this.outbox.publish(
        tx,
        requestWaits,
        { membershipId: membership.id, whom },
        { key: `${membership.id}:${whom}`, at: now + after },
      );
  }

  /** Nothing, once the request was answered or withdrawn. */
  async remind({ membershipId, whom }: { membershipId: string; whom: 'hosts' | 'others' }): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const membership = await this.store.byId(membershipId, tx);
      if (membership?.status !== 'pending') return;
      const about = { ...aboutRequest(membership), once: `${membership.id}:${whom}` };
      if (whom === 'hosts') return this.letters.tellHostsIn(tx, { kind: 'stillAsked', ...about });
      const admins = await this.accounts.adminsIn(tx);
      await this.letters.tellIn(tx, [membership.accountId], { kind: 'unanswered', ...about });
      await this.letters.tellIn(
        tx,
        admins.map(({ id }) => id),
        { kind: 'unansweredHere', ...about, aboutId: null },
      );
    });
  }
}

const aboutRequest = ({ id, communityId, accountId }: Membership) => ({
  communityId,
  aboutId: accountId,
  subjectId: id,
});
