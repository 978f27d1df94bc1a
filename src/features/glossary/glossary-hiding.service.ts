import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import type { GlossaryEntry } from './glossary-entry.entity.js';
import { GlossaryRegister } from './glossary-register.service.js';
import type { HeldEntry } from './glossary.rules.js';
import { GlossaryStore } from './glossary.store.js';
import { KnownAcronyms } from './known-acronyms.service.js';

/** Takes what people wrote of acronyms out of everybody's sight, and puts it back; rows as they stand, by their ids. */
@Injectable()
export class GlossaryHiding {
  constructor(
    private readonly store: GlossaryStore,
    private readonly register: GlossaryRegister,
    private readonly known: KnownAcronyms,
  ) {}

  byIds(from: Reader | Tx, rowIds: readonly string[]): Promise<GlossaryEntry[]> {
    return this.store.byIds(from, rowIds);
  }

  lockIn(tx: Tx, rowId: string): Promise<GlossaryEntry | null> {
    return this.store.lock(tx, rowId);
  }

  /** By the id under which it is read. @throws DomainError not-found */
  holdIn(tx: Tx, viewer: Viewer | null, id: string): Promise<HeldEntry> {
    return this.register.holdIn(tx, id, viewer?.accountId ?? null);
  }

  hideIn(tx: Tx, rowId: string, at: number): Promise<void> {
    return this.store.setHidden(tx, rowId, at);
  }

  /** As it reads now: what it said before was read again by nobody. */
  async showIn(tx: Tx, rowId: string): Promise<void> {
    await this.store.setHidden(tx, rowId, null);
    await this.store.forgetBefore(tx, rowId);
  }

  /** For good: what came with the product stands again, where there is something. */
  eraseIn(tx: Tx, rowId: string): Promise<void> {
    return this.store.erase(tx, rowId);
  }

  /** Once a transaction that did any of it has ended: texts are read with what stands from now on. */
  settle(): Promise<void> {
    return this.known.refresh();
  }
}
