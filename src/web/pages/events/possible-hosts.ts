import { Injectable } from '@nestjs/common';
import type { Account } from '../../../features/accounts/account.entity.js';
import type { Community } from '../../../features/communities/community.entity.js';
import { MembershipService } from '../../../features/communities/membership.service.js';
import { DomainError } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';

/** Those who could host beside; a host who doesn't schedule in a community may not know them. */
@Injectable()
export class PossibleHosts {
  constructor(private readonly memberships: MembershipService) {}

  async of(viewer: Viewer, communities: readonly (Community | null)[]): Promise<Account[]> {
    const known = communities.filter((community) => community !== null);
    const each = await Promise.all(known.map(({ slug }) => this.schedulersOf(viewer, slug)));
    return each.flat();
  }

  private async schedulersOf(viewer: Viewer, slug: string): Promise<Account[]> {
    try {
      return await this.memberships.schedulers(viewer, slug);
    } catch (error) {
      if (error instanceof DomainError && ['forbidden', 'not-found'].includes(error.kind)) return [];
      throw error;
    }
  }
}
