import { z } from 'zod';
import { JOIN_POLICIES } from '../../features/communities/community.entity.js';
import type { CommunityView } from '../../features/communities/community.service.js';
import { WAKEFULNESS } from '../../features/communities/quiet.rules.js';
import { membershipShape } from './member.view.js';

export const communityShape = z
  .strictObject({
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    territory: z.string(),
    timeZone: z.string(),
    joinPolicy: z.enum(JOIN_POLICIES),
    charter: z.string(),
    livesAtUrl: z.string().nullable(),
    livesAtName: z.string().nullable(),
    parentAssociation: z.string().nullable(),
    parentAssociationId: z.string().nullable().describe('Its name counts, and not the text'),
    joinQuestion: z.string().nullable(),
    wakefulness: z
      .enum(WAKEFULNESS)
      .describe('quiet: no gathering for 180 days; read-only: for twelve months, until a host wakes it'),
    memberCount: z.int(),
    revision: z.int(),
    myMembership: membershipShape.nullable(),
    can: z.strictObject({
      schedule: z.boolean(),
      seeMembers: z.boolean(),
      acceptMembers: z.boolean(),
      editSettings: z.boolean(),
      moderate: z.boolean(),
      join: z.boolean(),
      wake: z.boolean(),
    }),
  })
  .meta({ id: 'Community' });
export type CommunityJson = z.output<typeof communityShape>;

export function communityView({
  community,
  memberCount,
  standing,
  wakefulness,
  can,
}: CommunityView): CommunityJson {
  const { slug, name, description, territory, timeZone, joinPolicy, charter, revision } = community;
  const { livesAtUrl, livesAtName, parentAssociation, parentAssociationId, joinQuestion } = community;
  return {
    slug,
    name,
    description,
    territory,
    timeZone,
    joinPolicy,
    charter,
    livesAtUrl,
    livesAtName,
    parentAssociation,
    parentAssociationId,
    joinQuestion,
    wakefulness,
    memberCount,
    revision,
    myMembership: standing,
    can,
  };
}
