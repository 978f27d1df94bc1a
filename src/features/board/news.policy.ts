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
  isColleague: boolean;
  /** Active in the community that it is kept to. */
  isMember: boolean;
  /** Decides on reports about it; never on one's own. */
  isModerator: boolean;
}

export type NewsAction = 'edit' | 'withdraw' | 'confirm' | 'comment' | 'report' | 'supersede';

type Placed = Pick<NewsItem, 'scope' | 'communityId' | 'authorId' | 'associationId' | 'hiddenAt'>;
type Judged = Pick<NewsItem, 'status' | 'scope' | 'hiddenAt'>;

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
    isColleague,
    isMember: role !== undefined,
    isModerator: !isAuthor && (isAdminOf || (role !== undefined && MODERATING.includes(role))),
  };
}

const isOwn = ({ isAuthor, isWriter }: NewsAccess): boolean => isAuthor || isWriter;

/** A draft is its author's; what is hidden or withdrawn, of those who answer for it and, hidden, of moderators. */
export function maySeeNews({ status, scope, hiddenAt }: Judged, access: NewsAccess): boolean {
  if (status === 'draft') return access.isAuthor;
  if (isOwn(access)) return true;
  if (status === 'withdrawn') return false;
  if (access.isModerator || hiddenAt !== null) return access.isModerator;
  if (scope === 'public') return true;
  return scope === 'instance' ? access.isColleague : access.isMember;
}

const isShown = ({ status, hiddenAt }: Judged): boolean => status === 'published' && hiddenAt === null;

const RULES: Record<NewsAction, (access: NewsAccess, item: Judged) => boolean> = {
  edit: (access, { status }) => isOwn(access) && status !== 'withdrawn',
  withdraw: (access, { status }) => isOwn(access) && status === 'published',
  confirm: (access, item) => access.isColleague && !access.isAuthor && isShown(item),
  comment: (access, item) => access.isColleague && isShown(item),
  report: (access, item) => !access.isAuthor && isShown(item),
  supersede: (access, item) => access.isColleague && isShown(item),
};

/** Of something that may be seen, which is asked for first. */
export const mayNews = (action: NewsAction, access: NewsAccess, item: Judged): boolean =>
  maySeeNews(item, access) && RULES[action](access, item);
