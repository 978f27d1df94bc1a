import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, DomainError } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { RuleCode } from '../../secrecy/find.js';
import { SecrecyLog } from '../secrecy/secrecy-log.service.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { glossaryReworded } from './glossary.facts.js';
import type { GlossaryEntry } from './glossary-entry.entity.js';
import {
  allEntries,
  alreadySaid,
  entryOfRow,
  type EntryWords,
  heldEntry,
  type HeldEntry,
  likenessOf,
} from './glossary.rules.js';
import { GlossaryStore } from './glossary.store.js';

/** Who writes, and what they confirmed of it. */
export interface Editor {
  accountId: string;
  confirmed: readonly RuleCode[];
}

/** Writes entries and their versions, and lets no two say the same. */
@Injectable()
export class GlossaryRegister {
  constructor(
    private readonly store: GlossaryStore,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly secrecy: SecrecyLog,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found */
  async holdIn(tx: Tx, id: string, accountId: string | null): Promise<HeldEntry> {
    return heldEntry(id, await this.store.lock(tx, id), accountId);
  }

  /** @returns its id @throws DomainError acronym-known, entry-hidden */
  async addIn(tx: Tx, words: EntryWords, by: Editor): Promise<string> {
    await this.checkNewIn(tx, words, null);
    return (await this.insertIn(tx, words, null, by)).id;
  }

  /** @throws DomainError acronym-known, entry-hidden */
  async changeIn(tx: Tx, held: HeldEntry, words: EntryWords, by: Editor): Promise<void> {
    const { entry, row } = held;
    await this.checkNewIn(tx, words, entry.id);
    if (!row) {
      await this.insertIn(tx, words, entry.id, by);
      return;
    }
    const revision = row.revision + 1;
    const changed: GlossaryEntry = {
      ...row,
      ...words,
      likeness: likenessOf(words),
      removedAt: null,
      editorId: by.accountId,
      revision,
      updatedAt: this.clock.now(),
    };
    await this.store.update(tx, changed);
    await this.outbox.publish(tx, glossaryReworded, { entryId: row.id }, { key: `${row.id}.${revision}` });
    await this.recordIn(tx, 'glossary.changed', changed, by);
  }

  /** Kept in its history, unless moderation hides it: then nothing of it is. */
  async removeIn(tx: Tx, row: GlossaryEntry, accountId: string): Promise<void> {
    const now = this.clock.now();
    const removed: GlossaryEntry = {
      ...row,
      likeness: `removed ${row.id}`,
      removedAt: now,
      editorId: accountId,
      revision: row.revision + 1,
      updatedAt: now,
    };
    if (row.hiddenAt === null) await this.store.update(tx, removed);
    else await this.store.erase(tx, row.id);
    await this.recordIn(tx, 'glossary.removed', removed, { accountId, confirmed: [] });
  }

  private async insertIn(
    tx: Tx,
    words: EntryWords,
    replaces: string | null,
    by: Editor,
  ): Promise<GlossaryEntry> {
    const now = this.clock.now();
    const row: GlossaryEntry = {
      id: newId(),
      ...words,
      replaces,
      likeness: likenessOf(words),
      createdBy: by.accountId,
      editorId: by.accountId,
      hiddenAt: null,
      removedAt: null,
      revision: 1,
      createdAt: now,
      updatedAt: now,
    };
    await this.store.insert(tx, row);
    await this.recordIn(tx, replaces === null ? 'glossary.proposed' : 'glossary.changed', row, by);
    return row;
  }

  /** The one that says it already stands beside the code, under the empty field. */
  private async checkNewIn(tx: Tx, words: EntryWords, except: string | null): Promise<void> {
    const rows = await this.store.all(tx);
    const hidden = rows.filter(({ hiddenAt }) => hiddenAt !== null).map(entryOfRow);
    if (alreadySaid(hidden, words, except)) throw conflict('entry-hidden');
    const known = alreadySaid(allEntries(rows), words, except);
    if (!known) return;
    const { id: entryId, acronym, sense } = known;
    const field = { field: '', code: 'acronym-known', params: { entryId, acronym, sense } };
    throw new DomainError('conflict', 'acronym-known', [field], field.params);
  }

  private async recordIn(tx: Tx, action: string, { id, revision }: GlossaryEntry, by: Editor): Promise<void> {
    const subject = { type: 'glossary-entry', id };
    const { accountId: actorId, confirmed } = by;
    await this.audit.record(tx, { actorId, action, subject, details: { revision } });
    await this.secrecy.recordIn(tx, { actorId, subject }, confirmed);
  }
}
