import type { Adhesion } from '../associations/adhesion.entity.js';
import type { Association } from '../associations/association.entity.js';
import type { Community } from '../communities/community.entity.js';
import type { Membership } from '../communities/membership.entity.js';
import type { EventHost } from './event-host.entity.js';
import type { EventInvitation } from './event-invitation.entity.js';
import type { Event } from './event.entity.js';

/** An event with all that says what one person may do about it, as one query loads it. */
export interface EventForPerson {
  event: Event;
  community: Community;
  membership: Membership | null;
  /** The community that it is shared with, and their membership there. */
  sharedCommunity: Community | null;
  sharedMembership: Membership | null;
  host: EventHost | null;
  invitation: EventInvitation | null;
  /** The one whose adherents it is reserved to, and their adhesion there. */
  association: Association | null;
  adhesion: Adhesion | null;
}
