import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Theme } from '../../vocabulary/themes.js';
import { StructureService } from '../structures/structure.service.js';
import { NewsConsequences } from './news-consequences.service.js';
import type { NewsItem } from './news-item.entity.js';
import { newsEdited } from './news.facts.js';
import { dayThere, expiresAt, expiresOn } from './news-life.rules.js';
import { NewsSearch } from './news-search.service.js';
import { NewsStore } from './news.store.js';
import { saidBefore } from './posting.rules.js';

/** An item with its themes. */
export interface WholeNews {
  item: NewsItem;
  themes: readonly Theme[];
}

export interface Edit {
  editorId: string;
  isCorrection: boolean;
  at: number;
}

/** Writes what was decided about an item, with all that follows. Always under the item's lock. */
@Injectable()
export class NewsRegister {
  constructor(
    private readonly store: NewsStore,
    private readonly consequences: NewsConsequences,
    private readonly search: NewsSearch,
    private readonly structures: StructureService,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /** Nobody else reads it. */
  async keepIn(tx: Tx, { item, themes }: WholeNews, isNew: boolean): Promise<void> {
    if (isNew) await this.store.insert(tx, item);
    else await this.store.update(tx, item.id, item);
    await this.store.setThemes(tx, item.id, themes);
  }

  /** Onto the board: one that is new, or was a draft. */
  async publishIn(tx: Tx, { item, themes }: WholeNews, isNew: boolean, at: number): Promise<void> {
    const lastDay = expiresOn(item, dayThere(at, item.territory));
    const published: NewsItem = {
      ...item,
      status: 'published',
      expiresOn: lastDay,
      expiresAt: expiresAt(lastDay, item.territory),
      publishedAt: at,
    };
    await this.consequences.beforePublishingIn(tx, published);
    await this.keepIn(tx, { item: published, themes }, isNew);
    await this.indexIn(tx, published);
    await this.consequences.publishedIn(tx, published);
    await this.recordIn(tx, 'published', item, item.authorId);
  }

  /** What a published item says from now on; what it said before goes into its history. */
  async editIn(
    tx: Tx,
    before: WholeNews,
    { item, themes }: WholeNews,
    { editorId, isCorrection, at }: Edit,
  ): Promise<void> {
    const revision = before.item.revision + 1;
    const correctedAt = isCorrection ? at : before.item.correctedAt;
    const after: NewsItem = { ...item, revision, correctedAt, updatedAt: at };
    const said = saidBefore(
      { before: before.item, themesBefore: before.themes },
      { after, themesAfter: themes },
      before.item.hiddenAt !== null,
    );
    const kind = isCorrection ? 'correction' : 'edit';
    await this.consequences.beforeEditingIn(tx, before.item, after, editorId);
    await this.keepIn(tx, { item: after, themes }, false);
    await this.store.insertEdit(tx, {
      id: newId(),
      newsId: after.id,
      editorId,
      kind,
      revision,
      before: said,
      at,
    });
    await this.indexIn(tx, after);
    await this.consequences.editedIn(tx, before.item, after);
    const fact = { newsId: after.id, revision, kind } as const;
    await this.outbox.publish(tx, newsEdited, fact, { key: `${after.id}:${revision}` });
    await this.recordIn(tx, isCorrection ? 'corrected' : 'edited', after, editorId, Object.keys(said));
  }

  /** A draft, of which nothing stays. */
  async removeIn(tx: Tx, item: NewsItem): Promise<void> {
    await this.store.remove(tx, item.id);
    await this.recordIn(tx, 'draft-deleted', item, item.authorId);
  }

  private async indexIn(tx: Tx, item: NewsItem): Promise<void> {
    const structure = item.structureId === null ? null : await this.structures.byId(item.structureId, tx);
    await this.search.indexIn(tx, item, structure?.name ?? null);
  }

  private recordIn(
    tx: Tx,
    deed: string,
    { id }: NewsItem,
    actorId: string | null,
    fields?: string[],
  ): Promise<void> {
    const subject = { type: 'news', id };
    const details = fields && { details: { fields } };
    return this.audit.record(tx, { actorId, action: `news.${deed}`, subject, ...details });
  }
}
