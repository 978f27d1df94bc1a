import { Injectable } from '@nestjs/common';
import { invalidField } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { checkAwake } from '../communities/quiet.rules.js';
import { StructureAddingService } from '../structures/structure-adding.service.js';
import type { Structure } from '../structures/structure.entity.js';
import type { AddedStructureInput } from '../structures/structure.input.js';
import { StructureService } from '../structures/structure.service.js';
import { checkContent } from './news-fields.rules.js';
import type { NewsItem } from './news-item.entity.js';
import type { NewsInput } from './news.input.js';
import { type ReachAsked, type Reach, PostingDesk } from './posting-desk.service.js';
import { type Content, worded } from './posting.rules.js';

export interface StructureAsked {
  structureId: string | null;
  structure: AddedStructureInput | null;
}

/** Makes of what was typed what is kept, checked against all that it names. */
@Injectable()
export class PostingWriting {
  constructor(
    private readonly desk: PostingDesk,
    private readonly structures: StructureService,
    private readonly adding: StructureAddingService,
  ) {}

  /** A new item, with the structure that comes with it; not written yet. */
  async newIn(tx: Tx, viewer: Viewer, input: NewsInput, now: number): Promise<NewsItem> {
    const isDraft = input.status === 'draft';
    const reach = await this.reachOf(tx, viewer, input, { isDraft, now });
    checkAsked(contentOf(input), input, isDraft);
    const structureId = await this.structureIn(tx, viewer, input);
    return newItem(viewer, { ...contentOf(input), structureId, ...reach }, now);
  }

  /** As `newIn`, writing nothing: a structure that would come with it is only looked at. */
  async sketch(
    from: Reader,
    viewer: Viewer,
    input: NewsInput,
    now: number,
  ): Promise<{ item: NewsItem; structure: Structure | null }> {
    const reach = await this.reachOf(from, viewer, input, { isDraft: false, now });
    checkAsked(contentOf(input), input, false);
    const structure = await this.sketchedStructure(from, input);
    const structureId = structure?.id ?? null;
    return { item: newItem(viewer, { ...contentOf(input), structureId, ...reach }, now), structure };
  }

  /** @throws DomainError community-read-only, and those of the desk */
  async reachOf(
    from: Reader | Tx,
    viewer: Viewer,
    asked: ReachAsked,
    { isDraft, now }: { isDraft: boolean; now: number },
  ): Promise<Reach> {
    const { place, ...reach } = await this.desk.reachOf(from, viewer, asked, isDraft);
    if (place && reach.scope === 'community') checkAwake(place.community, now);
    return reach;
  }

  /** @throws DomainError structure-exists; invalid, on `structureId` */
  async structureIn(tx: Tx, viewer: Viewer, asked: StructureAsked): Promise<string | null> {
    if (asked.structure !== null && asked.structureId === null)
      return (await this.adding.addIn(tx, viewer, asked.structure)).id;
    return (await this.known(tx, asked))?.id ?? null;
  }

  private async known(
    from: Reader | Tx,
    { structureId, structure }: StructureAsked,
  ): Promise<Structure | null> {
    if (structureId === null) return null;
    if (structure !== null) throw invalidField('structure', 'one-structure');
    const known = await this.structures.byId(structureId, from);
    if (!known) throw invalidField('structureId', 'unknown-structure');
    return known;
  }

  private async sketchedStructure(from: Reader, asked: StructureAsked): Promise<Structure | null> {
    if (asked.structure === null || asked.structureId !== null) return this.known(from, asked);
    return this.adding.sketch(from, asked.structure);
  }
}

function contentOf(input: NewsInput): Omit<Content, 'structureId'> {
  const { kind, territory, effectiveOn, endsOn, deadlineOn, alternative, newAddress, acronym } = input;
  const typed = { kind, territory, effectiveOn, endsOn, deadlineOn, alternative, newAddress, acronym };
  return { ...typed, ...worded(input) };
}

/** A structure that comes with an item, before it has an id. */
const TO_COME = 'to-come';

/** @throws DomainError invalid, with all that is missing */
export function checkAsked(
  content: Omit<Content, 'structureId'>,
  { structureId, structure }: StructureAsked,
  isDraft: boolean,
): void {
  checkContent({ ...content, structureId: structureId ?? (structure && TO_COME) }, isDraft);
}

const newItem = ({ accountId }: Viewer, content: Content & Reach, now: number): NewsItem => ({
  id: newId(),
  ...content,
  authorId: accountId,
  status: 'draft',
  state: 'unverified',
  expiresOn: null,
  expiresAt: null,
  askedAt: null,
  hiddenAt: null,
  correctedAt: null,
  revision: 1,
  createdAt: now,
  publishedAt: null,
  updatedAt: now,
});
