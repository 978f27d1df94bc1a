import type { DataSource } from 'typeorm';

/**
 * Runs `work` while no other process runs what the same number stands for on this PostgreSQL: the others wait. A
 * SQLite file has one process anyway.
 * @param lock any number that no other program on the same database uses for its advisory locks
 */
export async function alone<Result>(
  dataSource: DataSource,
  lock: number,
  work: () => Promise<Result>,
): Promise<Result> {
  if (dataSource.options.type === 'sqlite') return work();
  const holder = dataSource.createQueryRunner();
  try {
    await holder.query('select pg_advisory_lock($1)', [lock]);
    return await work();
  } finally {
    await holder.query('select pg_advisory_unlock($1)', [lock]);
    await holder.release();
  }
}
