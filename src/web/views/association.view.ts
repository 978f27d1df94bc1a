import { z } from 'zod';
import { ASSOCIATION_KINDS, ASSOCIATION_STATUSES } from '../../features/associations/association.entity.js';
import type { AssociationView } from '../../features/associations/association.service.js';
import { ASSOCIATION_ROLES } from '../../features/associations/association-role.entity.js';
import type { RoleList } from '../../features/associations/association-role.service.js';
import { instantOrNull, instantShape, instantView } from './instant.view.js';

export const associationShape = z
  .strictObject({
    id: z.string(),
    kind: z.enum(ASSOCIATION_KINDS),
    name: z.string(),
    acronym: z.string().nullable(),
    territory: z.string(),
    description: z.string(),
    contactEmail: z.string().nullable().describe('The association’s own'),
    contactPhone: z.string().nullable(),
    website: z.string().nullable(),
    renewalUrl: z.string().nullable().describe('Where dues are paid or renewed'),
    graceDays: z.int(),
    status: z.enum(ASSOCIATION_STATUSES),
    decisionWord: z.string().nullable().describe('For who asked, and those who decide'),
    revision: z.int(),
    myRoles: z.array(z.enum(ASSOCIATION_ROLES)).describe('Those that need no confirmation'),
    can: z.strictObject({
      edit: z.boolean(),
      keepAdhesions: z.boolean(),
      giveRoles: z.boolean(),
      decide: z.boolean(),
    }),
  })
  .meta({ id: 'Association' });
export type AssociationJson = z.output<typeof associationShape>;

export function associationView({ association, standing, can }: AssociationView): AssociationJson {
  const { id, kind, name, acronym, territory, description, status, revision } = association;
  const { contactEmail, contactPhone, website, renewalUrl, graceDays, decisionWord } = association;
  return {
    id,
    kind,
    name,
    acronym,
    territory,
    description,
    contactEmail,
    contactPhone,
    website,
    renewalUrl,
    graceDays,
    status,
    decisionWord: standing.isAdmin || standing.isAsker ? decisionWord : null,
    revision,
    myRoles: [...standing.roles],
    can,
  };
}

export const associationRoleShape = z
  .strictObject({
    accountId: z.string(),
    displayName: z.string(),
    role: z.enum(ASSOCIATION_ROLES),
    since: instantShape,
    suspendedAt: instantShape
      .nullable()
      .describe('Since when it waits to be confirmed: the person’s address changed'),
  })
  .meta({ id: 'AssociationRole' });

export const associationRoleView = ({
  role,
  account,
}: RoleList['holders'][number]): z.output<typeof associationRoleShape> => ({
  accountId: account.id,
  displayName: account.displayName,
  role: role.role,
  since: instantView(role.since),
  suspendedAt: instantOrNull(role.suspendedAt),
});
