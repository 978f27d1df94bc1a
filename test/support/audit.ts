import { DataSource } from 'typeorm';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity.js';
import type { TestApp } from './app.js';

/** What somebody did, oldest first. */
export async function auditOf(app: TestApp, actorId: string): Promise<string[]> {
  const entries = await app.get(DataSource).manager.findBy(AuditEntry, { actorId });
  return entries.sort((a, b) => a.at - b.at).map(({ action }) => action);
}
