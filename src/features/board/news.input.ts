import { z } from 'zod';
import { isDay } from '../../calendar/days.js';
import { isId } from '../../kernel/ids.js';
import { cleanLine, cleanText } from '../../kernel/text.js';
import { listInput } from '../../platform/database/keyset.js';
import { NEWS_KINDS } from '../../vocabulary/news-kinds.js';
import { isTerritory } from '../../vocabulary/territories.js';
import { THEMES } from '../../vocabulary/themes.js';
import { confirmedField } from '../secrecy/secrecy.input.js';
import { addedStructureInput } from '../structures/structure.input.js';
import { LONGEST_SOURCE, webPage } from './news-fields.rules.js';
import { NEWS_SCOPES } from './news-item.entity.js';

const [FIRST_YEAR, LAST_YEAR] = ['2000', '2099'];

const isSaneDay = (day: string): boolean =>
  isDay(day) && day.slice(0, 4) >= FIRST_YEAR && day.slice(0, 4) <= LAST_YEAR;

const line = (max: number) =>
  z
    .string()
    .transform(cleanLine)
    .pipe(z.string().max(max))
    .transform((text) => text || null)
    .nullable();
const day = z.string().refine(isSaneDay, { error: 'invalid-date' }).nullable();
const idOf = (code: string) => z.string().refine(isId, { params: { code } }).nullable();
const sourceUrl = z
  .string()
  .transform((text) => webPage(text.trim()))
  .refine((page) => page !== null, { error: 'invalid-url' })
  .nullable();

/** What people write, and what the kind asks for. */
const fields = {
  kind: z.enum(NEWS_KINDS),
  text: z.string().transform(cleanText).pipe(z.string().min(3).max(5000)),
  title: z
    .string()
    .transform(cleanLine)
    .pipe(z.string().min(3).max(150))
    .describe('The first line of the text, unless one is given'),
  territory: z.string().refine(isTerritory, { params: { code: 'unknown-territory' } }),
  structureId: idOf('unknown-structure'),
  structure: addedStructureInput.nullable().describe('One that is not known yet, in place of structureId'),
  effectiveOn: day,
  endsOn: day,
  deadlineOn: day,
  sourceText: line(LONGEST_SOURCE).describe(
    'Where it comes from, in words; an address goes to sourceUrl by itself',
  ),
  sourceUrl: sourceUrl.describe('Never fetched'),
  alternative: line(300).describe('Where to go instead'),
  newAddress: line(200),
  acronym: line(40),
  themes: z
    .array(z.enum(THEMES))
    .max(5)
    .transform((themes) => [...new Set(themes)]),
};

/** Settled once it is published. */
const reach = {
  scope: z.enum(NEWS_SCOPES),
  communitySlug: z.string().max(100).nullable().describe('The community that it is kept to, or posted from'),
  onBehalfOf: idOf('unknown-association').describe('An association in whose name you write'),
  supersedes: idOf('unknown-news').describe('An older item that this one replaces'),
};

export const newsInput = z.strictObject({
  ...fields,
  title: fields.title.optional(),
  structureId: fields.structureId.default(null),
  structure: fields.structure.default(null),
  effectiveOn: day.default(null),
  endsOn: day.default(null),
  deadlineOn: day.default(null),
  sourceText: fields.sourceText.default(null),
  sourceUrl: fields.sourceUrl.default(null),
  alternative: fields.alternative.default(null),
  newAddress: fields.newAddress.default(null),
  acronym: fields.acronym.default(null),
  themes: fields.themes.default([]),
  scope: reach.scope
    .optional()
    .describe('instance where nothing is said; a practice question stays in its community'),
  communitySlug: reach.communitySlug.default(null),
  onBehalfOf: reach.onBehalfOf.default(null),
  supersedes: reach.supersedes.default(null),
  status: z.enum(['published', 'draft']).default('published'),
  confirmed: confirmedField,
});
export type NewsInput = z.infer<typeof newsInput>;

/** What is absent stays. */
export const newsChangeInput = z.strictObject({
  ...z.strictObject({ ...fields, ...reach }).partial().shape,
  status: z.literal('published').optional().describe('Publishes a draft'),
  correction: z
    .boolean()
    .default(false)
    .describe('It puts right what was wrong: those who confirmed it and those who got it are told'),
  confirmed: confirmedField,
});
export type NewsChangeInput = z.infer<typeof newsChangeInput>;

export const draftListInput = z.strictObject({ ...listInput });
