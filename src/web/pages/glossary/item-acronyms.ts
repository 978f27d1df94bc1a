import { Injectable } from '@nestjs/common';
import type { SeenNews } from '../../../features/board/news-reading.service.js';
import { KnownAcronyms } from '../../../features/glossary/known-acronyms.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { groupedByAcronym } from './glossary.view.js';

/** More would be a line in capitals, or a list. */
const MOST_ASKED = 3;

/** The acronyms of an item of the board: the one it asks about, and those of its text that nobody explained. */
@Injectable()
export class ItemAcronyms {
  constructor(private readonly known: KnownAcronyms) {}

  of(viewer: Viewer | null, seen: SeenNews) {
    const { item, can, communitySlug } = seen;
    const asked = askedIn(seen);
    return {
      answer: asked === null ? null : this.answerTo(asked, viewer),
      answerPath: asked !== null && can.comment ? answerPath(asked, item.id) : null,
      unknown: asked === null && can.comment ? this.known.unknownIn(item.text, MOST_ASKED) : [],
      /** Where it is kept to a community, so is what is asked about it. */
      communitySlug: item.scope === 'community' ? communitySlug : null,
    };
  }

  private answerTo(acronym: string, viewer: Viewer | null) {
    const reader = { territory: viewer?.territory ?? null, locale: viewer?.locale ?? 'fr-FR' };
    return groupedByAcronym(this.known.sensesOf(acronym), reader).at(0) ?? null;
  }
}

/** The acronym of a question about one. */
const askedIn = ({ item }: SeenNews): string | null => (item.kind === 'question-sigle' ? item.acronym : null);

const answerPath = (acronym: string, question: string): string =>
  `/glossary/new?${new URLSearchParams({ acronym, question }).toString()}`;
