import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invalidField } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Theme } from '../../vocabulary/themes.js';
import { staysInCommunity } from '../../vocabulary/news-kinds.js';
import { CommunityService } from '../communities/community.service.js';
import type { NewsChangeInput } from './news.input.js';
import type { NewsItem } from './news-item.entity.js';
import type { WholeNews } from './news-register.service.js';
import { NewsStore } from './news.store.js';
import type { Reach } from './posting-desk.service.js';
import { checkAsked, PostingWriting } from './posting-writing.service.js';
import { changedContent } from './posting.rules.js';

/** Makes of a change what an item then says, checked against all that it names. */
@Injectable()
export class NewsEditingDesk {
  constructor(
    private readonly writing: PostingWriting,
    private readonly communities: CommunityService,
    private readonly store: NewsStore,
    private readonly clock: Clock,
  ) {}

  async themesIn(tx: Tx, { id }: NewsItem): Promise<Theme[]> {
    return (await this.store.themesOf(tx, [id])).get(id) ?? [];
  }

  async changedIn(tx: Tx, viewer: Viewer, before: WholeNews, input: NewsChangeInput): Promise<WholeNews> {
    const { item } = before;
    const stays = item.status === 'draft' && input.status !== 'published';
    const content = changedContent(item, input);
    const reach = await this.reachIn(tx, viewer, item, input);
    const asked = {
      structureId: input.structure
        ? null
        : input.structureId === undefined
          ? item.structureId
          : input.structureId,
      structure: input.structure ?? null,
    };
    checkAsked(content, asked, stays);
    const structureId = await this.writing.structureIn(tx, viewer, asked);
    return { item: { ...item, ...content, structureId, ...reach }, themes: input.themes ?? before.themes };
  }

  /** Who reads an item is settled once it is published; what it replaces is not. */
  private async reachIn(tx: Tx, viewer: Viewer, item: NewsItem, input: NewsChangeInput): Promise<Reach> {
    if (item.status !== 'draft') checkReachStands(item, input, await this.slugOf(tx, item));
    const isDraft = item.status === 'draft' && input.status !== 'published';
    const asked = {
      kind: input.kind ?? item.kind,
      scope: input.scope ?? scopeChosen(item),
      communitySlug: input.communitySlug === undefined ? await this.slugOf(tx, item) : input.communitySlug,
      onBehalfOf: input.onBehalfOf === undefined ? item.associationId : input.onBehalfOf,
      supersedes: input.supersedes === undefined ? item.supersedesId : input.supersedes,
    };
    if (item.status === 'draft')
      return this.writing.reachOf(tx, viewer, asked, { isDraft, now: this.clock.now() });
    const { scope, communityId, associationId } = item;
    return { scope, communityId, associationId, supersedesId: asked.supersedes };
  }

  private async slugOf(tx: Tx, { communityId }: NewsItem): Promise<string | null> {
    return communityId === null ? null : ((await this.communities.byId(tx, communityId))?.slug ?? null);
  }
}

/** A draft that stays in a community has none to stay in before it is chosen. */
const scopeChosen = ({ kind, scope, communityId }: NewsItem) =>
  staysInCommunity(kind) && communityId === null ? undefined : scope;

/** @throws DomainError invalid, on what cannot change any more */
function checkReachStands(item: NewsItem, input: NewsChangeInput, slug: string | null): void {
  const {
    scope = item.scope,
    communitySlug = slug,
    onBehalfOf = item.associationId,
    kind = item.kind,
  } = input;
  if (scope !== item.scope) throw invalidField('scope', 'settled');
  if (communitySlug !== slug) throw invalidField('communitySlug', 'settled');
  if (onBehalfOf !== item.associationId) throw invalidField('onBehalfOf', 'settled');
  if (staysInCommunity(kind) && scope !== 'community') throw invalidField('kind', 'stays-in-community');
}
