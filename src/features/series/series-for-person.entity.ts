import type { Adhesion } from '../associations/adhesion.entity.js';
import type { Association } from '../associations/association.entity.js';
import type { Community } from '../communities/community.entity.js';
import type { Membership } from '../communities/membership.entity.js';
import type { SeriesHost } from './series-host.entity.js';
import type { Series } from './series.entity.js';

/** A series with all that says what one person may do about it, as one query loads it. */
export interface SeriesForPerson {
  series: Series;
  community: Community;
  membership: Membership | null;
  sharedCommunity: Community | null;
  sharedMembership: Membership | null;
  host: SeriesHost | null;
  /** The one whose adherents it is reserved to, and their adhesion there. */
  association: Association | null;
  adhesion: Adhesion | null;
}
