import type { Community } from '../../../features/communities/community.entity.js';
import type { CommunityInvitation } from '../../../features/communities/community-invitation.entity.js';
import { isDone } from '../../../features/communities/community-invitation.rules.js';
import type { InvitedLine } from '../../../features/communities/inviting.service.js';
import type { EventView } from '../../../features/events/event.service.js';
import type { Flash } from '../../../platform/http/flash.js';
import type { FieldErrors } from '../../../platform/http/page.js';
import { territoryLabel } from '../../../vocabulary/territories.js';
import type { FormBody } from '../form-body.js';
import { communityPath } from './community-page.view.js';

export const invitationsPath = (slug: string): string => `${communityPath(slug)}/invitations`;

export const isAllDone = (lines: readonly InvitedLine[]): boolean =>
  lines.every(({ outcome }) => isDone(outcome));

export function invitedFlash(lines: readonly InvitedLine[]): Flash {
  const accepted = lines.filter(({ outcome }) => outcome === 'accepted').length;
  const params = { invited: String(lines.length - accepted), accepted: String(accepted) };
  if (accepted > 0) return { key: 'communities.flash.invitedAndAccepted', params };
  return { key: 'communities.flash.invited', params: { invited: params.invited } };
}

/** The lines that are no address stay in the field; others there is nothing to correct in. */
export function toCorrect(lines: readonly InvitedLine[]): { values: FormBody; errors: FieldErrors | null } {
  const wrong = lines.filter(({ outcome }) => outcome === 'not-an-address');
  const fields = [{ field: 'emails', code: 'some-not-addresses' }];
  return {
    values: { emails: wrong.map(({ email }) => email).join('\n') },
    errors: wrong.length > 0 ? { code: 'validation', params: {}, fields } : null,
  };
}

export function invitationsPage(shown: {
  community: Community;
  pending: { items: CommunityInvitation[]; next: string | null };
  link: string | null;
  dates: readonly EventView[];
}) {
  const { community, pending, link, dates } = shown;
  const path = invitationsPath(community.slug);
  return {
    path,
    community: {
      name: community.name,
      path: communityPath(community.slug),
      territory: territoryLabel(community.territory),
      isHidden: community.joinPolicy === 'invitation',
      elsewhere: community.livesAtName,
    },
    pending: pending.items.map(({ id, knownAs, createdAt }) => ({
      email: knownAs,
      invitedAt: createdAt,
      withdrawalPath: `${path}/${id}/withdrawal`,
    })),
    next: pending.next && `${path}?cursor=${encodeURIComponent(pending.next)}`,
    link,
    dates: dates
      .filter(({ event, isPublic }) => isPublic && event.status === 'scheduled')
      .map(({ event: { id, title, startsAt, endsAt, timeZone } }) => ({
        path: `/events/${id}`,
        ...{ title, startsAt, endsAt, timeZone },
      })),
  };
}
