import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import { AccountService } from '../accounts/account.service.js';
import { AssociationService } from '../associations/association.service.js';
import type { Community } from '../communities/community.entity.js';
import { CommunityService } from '../communities/community.service.js';
import type { Structure } from '../structures/structure.entity.js';
import { StructureService } from '../structures/structure.service.js';
import type { NewsItem } from './news-item.entity.js';

/** What items speak of, and in whose name, by id. */
export interface Surroundings {
  structures: ReadonlyMap<string, Structure>;
  authors: ReadonlyMap<string, Account>;
  associations: ReadonlyMap<string, { id: string; name: string }>;
  communities: ReadonlyMap<string, Community>;
}

/** Finds what items name, each kind in one query for all of them. */
@Injectable()
export class NewsSurroundings {
  constructor(
    private readonly structures: StructureService,
    private readonly accounts: AccountService,
    private readonly associations: AssociationService,
    private readonly communities: CommunityService,
  ) {}

  async of(items: readonly NewsItem[], from: Reader | Tx): Promise<Surroundings> {
    const idsOf = (id: (item: NewsItem) => string | null): string[] => [
      ...new Set(items.map(id).filter((each) => each !== null)),
    ];
    const structures = await this.structures.byIds(
      idsOf(({ structureId }) => structureId),
      from,
    );
    const authors = await this.accounts.byIds(
      idsOf(({ authorId }) => authorId),
      from,
    );
    const associations = await this.associations.namesOf(
      idsOf(({ associationId }) => associationId),
      from,
    );
    const communities = await this.communities.byIds(
      from,
      idsOf(({ communityId }) => communityId),
    );
    return {
      structures: byId(structures),
      authors: byId(authors),
      associations,
      communities: byId(communities),
    };
  }
}

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));
