import { z } from 'zod';
import { isId } from '../../kernel/ids.js';
import { cleanLine, cleanText } from '../../kernel/text.js';
import { listInput } from '../../platform/database/keyset.js';
import { isTerritory } from '../../vocabulary/territories.js';
import { emailField, timeZoneField } from '../accounts/account.input.js';
import { confirmedField, confirmedFromForm } from '../secrecy/secrecy.input.js';
import { JOIN_POLICIES } from './community.entity.js';
import { MEMBERSHIP_STATUSES, ROLES } from './membership.entity.js';

const name = z.string().transform(cleanLine).pipe(z.string().min(3).max(80));
const description = z.string().transform(cleanText).pipe(z.string().max(4000));
const charter = z.string().transform(cleanText).pipe(z.string().max(4000));
const livesAtUrl = z
  .url({ protocol: /^https$/, error: 'invalid-url' })
  .max(500)
  .nullable();
const line = z.string().transform(cleanLine).pipe(z.string().max(120));
const lineOrNull = line.transform((text) => text || null).nullable();
const joinQuestion = z
  .string()
  .transform(cleanLine)
  .pipe(z.string().max(200))
  .transform((text) => text || null)
  .nullable();
const word = z.string().transform(cleanText).pipe(z.string().max(500));
const associationId = z
  .string()
  .refine(isId, { params: { code: 'unknown-association' } })
  .nullable()
  .describe('Of a verified association: its name then counts, and not the text');
const territory = z.string().refine(isTerritory, { params: { code: 'unknown-territory' } });

/** Founding asks a name and a territory; the zone and the charter are prefilled. */
export const communityInput = z.strictObject({
  name,
  territory,
  description: description.default(''),
  timeZone: timeZoneField.optional(),
  joinPolicy: z.enum(JOIN_POLICIES).default('open'),
  charter: charter.optional(),
  livesAtUrl: livesAtUrl.default(null),
  livesAtName: lineOrNull.default(null),
  parentAssociation: lineOrNull.default(null),
  parentAssociationId: associationId.default(null),
  joinQuestion: joinQuestion.default(null),
  confirmed: confirmedField,
});
export type CommunityInput = z.infer<typeof communityInput>;

export const communityChangeInput = z.strictObject({
  name: name.optional(),
  territory: territory.optional(),
  description: description.optional(),
  timeZone: timeZoneField.optional(),
  joinPolicy: z.enum(JOIN_POLICIES).optional(),
  charter: charter.optional(),
  livesAtUrl: livesAtUrl.optional(),
  livesAtName: lineOrNull.optional(),
  parentAssociation: lineOrNull.optional(),
  parentAssociationId: associationId.optional(),
  joinQuestion: joinQuestion.optional(),
  confirmed: confirmedField.optional(),
});
export type CommunityChangeInput = z.infer<typeof communityChangeInput>;

export const communityListInput = z.strictObject({ ...listInput });

export const memberListInput = z.strictObject({
  ...listInput,
  status: z
    .enum(MEMBERSHIP_STATUSES)
    .optional()
    .describe('pending: for those who can let them in; removed: for those who can let them come back'),
});
export type MemberListInput = z.infer<typeof memberListInput>;

/** `word` is for the hosts, where they let people in. */
export const joinInput = z.strictObject({
  charterAccepted: z.boolean(),
  word: word.optional(),
  confirmed: confirmedField,
});

export const enterInput = z.strictObject({ charterAccepted: z.boolean() });

export const refusalInput = z.strictObject({ word: word.optional(), confirmed: confirmedField });

const MAX_INVITED_AT_ONCE = 100;

/** Each line is read by itself: one that is no address keeps no other from being invited. */
export const communityInvitationsInput = z.strictObject({
  emails: z.array(z.string().max(1000)).min(1).max(MAX_INVITED_AT_ONCE),
});

/** The address of a line, or null. */
export const addressOf = (text: string): string | null => emailField.safeParse(text).data ?? null;

export const memberChangeInput = z
  .strictObject({
    role: z.enum(ROLES).optional(),
    status: z.literal('active').optional(),
    shownToAll: z.boolean().optional(),
    /** To somebody who is let in. */
    word: word.optional(),
    confirmed: confirmedField.optional(),
  })
  .refine(
    ({ word: _word, confirmed: _confirmed, ...change }) =>
      Object.values(change).some((value) => value !== undefined),
    {
      params: { code: 'required' },
    },
  );
export type MemberChangeInput = z.infer<typeof memberChangeInput>;

type FormBody = Record<string, string | undefined>;

/** An empty field is nothing. */
const OPTIONAL = [
  'livesAtUrl',
  'livesAtName',
  'parentAssociation',
  'parentAssociationId',
  'joinQuestion',
] as const;

export const communityFromForm = (body: FormBody) => ({
  name: body.name ?? '',
  territory: body.territory ?? '',
  description: body.description ?? '',
  ...(body.timeZone && { timeZone: body.timeZone }),
  joinPolicy: body.joinPolicy ?? 'open',
  ...(body.charter !== undefined && { charter: body.charter }),
  ...Object.fromEntries(
    OPTIONAL.filter((name) => body[name] !== undefined).map((name) => [name, body[name]?.trim() || null]),
  ),
  confirmed: confirmedFromForm(body),
});

export const enterFromForm = (body: FormBody) => ({ charterAccepted: body.charterAccepted === 'on' });

export const joinFromForm = (body: FormBody) => ({
  ...enterFromForm(body),
  word: body.word ?? '',
  confirmed: confirmedFromForm(body),
});

/**
 * Addresses as people paste them: on lines, after commas, « Name <address> », or several on a line. What holds none
 * stays whole, to be shown as it was typed.
 */
export const addressesFromText = (pasted: string): string[] =>
  pasted
    .split(/[\n,;]+/)
    .map((piece) => (/<([^<>]+)>/.exec(piece)?.[1] ?? piece).trim())
    .flatMap((piece) => {
      const words = piece.split(/\s+/);
      return words.every((word) => word.includes('@')) ? words : [piece];
    })
    .filter(Boolean);

export const refusalFromForm = (body: FormBody) => ({
  word: body.word ?? '',
  confirmed: confirmedFromForm(body),
});

export const memberChangeFromForm = (body: FormBody) => ({
  ...(body.role && { role: body.role }),
  ...(body.status && { status: body.status }),
  ...(body.word && { word: body.word }),
  confirmed: confirmedFromForm(body),
  // A box that is not ticked is not sent: its form says that it was there.
  ...(body.ownName && { shownToAll: body.shownToAll === 'on' }),
});
