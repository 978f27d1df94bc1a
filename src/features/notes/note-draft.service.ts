import { Injectable } from '@nestjs/common';
import { DomainError, invalidField } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type NewsKind, staysInCommunity } from '../../vocabulary/news-kinds.js';
import { DraftService } from '../board/draft.service.js';
import { type NewsInput, newsInput } from '../board/news.input.js';
import { CommunityService } from '../communities/community.service.js';
import type { NoteLine } from './note-lines.rules.js';
import type { NoteDraftsInput } from './note.input.js';
import { NoteService, type SeenNotes } from './note.service.js';

/** A line of the notes that became a draft. */
export interface KeptLine {
  line: number;
  kind: NewsKind;
  newsId: string;
}

interface Asked {
  line: NoteLine;
  kind: NewsKind;
}

/** Makes draft news of lines of the notes: whoever chose them publishes them, for others to confirm. */
@Injectable()
export class NoteDraftService {
  constructor(
    private readonly notes: NoteService,
    private readonly drafts: DraftService,
    private readonly communities: CommunityService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * All of them or, where one cannot be, none.
   * @param ifRevision of the notes whose lines are counted
   * @throws DomainError not-found; forbidden, colleagues-only; stale; too-many-drafts, community-read-only and invalid:
   *   unknown-line, line-flagged, all on the line
   */
  async keep(
    viewer: Viewer,
    eventId: string,
    input: NoteDraftsInput,
    { ifRevision, once }: { ifRevision: number | null; once: Once | null },
  ): Promise<KeptLine[]> {
    const mine = await this.communities.mine(viewer);
    return this.unitOfWork.run(async (tx) => {
      const seen = await this.notes.viewIn(tx, viewer, eventId);
      if (ifRevision !== null && ifRevision !== (seen.notes?.revision ?? 0))
        throw new DomainError('stale', 'stale');
      const slug = mine.find(({ id }) => id === seen.view.community.id)?.slug ?? null;
      const place = { territory: input.territory ?? seen.territory, slug };
      const asked = input.lines.map(({ line, kind }, index) => ({ line: lineOf(seen, line, index), kind }));
      const kept: KeptLine[] = [];
      for (const [index, each] of asked.entries()) {
        const ofThis = once && { ...once, key: `${once.key}:${index}` };
        kept.push(await ofLine(index, () => this.keepLineIn(tx, viewer, draftOf(each, place), ofThis)));
      }
      return kept;
    });
  }

  private async keepLineIn(
    tx: Tx,
    viewer: Viewer,
    { line, input }: Draft,
    once: Once | null,
  ): Promise<KeptLine> {
    const newsId = await this.drafts.keepIn(tx, viewer, input, once);
    return { line: line.number, kind: input.kind, newsId };
  }
}

interface Place {
  territory: string;
  /** Where a practice question stays: the community of the gathering, if it is theirs. */
  slug: string | null;
}

interface Draft {
  line: NoteLine;
  input: NewsInput;
}

function draftOf({ line, kind }: Asked, { territory, slug }: Place): Draft {
  const communitySlug = staysInCommunity(kind) ? slug : null;
  return { line, input: newsInput.parse({ kind, text: line.text, territory, communitySlug }) };
}

function lineOf({ lines }: SeenNotes, number: number, index: number): NoteLine {
  const line = lines.find((each) => each.number === number);
  if (!line) throw invalidField(fieldOf(index), 'unknown-line');
  if (line.isFlagged) throw invalidField(fieldOf(index), 'line-flagged');
  return line;
}

const fieldOf = (index: number): string => `lines.${index}.line`;

/** What stops one line says which it is. */
async function ofLine<Kept>(index: number, keep: () => Promise<Kept>): Promise<Kept> {
  try {
    return await keep();
  } catch (error) {
    throw error instanceof DomainError ? naming(error, fieldOf(index)) : error;
  }
}

function naming(error: DomainError, field: string): DomainError {
  const { kind, code, fields, params } = error;
  if (code === 'secrecy') return invalidField(field, 'line-flagged');
  if (kind !== 'conflict' && kind !== 'invalid') return error;
  return new DomainError(kind, code, [{ field, params, code: fields[0]?.code ?? code }], params);
}
