/** What somebody may moderate, whichever the text. */
export interface ModeratorStanding {
  accountId: string;
  isAdmin: boolean;
  /** The communities whose reports they decide on. */
  communityIds: ReadonlySet<string>;
  /** The verified associations in whose name they post. */
  writesFor: ReadonlySet<string>;
  /** Whose access somebody who administers may not suspend: those who administer too. */
  adminIds: ReadonlySet<string>;
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

interface Written extends Judged {
  /** Of what it says by now, which others than its author may have changed. */
  writerId: string | null;
}

interface Reported extends Written {
  associationId: string | null;
  reporterIds: readonly (string | null)[];
}

/**
 * Nobody decides on what they reported or wrote in since, nor on what speaks in the name of an association that they
 * write for.
 */
export const mayDecide = (found: Reported, standing: ModeratorStanding): boolean =>
  maySeeCase(found, standing) &&
  found.writerId !== standing.accountId &&
  !found.reporterIds.includes(standing.accountId) &&
  (found.associationId === null || !standing.writesFor.has(found.associationId));

/**
 * Closing the author's access is for whoever administers the instance; a community removes its members. Where somebody
 * else wrote in it since, nobody loses theirs for the other's words.
 */
export const maySuspend = (
  { authorId, writerId }: Written,
  { accountId, isAdmin, adminIds }: ModeratorStanding,
): boolean =>
  isAdmin &&
  authorId !== null &&
  authorId !== accountId &&
  !adminIds.has(authorId) &&
  (writerId === null || writerId === authorId);
