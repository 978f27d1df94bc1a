import { Injectable } from '@nestjs/common';
import { forbidden } from '../../kernel/domain-error.js';
import { searchable } from '../../kernel/text.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { acronymByKey, acronymKey } from '../../vocabulary/acronyms.js';
import { ColleagueService } from '../communities/colleague.service.js';
import type { Account } from '../accounts/account.entity.js';
import type { GlossaryListInput } from './glossary.input.js';
import {
  allEntries,
  type Entry,
  type EntryWords,
  entryWords,
  heldEntry,
  type HeldEntry,
  isReportable,
  isUnderReview,
} from './glossary.rules.js';
import { mayRemoveEntry } from './glossary.policy.js';
import { GlossaryStore } from './glossary.store.js';

/** What an entry said; `at` and `editor` are null for what came with the product. */
export interface EntryVersion extends EntryWords {
  revision: number;
  editor: Account | null;
  at: number | null;
  /** It was removed then, as it read before. */
  isRemoval: boolean;
}

export interface EntryView {
  entry: Entry;
  /** By moderation, from all but who last wrote in it. */
  isHidden: boolean;
  can: { edit: boolean; remove: boolean; report: boolean };
}

type Asked = Pick<GlossaryListInput, 'q' | 'country' | 'letter'>;

@Injectable()
export class GlossaryService {
  constructor(
    private readonly store: GlossaryStore,
    private readonly reader: Reader,
    private readonly colleagues: ColleagueService,
  ) {}

  /** Everything that was asked for: by acronym; what was searched for first. */
  async list(asked: Asked): Promise<Entry[]> {
    const entries = (await this.entries()).filter((entry) => isOf(entry, asked));
    return asked.q.trim() === '' ? entries : matching(entries, asked.q);
  }

  /** All that stands in it, by acronym. */
  async entries(from: Reader | Tx = this.reader): Promise<Entry[]> {
    return allEntries(await this.store.all(from));
  }

  /** What an acronym may stand for. */
  async senses(acronym: string, from: Reader | Tx = this.reader): Promise<Entry[]> {
    const key = acronymKey(acronym);
    return (await this.entries(from)).filter((entry) => acronymKey(entry.acronym) === key);
  }

  /** Adding and correcting is for colleagues. */
  mayWrite(viewer: Viewer | null): Promise<boolean> {
    return this.colleagues.isColleague(viewer);
  }

  /** @throws DomainError not-found */
  async view(viewer: Viewer | null, id: string): Promise<EntryView> {
    const held = await this.found(viewer, id);
    const isColleague = await this.mayWrite(viewer);
    return {
      entry: held.entry,
      isHidden: held.isWritten && held.row?.hiddenAt !== null,
      can: {
        edit: isColleague && !isUnderReview(held),
        remove: viewer !== null && (await this.mayRemove(viewer, held, isColleague)),
        report: isReportable(held, viewer?.accountId ?? null),
      },
    };
  }

  /**
   * What it said from its beginning on, newest first; who wrote it is for colleagues.
   * @throws DomainError not-found, colleagues-only
   */
  async versions(viewer: Viewer, id: string): Promise<EntryVersion[]> {
    const held = await this.found(viewer, id);
    if (!(await this.mayWrite(viewer))) throw forbidden('colleagues-only');
    const row = isUnderReview(held) ? null : held.row;
    const written = row ? await this.store.versions(this.reader, row.id) : [];
    const product = acronymByKey(id);
    return [
      ...written.map(({ version, editor }) => ({
        ...entryWords(version),
        revision: version.revision,
        editor,
        at: version.at,
        isRemoval: version.isRemoval,
      })),
      ...(product ? [{ ...entryWords(product), revision: 0, editor: null, at: null, isRemoval: false }] : []),
    ];
  }

  /** With the row in which people wrote of it. @throws DomainError not-found */
  async found(viewer: Viewer | null, id: string): Promise<HeldEntry> {
    return heldEntry(id, await this.store.find(this.reader, id), viewer?.accountId ?? null);
  }

  private async mayRemove(
    { accountId, isAdmin }: Viewer,
    { row, isWritten }: HeldEntry,
    isColleague: boolean,
  ): Promise<boolean> {
    if (!row || !isWritten) return false;
    const isTheirs = row.editorId === accountId;
    const isSoleEditor = isTheirs && (await this.store.isSoleEditor(this.reader, row, accountId));
    return mayRemoveEntry({ isAdmin, isColleague, isSoleEditor });
  }
}

const isOf = ({ acronym, country }: Entry, { country: asked, letter }: Asked): boolean =>
  (asked === undefined || country === null || country === asked) &&
  (letter === undefined || acronymKey(acronym).startsWith(letter.toUpperCase()));

/** The acronym itself first, then those that begin so, then those whose words have it. */
function matching(entries: readonly Entry[], q: string): Entry[] {
  const [key, words] = [acronymKey(q), searchable(q)];
  const rank = ({ acronym, sense, explanation, equivalent }: Entry): number | null => {
    const of = acronymKey(acronym);
    if (of === key) return 0;
    if (key !== '' && of.startsWith(key)) return 1;
    return searchable([sense, explanation, equivalent].join(' ')).includes(words) ? 2 : null;
  };
  return entries
    .map((entry) => ({ entry, at: rank(entry) }))
    .filter(({ at }) => at !== null)
    .sort((a, b) => a.at! - b.at!)
    .map(({ entry }) => entry);
}
