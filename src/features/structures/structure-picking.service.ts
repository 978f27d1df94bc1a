import { Injectable } from '@nestjs/common';
import { searchable } from '../../kernel/text.js';
import { Reader } from '../../platform/database/transaction.js';
import { relatedTerritories } from '../../vocabulary/territories.js';
import { StructureAddingService } from './structure-adding.service.js';
import type { Structure } from './structure.entity.js';
import { searchedWords, structureLabel, typeIn } from './structure-likeness.rules.js';
import { StructureStore } from './structure.store.js';

/** A list to choose from while typing: more would weigh more than the page. */
const MOST_OFFERED = 150;
const MOST_SUGGESTED = 5;

/** Finds the structure that somebody means by what they type. */
@Injectable()
export class StructurePicking {
  constructor(
    private readonly store: StructureStore,
    private readonly adding: StructureAddingService,
    private readonly reader: Reader,
  ) {}

  /** Those of a territory and around it, by name. */
  offered(territory: string): Promise<Structure[]> {
    return this.found('', territory, MOST_OFFERED);
  }

  /** The one that bears this name or label; null where none does, or several. */
  async named(text: string, territory: string): Promise<Structure | null> {
    const asked = searchable(text);
    if (asked === '') return null;
    const found = await this.found(text, territory, MOST_OFFERED);
    const labelled = found.filter((each) => searchable(structureLabel(each)) === asked);
    const matching = labelled.length > 0 ? labelled : found.filter(({ name }) => searchable(name) === asked);
    return matching.length === 1 ? (matching[0] ?? null) : null;
  }

  /** Those that are nearly named so. */
  near(text: string, territory: string): Promise<Structure[]> {
    return this.adding.near({ name: text, type: typeIn(text) ?? '', town: null, territory });
  }

  /** Those that may be meant, where none is surely. */
  async suggested(text: string, territory: string): Promise<Structure[]> {
    const near = await this.near(text, territory);
    const found = searchedWords(text).length > 0 ? await this.found(text, territory, MOST_SUGGESTED) : [];
    const unseen = found.filter(({ id }) => near.every((each) => each.id !== id));
    return [...near, ...unseen].slice(0, MOST_SUGGESTED);
  }

  private async found(text: string, territory: string, limit: number): Promise<Structure[]> {
    const asked = {
      words: searchedWords(text),
      territories: relatedTerritories(territory),
      limit,
    };
    return (await this.store.list(this.reader, asked)).items;
  }
}
