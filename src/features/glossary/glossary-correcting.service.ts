import { Injectable } from '@nestjs/common';
import { conflict, DomainError, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { RuleCode } from '../../secrecy/find.js';
import { acronymByKey } from '../../vocabulary/acronyms.js';
import { ColleagueService } from '../communities/colleague.service.js';
import { checkTexts, newTexts } from '../secrecy/secrecy.rules.js';
import { GlossaryRegister } from './glossary-register.service.js';
import type { GlossaryChangeInput } from './glossary.input.js';
import {
  type EntryWords,
  entryWords,
  type HeldEntry,
  isSameWords,
  isUnderReview,
  textsOf,
} from './glossary.rules.js';
import { GlossaryStore } from './glossary.store.js';
import { KnownAcronyms } from './known-acronyms.service.js';

interface Decided {
  words: EntryWords;
  confirmed: readonly RuleCode[];
}

/** What colleagues put right, and bring back. */
@Injectable()
export class GlossaryCorrecting {
  constructor(
    private readonly register: GlossaryRegister,
    private readonly store: GlossaryStore,
    private readonly colleagues: ColleagueService,
    private readonly known: KnownAcronyms,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * What is absent stays.
   * @throws DomainError not-found, colleagues-only, stale, secrecy, acronym-known, entry-hidden
   */
  change(viewer: Viewer, id: string, input: GlossaryChangeInput, ifRevision: number | null): Promise<void> {
    const { confirmed, ...changes } = input;
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    return this.changing(viewer, id, ifRevision, ({ entry }) => {
      const words: EntryWords = { ...entryWords(entry), ...given };
      const found = checkTexts(newTexts(textsOf(words), textsOf(entry)), {
        confirmed,
        country: words.country,
      });
      return { words, confirmed: found };
    });
  }

  /**
   * Brings back what it said in some revision; 0 is as it came with the product.
   * @throws DomainError not-found, colleagues-only, stale, acronym-known, entry-hidden
   */
  revert(viewer: Viewer, id: string, revision: number, ifRevision: number | null): Promise<void> {
    return this.changing(viewer, id, ifRevision, async ({ row }, tx) => {
      const version =
        revision === 0 ? acronymByKey(id) : row && (await this.store.version(tx, row.id, revision));
      if (!version) throw notFound();
      return { words: entryWords(version), confirmed: [] };
    });
  }

  private async changing(
    viewer: Viewer,
    id: string,
    ifRevision: number | null,
    decide: (held: HeldEntry, tx: Tx) => Decided | Promise<Decided>,
  ): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const held = await this.register.holdIn(tx, id, viewer.accountId);
      await this.colleagues.requireIn(tx, viewer);
      if (isUnderReview(held)) throw conflict('entry-hidden');
      if (ifRevision !== null && ifRevision !== held.entry.revision) throw new DomainError('stale', 'stale');
      const { words, confirmed } = await decide(held, tx);
      const by = { accountId: viewer.accountId, confirmed };
      if (!isSameWords(held.entry, words)) await this.register.changeIn(tx, held, words, by);
    });
    await this.known.refresh();
  }
}
