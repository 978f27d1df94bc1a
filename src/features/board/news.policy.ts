import type { Role } from '../communities/membership.entity.js';
import type { NewsItem } from './news-item.entity.js';

/** What a reader of the board is, whichever the item. */
export interface NewsStanding {
  /** Null for a stranger. */
  accountId: string | null;
  isAdmin: boolean;
  isColleague: boolean;
  /** The communities that they are active in, and as what. */
  roles: ReadonlyMap<string, Role>;
  /** The verified associations in whose name they post. */
  writesFor: ReadonlySet<string>;
}

/** What somebody is to one item. */
export interface NewsAccess {
  isAuthor: boolean;
  /** Writes for the association in whose name it was posted. */
  isWriter: boolean;
  /** Among whom it is told: where it is kept to a community, its members alone. */
  isColleague: boolean;
  /** Active in the community that it is kept to. */
  isMember: boolean;
  /** Decides on reports about it; never on one's own. */
  isModerator: boolean;
}

export type NewsAction = 'edit' | 'withdraw' | 'confirm' | 'comment' | 'report' | 'supersede';

type Placed = Pick<NewsItem, 'scope' | 'communityId' | 'authorId' | 'associationId' | 'hiddenAt'>;
type Judged = Pick<NewsItem, 'status' | 'scope' | 'hiddenAt' | 'associationId'>;

const MODERATING: readonly Role[] = ['moderator', 'organiser'];

export function accessTo(item: Placed, standing: NewsStanding): NewsAccess {
  const { accountId, isAdmin, isColleague, roles, writesFor } = standing;
  const role = item.communityId === null ? undefined : roles.get(item.communityId);
  const isAuthor = accountId !== null && item.authorId === accountId;
  // What a community keeps to itself is an administrator's business once it was reported.
  const isAdminOf = isAdmin && (item.scope !== 'community' || item.hiddenAt !== null);
  return {
    isAuthor,
    isWriter: item.associationId !== null && writesFor.has(item.associationId),
    isColleague: isColleague && (item.scope !== 'community' || role !== undefined),
    isMember: role !== undefined,
    isModerator: !isAuthor && (isAdminOf || (role !== undefined && MODERATING.includes(role))),
  };
}

/** Whose word it is, and who answers for it: an association speaks by each of its writers. */
export const isOwn = ({ isAuthor, isWriter }: NewsAccess): boolean => isAuthor || isWriter;

/** A draft is its author's; what is hidden or withdrawn, of those who answer for it and, hidden, of moderators. */
export function maySeeNews({ status, scope, hiddenAt }: Judged, access: NewsAccess): boolean {
  if (status === 'draft') return access.isAuthor;
  if (isOwn(access)) return true;
  if (status === 'withdrawn') return false;
  if (access.isModerator || hiddenAt !== null) return access.isModerator;
  if (scope === 'public') return true;
  return scope === 'instance' ? access.isColleague : access.isMember;
}

/** What an association says is its writers' to change, whoever wrote it. */
const speaksFor = ({ isAuthor, isWriter }: NewsAccess, { status, associationId }: Judged): boolean =>
  status === 'draft' || associationId === null ? isAuthor : isWriter;

/** Colleagues learn whose words they are, unless somebody speaks for an association; its writers do all the same. */
export function mayKnowAuthor(
  { associationId }: Pick<NewsItem, 'associationId'>,
  access: NewsAccess,
): boolean {
  if (isOwn(access)) return true;
  return associationId === null && (access.isColleague || access.isModerator);
}

const isShown = ({ status, hiddenAt }: Judged): boolean => status === 'published' && hiddenAt === null;

const RULES: Record<NewsAction, (access: NewsAccess, item: Judged) => boolean> = {
  edit: (access, item) => speaksFor(access, item) && item.status !== 'withdrawn',
  withdraw: (access, { status }) => isOwn(access) && status === 'published',
  confirm: (access, item) => access.isColleague && !isOwn(access) && isShown(item),
  comment: (access, item) => access.isColleague && isShown(item),
  report: (access, item) => !access.isAuthor && isShown(item),
  supersede: (access, item) => access.isColleague && isShown(item),
};

/** Of something that may be seen, which is asked for first. */
export const mayNews = (action: NewsAction, access: NewsAccess, item: Judged): boolean =>
  maySeeNews(item, access) && RULES[action](access, item);
