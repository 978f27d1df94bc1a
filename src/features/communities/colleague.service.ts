import { Injectable } from '@nestjs/common';
import { localDay } from '../../calendar/wall-time.js';
import { Clock } from '../../kernel/clock.js';
import { forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SameTurnReads } from '../../platform/database/same-turn-reads.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { ColleagueStore } from './colleague.store.js';
import { isActive } from './community.policy.js';
import type { Role } from './membership.entity.js';
import { MembershipStore } from './membership.store.js';

/** What somebody is among colleagues. */
export interface ColleagueStanding {
  isColleague: boolean;
  /** The communities that they are active in, and as what. */
  roles: ReadonlyMap<string, Role>;
}

/** Who is a colleague: an active member of some community, or an adherent whose dues hold. An address alone is not. */
@Injectable()
export class ColleagueService {
  private readonly reads = new SameTurnReads<boolean>();

  constructor(
    private readonly store: ColleagueStore,
    private readonly memberships: MembershipStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async isColleague(viewer: Viewer | null, from: Reader | Tx = this.reader): Promise<boolean> {
    if (!viewer) return false;
    const { accountId, timeZone } = viewer;
    const today = localDay(this.clock.now(), timeZone);
    const read = () => this.store.isColleague(from, accountId, today);
    return from === this.reader ? this.reads.ask(`${accountId} ${today}`, read) : read();
  }

  /** As `isColleague`, with what makes them one. */
  async standingOf(viewer: Viewer, from: Reader | Tx): Promise<ColleagueStanding> {
    const active = (await this.memberships.ofAccount(from, viewer.accountId)).filter(isActive);
    return {
      isColleague: active.length > 0 || (await this.isColleague(viewer, from)),
      roles: new Map(active.map(({ communityId, role }) => [communityId, role])),
    };
  }

  /** @throws DomainError colleagues-only */
  async requireIn(tx: Tx, viewer: Viewer): Promise<void> {
    if (!(await this.isColleague(viewer, tx))) throw forbidden('colleagues-only');
  }
}
