import type { DataSource } from 'typeorm';

/**
 * For a long load that is begun again when it is cut short: on SQLite its transactions do not wait for the disk
 * any more. A power cut may lose the last of them, and damages nothing (WAL).
 */
export async function relaxDurability(dataSource: DataSource): Promise<void> {
  if (dataSource.options.type === 'sqlite') await dataSource.query('PRAGMA synchronous = NORMAL');
}
