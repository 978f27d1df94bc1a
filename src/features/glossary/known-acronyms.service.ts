import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock, MINUTE } from '../../kernel/clock.js';
import { Reader } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Explainer, type Explain, type TextReader } from '../../platform/http/explaining.js';
import { type Acronyms, acronymsOf, sensesOf } from './acronyms.rules.js';
import { explained } from './explained.rules.js';
import type { GlossaryEntry } from './glossary-entry.entity.js';
import { allEntries, countryOf, type Entry } from './glossary.rules.js';
import { GlossaryStore } from './glossary.store.js';
import { unknownAcronyms } from './unknown-acronyms.rules.js';

/** How long another process may not have heard of a change. */
const LAG = MINUTE;

/**
 * What texts are read with, kept in memory so that no page asks the database. It follows this process's changes at
 * once; those of others, where there are others, within a minute.
 */
@Injectable()
export class KnownAcronyms extends Explainer implements OnApplicationBootstrap {
  private acronyms: Acronyms = acronymsOf(allEntries([]));
  private readAt: number | null = null;
  private asked = 0;
  private answered = 0;

  constructor(
    private readonly store: GlossaryStore,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.refresh();
  }

  override reading({ territory, locale }: TextReader): Explain {
    const acronyms = this.current();
    const seen = new Set<string>();
    const country = countryOf({ territory, locale });
    return (text) => explained(text, acronyms, { country, seen });
  }

  /** As this process knows them. */
  current(): Acronyms {
    const { writes } = this.unitOfWork;
    const mayLag = writes === null && this.clock.now() >= (this.readAt ?? 0) + LAG;
    if (this.readAt === null || mayLag) void this.refresh();
    return this.acronyms;
  }

  /** What an acronym may stand for. */
  sensesOf(acronym: string): readonly Entry[] {
    return sensesOf(this.current(), acronym);
  }

  /** The words of a text that look like acronyms which nobody explained. */
  unknownIn(text: string, most: number): string[] {
    return unknownAcronyms(text, this.current(), most);
  }

  /** Reads them again, once something was written; until the database answers, what was known before holds. */
  async refresh(): Promise<void> {
    const turn = (this.asked += 1);
    this.readAt = this.clock.now();
    try {
      this.follow(turn, await this.store.all(this.reader));
    } catch {
      this.readAt = null;
    }
  }

  /** A read that began earlier may end later. */
  private follow(turn: number, rows: readonly GlossaryEntry[]): void {
    if (turn < this.answered) return;
    this.answered = turn;
    this.acronyms = acronymsOf(allEntries(rows));
  }
}
