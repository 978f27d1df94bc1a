import { randomUUID } from 'node:crypto';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Account } from '../src/features/accounts/account.entity.js';
import type { Membership } from '../src/features/communities/membership.entity.js';
import type { Tx } from '../src/platform/database/transaction.js';
import { built } from './built.js';
import { buildPerson, type Scene } from './scene.js';
import type { Services } from './services.js';

const ROWS_AT_ONCE = 500;

/** Rows like one that the services made, so that columns to come are right too. */
export async function insertLike<Row extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<Row>,
  like: Row,
  differing: readonly Partial<Row>[],
): Promise<void> {
  for (let from = 0; from < differing.length; from += ROWS_AT_ONCE) {
    const rows = differing.slice(from, from + ROWS_AT_ONCE).map((fields) => ({ ...like, ...fields }));
    await tx.manager.createQueryBuilder().insert().into(entity).values(rows).updateEntity(false).execute();
  }
}

/** Active members of a community. @returns the ids of their accounts */
export async function buildCrowd(services: Services, { slug }: Scene, size: number): Promise<string[]> {
  const { memberships, unitOfWork } = services;
  const entities = {
    ...(await built<typeof import('../src/features/accounts/account.entity.js')>(
      'features/accounts/account.entity.js',
    )),
    ...(await built<typeof import('../src/features/communities/membership.entity.js')>(
      'features/communities/membership.entity.js',
    )),
  };
  const first = await buildPerson(services);
  const { accountId } = first;
  await memberships.join(first, slug, true);
  const ids = Array.from({ length: size - 1 }, () => randomUUID());
  await unitOfWork.run(async (tx) => {
    const account: Account = await tx.manager.findOneByOrFail(entities.Account, { id: accountId });
    const membership: Membership = await tx.manager.findOneByOrFail(entities.Membership, { accountId });
    await insertLike(
      tx,
      entities.Account,
      account,
      ids.map((id) => ({ id, email: `${id}@bench.example` })),
    );
    await insertLike(
      tx,
      entities.Membership,
      membership,
      ids.map((id) => ({ id: randomUUID(), accountId: id })),
    );
  });
  return [accountId, ...ids];
}
