import { Injectable } from '@nestjs/common';
import { NewsService } from '../../../features/board/news.service.js';
import type { SeenNews } from '../../../features/board/news-reading.service.js';
import { PostingDesk } from '../../../features/board/posting-desk.service.js';
import type { Community } from '../../../features/communities/community.entity.js';
import { CommunityService } from '../../../features/communities/community.service.js';
import type { Structure } from '../../../features/structures/structure.entity.js';
import { structureLabel } from '../../../features/structures/structure-likeness.rules.js';
import { StructureService } from '../../../features/structures/structure.service.js';
import { DomainError } from '../../../kernel/domain-error.js';
import { newId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import type { PostedForm } from '../events/posted-form.input.js';
import type { PostQuery } from './post.input.js';

/** Fills in the form with what is known where it was asked for. */
@Injectable()
export class PostStart {
  constructor(
    private readonly desk: PostingDesk,
    private readonly news: NewsService,
    private readonly structures: StructureService,
    private readonly communities: CommunityService,
  ) {}

  /** @throws DomainError colleagues-only */
  async values(viewer: Viewer, asked: PostQuery): Promise<PostedForm> {
    await this.desk.requireMayPost(viewer);
    const older = asked.supersedes === undefined ? null : await this.older(viewer, asked.supersedes);
    const structure = older?.structure ?? (await this.structures.byId(asked.structure ?? ''));
    const mine = await this.communities.mine(viewer);
    const community = communityAmong(mine, older?.communitySlug ?? asked.community);
    const places = [older?.item, structure, asked, community, viewer, mine[0]];
    return {
      formId: newId(),
      territory: places.find((place) => place?.territory)?.territory ?? '',
      acronym: asked.acronym ?? '',
      communitySlug: community?.slug ?? '',
      ...startFrom(older, asked),
      ...knownStructure(structure),
    };
  }

  private async older(viewer: Viewer, id: string): Promise<SeenNews | null> {
    try {
      return await this.news.view(viewer, id);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not-found') return null;
      throw error;
    }
  }
}

/** The one that is asked for, or the only one. */
const communityAmong = (mine: readonly Community[], slug: string | undefined): Community | undefined =>
  mine.find((each) => each.slug === slug) ?? (mine.length === 1 ? mine[0] : undefined);

/** What replaces an item is of its kind, and for its readers. */
const startFrom = (older: SeenNews | null, { kind }: PostQuery): PostedForm =>
  older === null
    ? { kind: kind ?? '', scope: 'instance' }
    : { kind: kind ?? older.item.kind, scope: older.item.scope, supersedes: older.item.id };

/** As long as its name stays as it was put there, it is that one. */
export const knownStructure = (structure: Structure | null): PostedForm =>
  structure === null
    ? {}
    : {
        'structure.name': structureLabel(structure),
        knownName: structureLabel(structure),
        knownId: structure.id,
      };
