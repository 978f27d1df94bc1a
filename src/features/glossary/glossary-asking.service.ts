import { Injectable } from '@nestjs/common';
import { Clock, MINUTE } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Translator } from '../../platform/i18n/translator.js';
import { acronymKey } from '../../vocabulary/acronyms.js';
import { newsInput } from '../board/news.input.js';
import { NewsList } from '../board/news-list.service.js';
import { PostingService } from '../board/posting.service.js';
import type { AcronymQuestionInput } from './glossary.input.js';
import { countryOf, type Entry } from './glossary.rules.js';
import { GlossaryService } from './glossary.service.js';

/** What asking leads to: the senses that are known, else the question on the board. */
export interface AskedAcronym {
  entries: Entry[];
  newsId: string | null;
  /** Nobody had asked yet. */
  isNew: boolean;
}

/** « C'est quoi ce sigle ? » */
@Injectable()
export class GlossaryAsking {
  constructor(
    private readonly glossary: GlossaryService,
    private readonly list: NewsList,
    private readonly posting: PostingService,
    private readonly translator: Translator,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks nothing of what is known, and once what somebody asks already.
   * @throws DomainError colleagues-only; those of posting in a community
   */
  async ask(viewer: Viewer, { acronym, communitySlug }: AcronymQuestionInput): Promise<AskedAcronym> {
    const entries = await this.glossary.senses(acronym);
    if (entries.length > 0) return { entries, newsId: null, isNew: false };
    const open = await this.openQuestion(viewer, acronym);
    if (open !== null) return { entries, newsId: open, isNew: false };
    return { entries, newsId: await this.post(viewer, acronym, communitySlug), isNew: true };
  }

  private async openQuestion(viewer: Viewer, acronym: string): Promise<string | null> {
    const asked = { q: acronym, kind: 'question-sigle', when: 'current' } as const;
    const { items } = await this.list.items(viewer, asked);
    const same = items.find(
      (item) => item.acronym !== null && acronymKey(item.acronym) === acronymKey(acronym),
    );
    return same?.id ?? null;
  }

  private post(viewer: Viewer, acronym: string, communitySlug: string | null): Promise<string> {
    const input = newsInput.parse({
      kind: 'question-sigle',
      text: this.translator.t(viewer.locale, 'glossary.question.text', { acronym }),
      territory: viewer.territory ?? countryOf(viewer),
      acronym,
      scope: communitySlug === null ? 'instance' : 'community',
      communitySlug,
    });
    // Two clicks are one question; who took theirs back may ask again.
    const minute = Math.floor(this.clock.now() / MINUTE);
    const key = ['acronym', acronymKey(acronym), communitySlug ?? '', minute].join(':');
    return this.posting.post(viewer, input, { accountId: viewer.accountId, key, fingerprint: 'acronym' });
  }
}
