import { invalidField } from '../../kernel/domain-error.js';
import { type NewsKind, staysInCommunity } from '../../vocabulary/news-kinds.js';
import { pageIn, sourceOf, titleFrom, webPage } from './news-fields.rules.js';
import type { NewsItem, NewsScope } from './news-item.entity.js';

/** How many somebody keeps at once. */
export const MOST_DRAFTS = 50;

/**
 * Where an item is read: among colleagues where nothing is said, a practice question in its community alone. A draft
 * that is to stay in one has none until it is chosen.
 * @throws DomainError invalid, on `scope` or `communitySlug`
 */
export function scopeOf({
  kind,
  scope,
  hasCommunity,
  isDraft,
}: {
  kind: NewsKind;
  scope?: NewsScope | undefined;
  hasCommunity: boolean;
  isDraft: boolean;
}): NewsScope {
  const stays = staysInCommunity(kind);
  const asked = scope ?? (stays ? 'community' : 'instance');
  if (stays && asked !== 'community' && !isDraft) throw invalidField('scope', 'stays-in-community');
  if (asked !== 'community' || hasCommunity) return asked;
  if (stays && isDraft) return 'instance';
  throw invalidField('communitySlug', 'required');
}

/** What may be changed of an item by hand; the rest follows. */
export const CONTENT = [
  'kind',
  'title',
  'text',
  'territory',
  'structureId',
  'effectiveOn',
  'endsOn',
  'deadlineOn',
  'sourceText',
  'sourceUrl',
  'alternative',
  'newAddress',
  'acronym',
] as const;

export type Content = Pick<NewsItem, (typeof CONTENT)[number]>;

/** The fields that another version of an item says otherwise. */
export const changedFields = (before: Content, after: Content): (typeof CONTENT)[number][] =>
  CONTENT.filter((field) => before[field] !== after[field]);

/** What it said before, for its history. What was hidden stays unsaid: only that it changed is kept. */
export function saidBefore(
  { before, themesBefore }: { before: Content; themesBefore: readonly string[] },
  { after, themesAfter }: { after: Content; themesAfter: readonly string[] },
  isHidden: boolean,
): Record<string, string | string[] | null> {
  const said: Record<string, string | string[] | null> = Object.fromEntries(
    changedFields(before, after).map((field) => [field, isHidden ? null : before[field]]),
  );
  if (themesBefore.join(' ') !== themesAfter.join(' ')) said.themes = [...themesBefore];
  return said;
}

interface Worded {
  title?: string | undefined;
  text: string;
  sourceText: string | null;
  sourceUrl: string | null;
}

/** The title that its first line gives, and the source that its words name. */
export function worded({ title, text, sourceText, sourceUrl }: Worded) {
  return { title: title ?? titleFrom(text), text, ...sourceOf({ text, sourceText, sourceUrl }) };
}

/** A title that was the first line goes with it, and an address pasted with the words that named it. */
export function reworded(before: Content, change: Partial<Worded>) {
  const text = change.text ?? before.text;
  const isFirstLine = before.title === titleFrom(before.text);
  const title = change.title ?? (isFirstLine ? titleFrom(text) : before.title);
  const sourceText = change.sourceText === undefined ? before.sourceText : change.sourceText;
  const sourceUrl = change.sourceUrl === undefined ? urlThatStays(before, change) : change.sourceUrl;
  return { title, text, ...sourceOf({ text, sourceText, sourceUrl }) };
}

function urlThatStays({ text, sourceUrl }: Content, change: Partial<Worded>): string | null {
  const wasPasted = sourceUrl !== null && sourceUrl === pageIn(text);
  const isReplaced = change.sourceText !== undefined && webPage(change.sourceText ?? '') !== null;
  return isReplaced || (wasPasted && change.text !== undefined) ? null : sourceUrl;
}

type ContentChange = { [Field in keyof Content]?: Content[Field] | undefined };

/** What an item says once it is changed; what is absent stays. */
export function changedContent(before: Content, change: ContentChange): Content {
  const given = CONTENT.filter((field) => change[field] !== undefined);
  const kept = Object.fromEntries(CONTENT.map((field) => [field, before[field]])) as unknown as Content;
  const asked = Object.fromEntries(given.map((field) => [field, change[field]])) as Partial<Content>;
  return { ...kept, ...asked, ...reworded(before, change) };
}

interface Whole {
  item: Content & { supersedesId: string | null };
  themes: readonly string[];
}

export const isSame = (before: Whole, after: Whole): boolean =>
  changedFields(before.item, after.item).length === 0 &&
  before.item.supersedesId === after.item.supersedesId &&
  [...before.themes].sort().join(' ') === [...after.themes].sort().join(' ');
