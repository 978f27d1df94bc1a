import { z } from 'zod';
import { cleanLine } from '../../kernel/text.js';
import type { FormBody } from '../../kernel/form-fields.js';
import { NEWS_KINDS } from '../../vocabulary/news-kinds.js';
import { isTerritory } from '../../vocabulary/territories.js';

const MOST_TERRITORIES = 20;

const territory = z.string().refine(isTerritory, { params: { code: 'unknown-territory' } });
const kind = z.enum(NEWS_KINDS, { error: 'unknown-news-kind' });

const distinct = <Value>(values: Value[]): Value[] => [...new Set(values)].sort();

/** What a feed is narrowed to; all where empty. */
const choices = {
  territories: z.array(territory).max(MOST_TERRITORIES).default([]).transform(distinct),
  kinds: z.array(kind).max(NEWS_KINDS.length).default([]).transform(distinct),
};

export const newsFeedInput = z.strictObject({
  name: z.string().transform(cleanLine).pipe(z.string().min(1).max(80)),
  ...choices,
});
export type NewsFeedInput = z.infer<typeof newsFeedInput>;

const newsFeedChoices = z.strictObject(choices);
export type NewsFeedChoices = z.infer<typeof newsFeedChoices>;

const all = (value: string | string[] | undefined): string[] =>
  [value ?? []].flat().filter((each) => each !== '');

export const newsFeedFromForm = (body: FormBody) => ({
  name: all(body.name).at(-1) ?? '',
  territories: all(body.territories),
  kinds: all(body.kinds),
});

/** Of a public feed's address; null for what it does not know. */
export function choicesFromQuery({ territory: territories, kind: kinds }: FormBody): NewsFeedChoices | null {
  const asked = newsFeedChoices.safeParse({ territories: all(territories), kinds: all(kinds) });
  return asked.success ? asked.data : null;
}
