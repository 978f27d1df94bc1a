import { z } from 'zod';
import type { Arrival } from '../../features/communities/arrival.service.js';
import type { CommunityInvitation } from '../../features/communities/community-invitation.entity.js';
import { INVITATION_OUTCOMES } from '../../features/communities/community-invitation.rules.js';
import { instantShape, instantView } from './instant.view.js';

/** Inviting tells nothing of an address but what hosts may know. */
export const invitedLineShape = z
  .strictObject({
    email: z.string().describe('As it was typed where it is no address'),
    outcome: z
      .enum(INVITATION_OUTCOMES)
      .describe(
        'invited: a mail is on its way; invited-again: a reminder is; already-invited: mailed less than a day ago; ' +
          'accepted: asked to join, and is a member now; member, removed: stays so',
      ),
  })
  .meta({ id: 'InvitedLine' });

export const invitedLinesShape = z.strictObject({ items: z.array(invitedLineShape) });

export const communityInvitationShape = z
  .strictObject({
    id: z.string(),
    email: z.string().describe('As a host gave it'),
    invitedAt: instantShape,
  })
  .meta({ id: 'CommunityInvitation' });

export const communityInvitationView = ({
  id,
  knownAs,
  createdAt,
}: CommunityInvitation): z.output<typeof communityInvitationShape> => ({
  id,
  email: knownAs,
  invitedAt: instantView(createdAt),
});

export const arrivalShape = z
  .strictObject({
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    territory: z.string(),
    charter: z.string(),
    hosts: z.array(z.string()).describe('Names: of who invites, and of hosts who chose to be named'),
    welcome: z
      .enum(['sign-in', 'join', 'member', 'removed', 'other-address', 'read-only'])
      .describe('What opening the link leads to'),
  })
  .meta({ id: 'Arrival' });

export function arrivalView({ community, hosts, welcome }: Arrival): z.output<typeof arrivalShape> {
  const { slug, name, description, territory, charter } = community;
  const names = hosts.map(({ account }) => account.displayName).filter((each) => each !== '');
  return { slug, name, description, territory, charter, hosts: names, welcome };
}
