import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { StructureService } from '../structures/structure.service.js';
import type { NewsEdit } from './news-edit.entity.js';
import { changesOf, type FieldChange, type NewsValue } from './news-history.rules.js';
import { NewsHistoryStore } from './news-history.store.js';
import type { SeenNews } from './news-reading.service.js';
import { NewsService } from './news.service.js';

/** One edit, as whoever reads the item sees it. */
export interface SeenEdit {
  edit: NewsEdit;
  changes: FieldChange[];
  /** As for the item's author. */
  editor: Account | null;
}

/** Tells what a published item said before. */
@Injectable()
export class NewsHistoryService {
  constructor(
    private readonly news: NewsService,
    private readonly store: NewsHistoryStore,
    private readonly structures: StructureService,
    private readonly reader: Reader,
  ) {}

  /** The last first. @throws DomainError not-found */
  async list(viewer: Viewer | null, newsId: string): Promise<SeenEdit[]> {
    return this.ofNews(await this.news.view(viewer, newsId));
  }

  /** As `list`, of what is seen already. */
  async ofNews(seen: SeenNews): Promise<SeenEdit[]> {
    if (seen.item.revision === 1) return [];
    const signed = await this.store.edits(this.reader, seen.item.id);
    const changes = await this.namedIn(
      changesOf(
        signed.map(({ edit }) => edit),
        currentOf(seen),
        territoryCountry(seen.item.territory),
      ),
    );
    return signed.map(({ edit, editor }, index) => ({
      edit,
      changes: changes[index] ?? [],
      editor: seen.isSigned ? editor : null,
    }));
  }

  /** A structure is told by its name. */
  private async namedIn(changes: FieldChange[][]): Promise<FieldChange[][]> {
    const isStructure = ({ field }: FieldChange): boolean => field === 'structureId';
    const ids = changes
      .flat()
      .filter(isStructure)
      .flatMap(({ before, after }) => [before, after])
      .filter((id) => typeof id === 'string');
    if (ids.length === 0) return changes;
    const structures = await this.structures.byIds([...new Set(ids)]);
    const names = new Map(structures.map(({ id, name }) => [id, name]));
    const nameOf = (id: NewsValue) => (typeof id === 'string' ? (names.get(id) ?? null) : null);
    return changes.map((each) =>
      each.map((change) =>
        isStructure(change)
          ? { field: 'structure', before: nameOf(change.before), after: nameOf(change.after) }
          : change,
      ),
    );
  }
}

function currentOf({ item, themes }: SeenNews): Record<string, NewsValue> {
  const texts = Object.entries(item).filter(([, value]) => typeof value === 'string' || value === null);
  return { ...(Object.fromEntries(texts) as Record<string, string | null>), themes };
}
