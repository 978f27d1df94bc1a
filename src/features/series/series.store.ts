import { Injectable } from '@nestjs/common';
import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import { isId, NOBODY } from '../../kernel/ids.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Adhesion } from '../associations/adhesion.entity.js';
import { Association } from '../associations/association.entity.js';
import { Community } from '../communities/community.entity.js';
import { Membership } from '../communities/membership.entity.js';
import type { SeriesForPerson } from './series-for-person.entity.js';
import { SeriesHost } from './series-host.entity.js';
import { Series } from './series.entity.js';

type Joined = Series & Omit<SeriesForPerson, 'series'>;
type Hosting = SeriesHost & { account: Account };

@Injectable()
export class SeriesStore {
  async forPerson(from: Reader | Tx, id: string, accountId: string | null): Promise<SeriesForPerson | null> {
    if (!isId(id)) return null;
    const found = await joined(from.manager, accountId).where('series.id = :id', { id }).getOne();
    return found && split(found as Joined);
  }

  async find(from: Reader | Tx, id: string): Promise<Series | null> {
    return isId(id) ? from.manager.findOneBy(Series, { id }) : null;
  }

  /** Holds a series, and with it all its dates, until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<Series | null> {
    if (!isId(id)) return null;
    return tx
      .locking(tx.manager.createQueryBuilder(Series, 'series').where('series.id = :id', { id }))
      .getOne();
  }

  /** Of a community or shared with it, the latest begun first. */
  async listOfCommunity(
    from: Reader,
    communityId: string,
    accountId: string | null,
  ): Promise<SeriesForPerson[]> {
    const found = await joined(from.manager, accountId)
      .where('(series.communityId = :communityId or series.sharedCommunityId = :communityId)', {
        communityId,
      })
      .orderBy('series.id', 'DESC')
      .getMany();
    return found.map((series) => split(series as Joined));
  }

  /** Reserved to the adherents of an association, the latest begun first. */
  async listOfAssociation(
    from: Reader,
    associationId: string,
    accountId: string | null,
  ): Promise<SeriesForPerson[]> {
    const found = await joined(from.manager, accountId)
      .where('series.adherentsOf = :associationId', { associationId })
      .orderBy('series.id', 'DESC')
      .getMany();
    return found.map((series) => split(series as Joined));
  }

  async findAll(from: Reader, ids: readonly string[]): Promise<Series[]> {
    return ids.length ? from.manager.findBy(Series, { id: In([...ids]) }) : [];
  }

  /** Its hosts who belong to its community or to the one it is shared with, in their order. */
  async hostsOf(from: Reader | Tx, seriesIds: string[]): Promise<Map<string, Account[]>> {
    const hosts = new Map<string, Account[]>(seriesIds.map((id) => [id, []]));
    if (!seriesIds.length) return hosts;
    const found = (await hosting(from.manager, seriesIds).getMany()) as Hosting[];
    for (const { seriesId, account } of found) hosts.get(seriesId)?.push(account);
    return hosts;
  }

  /** Whoever they are by now, in their order. */
  async hostIdsOf(from: Reader | Tx, seriesId: string): Promise<string[]> {
    const hosts = await from.manager.find(SeriesHost, { where: { seriesId }, order: { rank: 'ASC' } });
    return hosts.map(({ accountId }) => accountId);
  }

  async insert(tx: Tx, series: Series): Promise<void> {
    await tx.manager.insert(Series, series);
  }

  async update(tx: Tx, id: string, values: Partial<Series>): Promise<void> {
    await tx.manager.update(Series, { id }, values);
  }

  async raiseSequence(tx: Tx, id: string, now: number): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .update(Series)
      .set({ sequence: () => 'sequence + 1', revisedAt: now })
      .where('id = :id', { id })
      .execute();
  }

  async replaceHosts(tx: Tx, seriesId: string, accountIds: readonly string[]): Promise<void> {
    await tx.manager.delete(SeriesHost, { seriesId });
    await tx.manager.insert(
      SeriesHost,
      accountIds.map((accountId, rank) => ({ seriesId, accountId, rank })),
    );
  }
}

function joined(manager: EntityManager, accountId: string | null): SelectQueryBuilder<Series> {
  return manager
    .createQueryBuilder(Series, 'series')
    .innerJoinAndMapOne('series.community', Community, 'community', 'community.id = series.communityId')
    .leftJoinAndMapOne(
      'series.membership',
      Membership,
      'membership',
      'membership.communityId = series.communityId and membership.accountId = :accountId',
    )
    .leftJoinAndMapOne(
      'series.sharedCommunity',
      Community,
      'sharedCommunity',
      'sharedCommunity.id = series.sharedCommunityId',
    )
    .leftJoinAndMapOne(
      'series.sharedMembership',
      Membership,
      'sharedMembership',
      'sharedMembership.communityId = series.sharedCommunityId and sharedMembership.accountId = :accountId',
    )
    .leftJoinAndMapOne(
      'series.host',
      SeriesHost,
      'host',
      'host.seriesId = series.id and host.accountId = :accountId',
    )
    .leftJoinAndMapOne(
      'series.association',
      Association,
      'association',
      'association.id = series.adherentsOf',
    )
    .leftJoinAndMapOne(
      'series.adhesion',
      Adhesion,
      'adhesion',
      'adhesion.associationId = series.adherentsOf and adhesion.accountId = :accountId',
    )
    .setParameter('accountId', accountId ?? NOBODY);
}

function hosting(manager: EntityManager, seriesIds: string[]): SelectQueryBuilder<SeriesHost> {
  return manager
    .createQueryBuilder(SeriesHost, 'host')
    .innerJoinAndMapOne('host.account', Account, 'account', 'account.id = host.accountId')
    .where('host.seriesId in (:...seriesIds)', { seriesIds })
    .andWhere(
      (query) =>
        `exists ${query
          .subQuery()
          .select('1')
          .from(Membership, 'membership')
          .innerJoin(Series, 'series', 'series.id = host.seriesId')
          .where('membership.communityId in (series.communityId, series.sharedCommunityId)')
          .andWhere("membership.accountId = host.accountId and membership.status = 'active'")
          .getQuery()}`,
    )
    .orderBy('host.rank');
}

function split(found: Joined): SeriesForPerson {
  const { community, membership, sharedCommunity, sharedMembership, host, association, adhesion, ...series } =
    found;
  return {
    series,
    community,
    membership: membership ?? null,
    sharedCommunity: sharedCommunity ?? null,
    sharedMembership: sharedMembership ?? null,
    host: host ?? null,
    association: association ?? null,
    adhesion: adhesion ?? null,
  };
}
