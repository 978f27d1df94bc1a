import { z } from 'zod';
import { cleanLine, cleanText } from '../../kernel/text.js';
import { listInput } from '../../platform/database/keyset.js';
import { isTerritory } from '../../vocabulary/territories.js';
import { timeZoneField } from '../accounts/account.input.js';
import { JOIN_POLICIES } from './community.entity.js';
import { ROLES } from './membership.entity.js';

const name = z.string().transform(cleanLine).pipe(z.string().min(3).max(80));
const description = z.string().transform(cleanText).pipe(z.string().max(4000));
const charter = z.string().transform(cleanText).pipe(z.string().max(4000));
const territory = z.string().refine(isTerritory, { params: { code: 'unknown-territory' } });

/** Founding asks a name and a territory; the zone and the charter are prefilled. */
export const communityInput = z.strictObject({
  name,
  territory,
  description: description.default(''),
  timeZone: timeZoneField.optional(),
  joinPolicy: z.enum(JOIN_POLICIES).default('open'),
  charter: charter.optional(),
});
export type CommunityInput = z.infer<typeof communityInput>;

export const communityChangeInput = z.strictObject({
  name: name.optional(),
  territory: territory.optional(),
  description: description.optional(),
  timeZone: timeZoneField.optional(),
  joinPolicy: z.enum(JOIN_POLICIES).optional(),
  charter: charter.optional(),
});
export type CommunityChangeInput = z.infer<typeof communityChangeInput>;

export const communityListInput = z.strictObject({ ...listInput });

export const joinInput = z.strictObject({ charterAccepted: z.boolean() });

export const memberChangeInput = z
  .strictObject({ role: z.enum(ROLES).optional(), status: z.literal('active').optional() })
  .refine((change) => change.role !== undefined || change.status !== undefined, {
    params: { code: 'required' },
  });
export type MemberChangeInput = z.infer<typeof memberChangeInput>;

type FormBody = Record<string, string | undefined>;

export const communityFromForm = (body: FormBody) => ({
  name: body.name ?? '',
  territory: body.territory ?? '',
  description: body.description ?? '',
  ...(body.timeZone && { timeZone: body.timeZone }),
  joinPolicy: body.joinPolicy ?? 'open',
  ...(body.charter !== undefined && { charter: body.charter }),
});

export const joinFromForm = (body: FormBody) => ({ charterAccepted: body.charterAccepted === 'on' });

export const memberChangeFromForm = (body: FormBody) => ({
  ...(body.role && { role: body.role }),
  ...(body.status && { status: body.status }),
});
