import { z } from 'zod';
import { JOIN_POLICIES } from '../../features/communities/community.entity.js';
import type { CommunityView } from '../../features/communities/community.service.js';
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
    memberCount: z.int(),
    revision: z.int(),
    myMembership: membershipShape.nullable(),
    can: z.strictObject({
      schedule: z.boolean(),
      seeMembers: z.boolean(),
      acceptMembers: z.boolean(),
      editSettings: z.boolean(),
      join: z.boolean(),
    }),
  })
  .meta({ id: 'Community' });
export type CommunityJson = z.output<typeof communityShape>;

export function communityView({ community, memberCount, standing, can }: CommunityView): CommunityJson {
  const { slug, name, description, territory, timeZone, joinPolicy, charter, revision } = community;
  return {
    slug,
    name,
    description,
    territory,
    timeZone,
    joinPolicy,
    charter,
    memberCount,
    revision,
    myMembership: standing,
    can,
  };
}
