import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { may } from './community.policy.js';
import { CommunityService, type Place } from './community.service.js';
import { type Member, MembershipStore } from './membership.store.js';
import { TakeoverRegister } from './takeover-register.service.js';
import { areUnseen, decideTakeover } from './takeover.rules.js';
import { type PendingTakeover, TakeoverStore } from './takeover.store.js';

/** What members see of who animates next. */
export interface TakeoverView {
  pending: PendingTakeover | null;
  can: { ask: boolean; oppose: boolean; withdraw: boolean };
}

@Injectable()
export class TakeoverService {
  constructor(
    private readonly communities: CommunityService,
    private readonly memberships: MembershipStore,
    private readonly store: TakeoverStore,
    private readonly register: TakeoverRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError members-only */
  async view(viewer: Viewer, slug: string): Promise<TakeoverView> {
    return this.of(viewer, await this.communities.place(viewer, slug));
  }

  /** As `view`, of a community that is seen already. */
  async of(viewer: Viewer, { community, standing }: Place): Promise<TakeoverView> {
    if (!may(standing, 'see-members')) throw forbidden('members-only');
    const pending = await this.store.pending(community.id);
    const mayAsk = may(standing, 'take-over') && pending === null;
    const hosts = mayAsk ? await this.memberships.hosts(community.id) : [];
    return {
      pending,
      can: {
        ask: mayAsk && areUnseen(organisersOf(hosts), this.clock.now()),
        oppose: pending !== null && may(standing, 'oppose-takeover'),
        withdraw: pending?.account.id === viewer.accountId,
      },
    };
  }

  /** Asked twice is asked once. @throws DomainError organiser-seen, takeover-asked */
  ask(viewer: Viewer, slug: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.lockIn(tx, viewer, slug);
      if (!may(standing, 'take-over')) throw forbidden();
      const { accountId } = viewer;
      const pending = await this.store.pending(community.id, tx);
      const organisers = organisersOf(await this.memberships.hosts(community.id, tx));
      const now = this.clock.now();
      const decided = decideTakeover({ organisers, pending: pending?.takeover ?? null, accountId, now });
      if (decided === 'asked') await this.register.askIn(tx, community.id, accountId);
    });
  }

  /** An organiser opposes, or who asked thinks better of it. @throws DomainError not-found when none runs */
  end(viewer: Viewer, slug: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.lockIn(tx, viewer, slug);
      if (!may(standing, 'oppose-takeover') && !may(standing, 'take-over')) throw forbidden();
      const pending = await this.store.pending(community.id, tx);
      if (!pending) throw notFound();
      const isOwn = pending.account.id === viewer.accountId;
      if (!isOwn && !may(standing, 'oppose-takeover')) throw forbidden();
      await this.register.endIn(tx, pending.takeover, viewer.accountId);
    });
  }

  /** After the fortnight: nothing, where it was opposed or who asked is no longer a co-host. */
  async conclude(takeoverId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const asked = await this.store.byId(takeoverId, tx);
      const community = asked && (await this.communities.lockUnseenIn(tx, asked.communityId));
      // Read again under the lock: it may have just been opposed, and asked anew.
      if (!community || !(await this.store.byId(takeoverId, tx))) return;
      const pending = await this.store.pending(community.id, tx);
      if (pending) await this.concludeIn(tx, pending);
      else await this.store.remove(tx, community.id);
    });
  }

  private async concludeIn(tx: Tx, { takeover, account }: PendingTakeover): Promise<void> {
    const hosts = await this.memberships.hosts(takeover.communityId, tx);
    const mine = hosts.find((host) => host.account.id === account.id);
    if (!mine) return;
    await this.memberships.update(tx, mine.membership.id, { role: 'organiser' });
    await this.register.concludeIn(
      tx,
      takeover,
      organisersOf(hosts).map(({ id }) => id),
    );
  }
}

const organisersOf = (hosts: readonly Member[]) =>
  hosts.filter(({ membership }) => membership.role === 'organiser').map((host) => host.account);
