import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { isId, newId } from '../../kernel/ids.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { GlossaryEntry } from './glossary-entry.entity.js';
import { GlossaryVersion } from './glossary-version.entity.js';
import { entryWords } from './glossary.rules.js';

/** A version and who wrote it; null once that account is gone. */
export interface WrittenVersion {
  version: GlossaryVersion;
  editor: Account | null;
}

@Injectable()
export class GlossaryStore {
  /** Everything that people wrote: a few hundred short rows. */
  all(from: Reader | Tx): Promise<GlossaryEntry[]> {
    return from.manager.createQueryBuilder(GlossaryEntry, 'entry').getMany();
  }

  /** By its own id, or by the product's key in whose place it stands. */
  find(from: Reader | Tx, id: string): Promise<GlossaryEntry | null> {
    return this.byId(from, id).getOne();
  }

  /** As `find`, held until the transaction ends. */
  lock(tx: Tx, id: string): Promise<GlossaryEntry | null> {
    return tx.locking(this.byId(tx, id)).getOne();
  }

  async insert(tx: Tx, entry: GlossaryEntry): Promise<void> {
    await tx.manager.insert(GlossaryEntry, entry);
    await this.keepVersion(tx, entry);
  }

  async update(tx: Tx, entry: GlossaryEntry): Promise<void> {
    await tx.manager.update(GlossaryEntry, { id: entry.id }, entry);
    await this.keepVersion(tx, entry);
  }

  byIds(from: Reader | Tx, ids: readonly string[]): Promise<GlossaryEntry[]> {
    return from.manager.findBy(GlossaryEntry, { id: In([...ids]) });
  }

  async setHidden(tx: Tx, id: string, hiddenAt: number | null): Promise<void> {
    await tx.manager.update(GlossaryEntry, { id }, { hiddenAt });
  }

  /** All that it said before it said what it does now. */
  async forgetBefore(tx: Tx, id: string): Promise<void> {
    const row = await tx.manager.findOneBy(GlossaryEntry, { id });
    if (row) await tx.manager.delete(GlossaryVersion, { entryId: id, revision: LessThan(row.revision) });
  }

  /** Its history too. */
  async erase(tx: Tx, id: string): Promise<void> {
    await tx.manager.delete(GlossaryVersion, { entryId: id });
    await tx.manager.delete(GlossaryEntry, { id });
  }

  /** Whether nobody else ever wrote in it, not even somebody who is gone, nor in what was forgotten of it. */
  async isSoleEditor(
    from: Reader | Tx,
    { id: entryId, createdBy }: GlossaryEntry,
    accountId: string,
  ): Promise<boolean> {
    if (createdBy !== accountId) return false;
    const other = await from.manager
      .createQueryBuilder(GlossaryVersion, 'version')
      .where('version.entryId = :entryId', { entryId })
      .andWhere('(version.editorId is null or version.editorId <> :accountId)', { accountId })
      .getExists();
    return !other;
  }

  /** Newest first. */
  async versions(from: Reader | Tx, entryId: string): Promise<WrittenVersion[]> {
    const rows = (await from.manager
      .createQueryBuilder(GlossaryVersion, 'version')
      .leftJoinAndMapOne('version.editor', Account, 'editor', 'editor.id = version.editorId')
      .where('version.entryId = :entryId', { entryId })
      .orderBy('version.revision', 'DESC')
      .getMany()) as (GlossaryVersion & { editor: Account | null })[];
    return rows.map(({ editor, ...version }) => ({ version, editor }));
  }

  version(from: Reader | Tx, entryId: string, revision: number): Promise<GlossaryVersion | null> {
    return from.manager.findOneBy(GlossaryVersion, { entryId, revision });
  }

  private byId(from: Reader | Tx, id: string) {
    const query = from.manager.createQueryBuilder(GlossaryEntry, 'entry');
    return isId(id) ? query.where('entry.id = :id', { id }) : query.where('entry.replaces = :id', { id });
  }

  private async keepVersion(tx: Tx, entry: GlossaryEntry): Promise<void> {
    await tx.manager.insert(GlossaryVersion, {
      id: newId(),
      entryId: entry.id,
      revision: entry.revision,
      ...entryWords(entry),
      editorId: entry.editorId,
      isRemoval: entry.removedAt !== null,
      at: entry.updatedAt,
    });
  }
}
