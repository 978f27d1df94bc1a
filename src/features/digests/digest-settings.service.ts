import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { DomainError, invalidField } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Community } from '../communities/community.entity.js';
import { CommunityService } from '../communities/community.service.js';
import { type DigestInput, WEEKDAYS } from './digest.input.js';
import { DigestReaders } from './digest-readers.service.js';
import { DigestRegister } from './digest-register.service.js';
import { DigestStore } from './digest.store.js';
import type { DigestSubscription } from './digest-subscription.entity.js';
import { rescheduled, usualSubscription } from './digest-timing.rules.js';

/** What somebody wants of their digests. */
export interface DigestChoices {
  subscription: DigestSubscription;
  /** What counts where they chose no territory. */
  usualTerritories: readonly string[];
  /** Those that they are active in, by name. */
  communities: Community[];
}

@Injectable()
export class DigestSettings {
  constructor(
    private readonly readers: DigestReaders,
    private readonly store: DigestStore,
    private readonly register: DigestRegister,
    private readonly communities: CommunityService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async mine(viewer: Viewer): Promise<DigestChoices> {
    const me = (await this.readers.byIds([viewer.accountId])).get(viewer.accountId);
    return {
      subscription: me?.subscription ?? this.usual(viewer),
      usualTerritories: me?.usualTerritories ?? [],
      communities: await this.communities.mine(viewer),
    };
  }

  /** @throws DomainError invalid: unknown-community; stale, when `ifRevision` isn't the current one */
  async choose(viewer: Viewer, input: DigestInput, ifRevision: number | null): Promise<void> {
    const communityIds = await this.idsOf(viewer, input.communities);
    await this.unitOfWork.run(async (tx) => {
      const found = await this.store.lock(tx, viewer.accountId);
      const before = found ?? this.usual(viewer);
      if (ifRevision !== null && ifRevision !== before.revision) throw new DomainError('stale', 'stale');
      const { territories, kinds } = input;
      const weekday = WEEKDAYS.indexOf(input.weekday);
      const wanted = { ...before, weekday, territories, kinds, communityIds };
      const after = rescheduled(wanted, { on: input.on, zone: viewer.timeZone }, this.clock.now());
      await this.register.saveIn(tx, [{ ...after, revision: before.revision + 1 }]);
    });
  }

  private usual({ accountId: id, timeZone }: Viewer): DigestSubscription {
    return usualSubscription({ id, timeZone }, this.clock.now());
  }

  private async idsOf(viewer: Viewer, slugs: readonly string[] | null): Promise<string[] | null> {
    if (slugs === null) return null;
    const mine = new Map((await this.communities.mine(viewer)).map(({ slug, id }) => [slug, id]));
    return slugs.map((slug, index) => {
      const id = mine.get(slug);
      if (id === undefined) throw invalidField(`communities.${index}`, 'unknown-community');
      return id;
    });
  }
}
