import type { AssociationRoleName } from './association-role.entity.js';
import type { Association } from './association.entity.js';

/** What somebody is to an association; a role that waits to be confirmed is none. */
export interface AssociationStanding {
  isAdmin: boolean;
  isAsker: boolean;
  roles: readonly AssociationRoleName[];
}

type AssociationAction = 'edit' | 'keep-adhesions' | 'give-roles' | 'decide';

/** Managers keep the adhesions; whoever administers the instance sees to the rest, and never reads who adheres. */
const MAY: Record<
  AssociationAction,
  (standing: AssociationStanding, status: Association['status']) => boolean
> = {
  edit: ({ isAdmin, isAsker, roles }, status) =>
    isAdmin || roles.includes('manager') || (isAsker && status === 'requested'),
  'keep-adhesions': ({ roles }, status) => status === 'verified' && roles.includes('manager'),
  'give-roles': ({ isAdmin, roles }, status) =>
    status === 'verified' && (isAdmin || roles.includes('manager')),
  decide: ({ isAdmin }, status) => isAdmin && status !== 'verified',
};

export const mayIn = (
  action: AssociationAction,
  standing: AssociationStanding,
  { status }: Pick<Association, 'status'>,
): boolean => MAY[action](standing, status);

/** Until it is verified, an association is between who asked and those who decide. */
export const canSeeAssociation = (
  { status }: Pick<Association, 'status'>,
  { isAdmin, isAsker }: AssociationStanding,
): boolean => status === 'verified' || isAdmin || isAsker;
