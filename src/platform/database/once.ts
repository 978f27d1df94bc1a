import { conflict } from '../../kernel/domain-error.js';
import { DAY } from '../../kernel/clock.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import type { Tx } from './transaction.js';

/** A creating request's `Idempotency-Key`, and a fingerprint of what it asked. */
export interface Once {
  accountId: string;
  key: string;
  fingerprint: string;
}

const REMEMBERED = DAY;

/**
 * Creates something once for a key: repeated within 24 hours, the same request gets the same thing. The key is
 * written in the transaction that creates, so that neither exists without the other.
 * @param create returns what stands for the thing, its id or slug
 * @throws DomainError idempotency-key-reused, when the key came with another request
 */
export async function createOnce(
  tx: Tx,
  once: Once | null,
  now: number,
  create: () => Promise<string>,
): Promise<string> {
  if (!once) return create();
  const where = { accountId: once.accountId, key: once.key };
  const known = await tx.manager.findOneBy(IdempotencyKey, where);
  if (known && known.createdAt > now - REMEMBERED) {
    if (known.fingerprint !== once.fingerprint) throw conflict('idempotency-key-reused');
    return known.result;
  }
  if (known) await tx.manager.delete(IdempotencyKey, where);
  const result = await create();
  await tx.manager.insert(IdempotencyKey, {
    ...where,
    fingerprint: once.fingerprint,
    result,
    createdAt: now,
  });
  return result;
}

/** Throws out the keys that are no longer remembered. */
export async function forgetKeys(tx: Tx, now: number): Promise<void> {
  await tx.manager
    .createQueryBuilder()
    .delete()
    .from(IdempotencyKey)
    .where('created_at <= :longAgo', { longAgo: now - REMEMBERED })
    .execute();
}
