import { z } from 'zod';
import { NEWS_SCOPES, NEWS_STATES, NEWS_STATUSES } from '../../features/board/news-item.entity.js';
import type { SeenNews } from '../../features/board/news-reading.service.js';
import { personShape, personView } from './account.view.js';
import { instantOrNull, instantShape, instantView } from './instant.view.js';
import { structureShape, structureView } from './structure.view.js';

const dayShape = z.iso.date().nullable();
const linkShape = z.strictObject({ id: z.string(), title: z.string() }).nullable();

export const newsShape = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    text: z.string(),
    territory: z.string(),
    structure: structureShape.nullable(),
    effectiveOn: dayShape,
    endsOn: dayShape,
    deadlineOn: dayShape,
    sourceText: z.string().nullable(),
    sourceUrl: z.string().nullable(),
    alternative: z.string().nullable(),
    newAddress: z.string().nullable(),
    acronym: z.string().nullable(),
    themes: z.array(z.string()),
    scope: z.enum(NEWS_SCOPES),
    communitySlug: z.string().nullable(),
    onBehalfOf: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
    author: personShape.nullable().describe('For colleagues; null where an association speaks'),
    status: z.enum(NEWS_STATUSES),
    state: z.enum(NEWS_STATES),
    isHidden: z.boolean().describe('For its author and moderators, who alone still read it'),
    stillTrue: z.int(),
    noLongerTrue: z.int(),
    mine: z.boolean().nullable().describe('Your own “still true” (true) or “no longer true” (false)'),
    comments: z.int(),
    expiresOn: dayShape.describe('The last day on which it is news'),
    supersedes: linkShape,
    supersededBy: linkShape,
    correctedAt: instantShape.nullable(),
    createdAt: instantShape,
    publishedAt: instantShape.nullable(),
    updatedAt: instantShape,
    revision: z.int(),
    can: z.strictObject({
      edit: z.boolean(),
      withdraw: z.boolean(),
      confirm: z.boolean(),
      comment: z.boolean(),
      report: z.boolean(),
      supersede: z.boolean(),
    }),
  })
  .meta({ id: 'News' });
export type NewsJson = z.output<typeof newsShape>;

export function newsView({ item, ...seen }: SeenNews): NewsJson {
  const { id, kind, title, text, territory, effectiveOn, endsOn, deadlineOn, status, scope } = item;
  const { sourceText, sourceUrl, alternative, newAddress, acronym, expiresOn, revision } = item;
  return {
    id,
    kind,
    title,
    text,
    territory,
    structure: seen.structure && structureView(seen.structure),
    effectiveOn,
    endsOn,
    deadlineOn,
    sourceText,
    sourceUrl,
    alternative,
    newAddress,
    acronym,
    themes: seen.themes,
    scope,
    communitySlug: seen.communitySlug,
    onBehalfOf: seen.association,
    author: seen.author && personView(seen.author),
    status,
    state: seen.state,
    isHidden: item.hiddenAt !== null,
    stillTrue: seen.stillTrue,
    noLongerTrue: seen.noLongerTrue,
    mine: seen.mine,
    comments: seen.comments,
    expiresOn,
    supersedes: seen.supersedes,
    supersededBy: seen.supersededBy,
    correctedAt: instantOrNull(item.correctedAt),
    createdAt: instantView(item.createdAt),
    publishedAt: instantOrNull(item.publishedAt),
    updatedAt: instantView(item.updatedAt),
    revision,
    can: seen.can,
  };
}
