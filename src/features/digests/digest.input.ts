import { z } from 'zod';
import type { FormBody } from '../../kernel/form-fields.js';
import { NEWS_KINDS } from '../../vocabulary/news-kinds.js';
import { isTerritory } from '../../vocabulary/territories.js';

/** From a Monday. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const MOST_TERRITORIES = 10;
const MOST_COMMUNITIES = 100;

const each = <Code extends string>(codes: readonly Code[]): Code[] => [...new Set(codes)];

/** PUT /me/digest and its page: all of what somebody wants. */
export const digestInput = z.strictObject({
  on: z.boolean().default(true).describe('Whether you get it'),
  weekday: z.enum(WEEKDAYS).default('mon').describe('In the morning of that day, where you live'),
  territories: z
    .array(z.string().refine(isTerritory, { params: { code: 'unknown-territory' } }))
    .max(MOST_TERRITORIES)
    .transform(each)
    .nullable()
    .default(null)
    .describe('Each with what contains it; null: that of your profile, or else those of your communities'),
  kinds: z
    .array(z.enum(NEWS_KINDS))
    .transform(each)
    .nullable()
    .default(null)
    .describe('Of news; null: all of them'),
  communities: z
    .array(z.string().max(100))
    .max(MOST_COMMUNITIES)
    .transform(each)
    .nullable()
    .default(null)
    .describe('Slugs of those you are active in; null: all of them'),
});
export type DigestInput = z.output<typeof digestInput>;

const all = (value: string | string[] | undefined): string[] =>
  [value ?? []].flat().filter((one) => one !== '');

/** Everything ticked is everything, what comes later included. */
const orAll = (ticked: string[], offered: readonly string[]): string[] | null =>
  offered.every((code) => ticked.includes(code)) ? null : ticked;

/** @param communities the slugs of those that the form offered */
export function digestFromForm(body: FormBody, communities: readonly string[]) {
  const territories = [...all(body.territories), ...all(body.addedTerritory)];
  return {
    on: body.on !== undefined,
    weekday: all(body.weekday).at(-1) ?? '',
    territories: territories.length ? territories : null,
    kinds: orAll(all(body.kinds), NEWS_KINDS),
    communities: orAll(all(body.communities), communities),
  };
}
