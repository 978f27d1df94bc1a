import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { DomainError } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { RuleCode } from '../../secrecy/find.js';
import { SecrecyLog } from '../secrecy/secrecy-log.service.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { GlossaryEntry } from './glossary-entry.entity.js';
import {
  allEntries,
  alreadySaid,
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
    private readonly audit: AuditLog,
    private readonly secrecy: SecrecyLog,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found */
  async holdIn(tx: Tx, id: string): Promise<HeldEntry> {
    return heldEntry(id, await this.store.lock(tx, id));
  }

  /** @returns its id @throws DomainError acronym-known */
  async addIn(tx: Tx, words: EntryWords, by: Editor): Promise<string> {
    await this.checkNewIn(tx, words, null);
    return (await this.insertIn(tx, words, null, by)).id;
  }

  /** @throws DomainError acronym-known */
  async changeIn(tx: Tx, { entry, row }: HeldEntry, words: EntryWords, by: Editor): Promise<void> {
    await this.checkNewIn(tx, words, entry.id);
    if (!row) {
      await this.insertIn(tx, words, entry.id, by);
      return;
    }
    const revision = row.revision + 1;
    const changed = { ...row, ...words, likeness: likenessOf(words), revision, updatedAt: this.clock.now() };
    await this.store.update(tx, changed, by.accountId);
    await this.recordIn(tx, 'glossary.changed', changed, by);
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
    const known = alreadySaid(allEntries(await this.store.all(tx)), words, except);
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
