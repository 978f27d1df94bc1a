import { Injectable } from '@nestjs/common';
import { conflict, DomainError, forbidden, invalidField } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import { type NewsKind, staysInCommunity } from '../../vocabulary/news-kinds.js';
import { DraftList } from '../board/draft-list.service.js';
import { DraftService } from '../board/draft.service.js';
import { newsInput } from '../board/news.input.js';
import { MOST_DRAFTS } from '../board/posting.rules.js';
import { ColleagueService } from '../communities/colleague.service.js';
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
    private readonly mine: DraftList,
    private readonly communities: CommunityService,
    private readonly colleagues: ColleagueService,
  ) {}

  /**
   * All of them or, where one cannot be, none.
   * @param ifRevision of the notes whose lines are counted
   * @throws DomainError not-found; forbidden, colleagues-only; too-many-drafts; stale; invalid: unknown-line, line-flagged
   */
  async keep(
    viewer: Viewer,
    eventId: string,
    { lines, territory }: NoteDraftsInput,
    { ifRevision, once }: { ifRevision: number | null; once: Once | null },
  ): Promise<KeptLine[]> {
    const seen = await this.notes.view(viewer, eventId);
    if (ifRevision !== null && ifRevision !== (seen.notes?.revision ?? 0))
      throw new DomainError('stale', 'stale');
    const asked = lines.map(({ line, kind }, index) => ({ line: lineOf(seen, line, index), kind }));
    if (!(await this.colleagues.isColleague(viewer))) throw forbidden('colleagues-only');
    if ((await this.mine.all(viewer)).length + asked.length > MOST_DRAFTS)
      throw conflict('too-many-drafts', { max: MOST_DRAFTS });
    const place = { territory: territory ?? seen.territory, slug: await this.slugOf(viewer, seen) };
    const kept: KeptLine[] = [];
    for (const each of asked) kept.push(await this.keepLine(viewer, each, place, once));
    return kept;
  }

  private async keepLine(
    viewer: Viewer,
    { line, kind }: Asked,
    { territory, slug }: { territory: string; slug: string | null },
    once: Once | null,
  ): Promise<KeptLine> {
    const communitySlug = staysInCommunity(kind) ? slug : null;
    const input = newsInput.parse({ kind, text: line.text, territory, communitySlug });
    const ofLine = once && { ...once, key: `${once.key}:${line.number}` };
    return { line: line.number, kind, newsId: await this.drafts.keep(viewer, input, ofLine) };
  }

  /** Where a practice question stays: the community of the gathering, if it is theirs. */
  private async slugOf(viewer: Viewer, { view }: SeenNotes): Promise<string | null> {
    const mine = await this.communities.mine(viewer);
    return mine.find(({ id }) => id === view.community.id)?.slug ?? null;
  }
}

function lineOf({ lines }: SeenNotes, number: number, index: number): NoteLine {
  const line = lines.find((each) => each.number === number);
  if (!line) throw invalidField(`lines.${index}.line`, 'unknown-line');
  if (line.isFlagged) throw invalidField(`lines.${index}.line`, 'line-flagged');
  return line;
}
