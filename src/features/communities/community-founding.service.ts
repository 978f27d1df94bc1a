import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { slugify } from '../../kernel/text.js';
import type { Viewer } from '../../kernel/viewer.js';
import { createOnce, type Once } from '../../platform/database/once.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { defaultCharter } from '../../vocabulary/charter.js';
import { territoryZone } from '../../vocabulary/territories.js';
import type { CommunityInput } from './community.input.js';
import { checkCommunityTexts } from './community.rules.js';
import { CommunityRegister } from './community-register.service.js';
import { CommunityStore } from './community.store.js';
import { ParentAssociations } from './parent-associations.service.js';

/** Paths of pages beside `/communities/:slug`. */
const RESERVED_SLUGS = new Set(['new']);

@Injectable()
export class CommunityFoundingService {
  constructor(
    private readonly store: CommunityStore,
    private readonly register: CommunityRegister,
    private readonly parents: ParentAssociations,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a community with its founder as organiser.
   * @returns its slug
   * @throws DomainError unknown-association, secrecy
   */
  found(viewer: Viewer, { confirmed, ...input }: CommunityInput, once: Once | null = null): Promise<string> {
    const types = checkCommunityTexts(input, { confirmed, territory: input.territory });
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      return createOnce(tx, once, now, async () => {
        await this.parents.checkIn(tx, input.parentAssociationId);
        const community = {
          ...input,
          id: newId(),
          slug: await this.freeSlug(tx, input),
          timeZone: input.timeZone ?? territoryZone(input.territory),
          charter: input.charter || defaultCharter(viewer.locale),
          lastGatheringAt: null,
          awakenedAt: null,
          revision: 1,
          createdAt: now,
        };
        await this.register.addIn(tx, community, viewer.accountId, types);
        return community.slug;
      });
    });
  }

  /**
   * One that nobody sees takes no plain name: whoever founds another of the same name would learn of it by the number
   * that theirs is given.
   */
  private async freeSlug(
    tx: Tx,
    { name, joinPolicy }: Pick<CommunityInput, 'name' | 'joinPolicy'>,
  ): Promise<string> {
    const plain = slugify(name) || 'communaute';
    const base = joinPolicy === 'invitation' ? `${plain}-${unguessable()}` : plain;
    const taken = await this.store.slugsLike(tx, base);
    let slug = base;
    for (let number = 2; taken.has(slug) || RESERVED_SLUGS.has(slug); number += 1) slug = `${base}-${number}`;
    return slug;
  }
}

/** The random end of a UUID v7, whose beginning is the hour. */
const unguessable = (): string => newId().slice(-8);
