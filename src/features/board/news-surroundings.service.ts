import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/transaction.js';
import { AccountService } from '../accounts/account.service.js';
import { AssociationService } from '../associations/association.service.js';
import { CommunityService } from '../communities/community.service.js';
import type { NewsItem } from './news-item.entity.js';
import type { NewsNames } from './news-reading.store.js';

/** Finds what an item names before it is there to be read with it. */
@Injectable()
export class NewsSurroundings {
  constructor(
    private readonly accounts: AccountService,
    private readonly associations: AssociationService,
    private readonly communities: CommunityService,
    private readonly reader: Reader,
  ) {}

  async of({ authorId, associationId, communityId }: NewsItem): Promise<Omit<NewsNames, 'structure'>> {
    const [author = null] = authorId === null ? [] : await this.accounts.byIds([authorId]);
    const named = associationId && (await this.associations.namesOf([associationId])).get(associationId);
    return {
      author,
      association: named ? { id: named.id, name: named.name } : null,
      community: communityId === null ? null : await this.communities.byId(this.reader, communityId),
    };
  }
}
