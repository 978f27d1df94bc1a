/** What somebody may moderate, whichever the text. */
export interface ModeratorStanding {
  accountId: string;
  isAdmin: boolean;
  /** The communities whose reports they decide on. */
  communityIds: ReadonlySet<string>;
  /** The verified associations in whose name they post. */
  writesFor: ReadonlySet<string>;
}

interface Judged {
  communityId: string | null;
  authorId: string | null;
}

export const mayModerate = ({ isAdmin, communityIds }: ModeratorStanding): boolean =>
  isAdmin || communityIds.size > 0;

/** Its community's moderators, and whoever administers the instance; never one's own. */
export const maySeeCase = ({ communityId, authorId }: Judged, standing: ModeratorStanding): boolean =>
  authorId !== standing.accountId &&
  (standing.isAdmin || (communityId !== null && standing.communityIds.has(communityId)));

/** Nobody decides on what they reported, nor on what speaks in the name of an association that they write for. */
export const mayDecide = (
  found: Judged & { associationId: string | null; reporterIds: readonly (string | null)[] },
  standing: ModeratorStanding,
): boolean =>
  maySeeCase(found, standing) &&
  !found.reporterIds.includes(standing.accountId) &&
  (found.associationId === null || !standing.writesFor.has(found.associationId));
