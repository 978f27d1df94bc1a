import { DomainError, type FieldError } from '../../kernel/domain-error.js';
import { fieldsRequired, type NewsField, type NewsKind } from '../../vocabulary/news-kinds.js';

const LONGEST_TITLE = 120;
const LONGEST_URL = 1000;
/** Of the words that say where it comes from. */
export const LONGEST_SOURCE = 300;

/** What an item may say beside its text. */
export interface NewsFields {
  kind: NewsKind;
  structureId: string | null;
  effectiveOn: string | null;
  endsOn: string | null;
  deadlineOn: string | null;
  sourceText: string | null;
  sourceUrl: string | null;
  newAddress: string | null;
  acronym: string | null;
}

/** The first line of a text; a long one is cut after a word. */
export function titleFrom(text: string): string {
  const line = (text.trim().split('\n', 1)[0] ?? '').trim();
  if (line.length <= LONGEST_TITLE) return line;
  const cut = line.slice(0, LONGEST_TITLE - 1);
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > 0 ? cut.slice(0, lastSpace) : cut).toWellFormed().replace(/[\s,;:.–-]+$/, '')}…`;
}

/** What is left to read below the title: a text whose first line is the title is not read twice. */
export function bodyOf({ title, text }: { title: string; text: string }): string {
  const [first = '', ...rest] = text.trim().split('\n');
  return first.trim() === title ? rest.join('\n').trim() : text;
}

/** Of a web page, over http or https, without a name and password in it; null for anything else. */
export function webPage(text: string): string | null {
  if (text.length > LONGEST_URL || !/^https?:\/\/[^\s/]/i.test(text)) return null;
  try {
    const url = new URL(text);
    const isPlain = ['http:', 'https:'].includes(url.protocol) && !url.username && !url.password;
    return isPlain && url.href.length <= LONGEST_URL ? url.href : null;
  } catch {
    return null;
  }
}

const PASTED = /https?:\/\/[^\s<>"«»]+/gi;
/** What ends a sentence is not the address's; a bracket is where none was opened in it. */
const trimmed = (url: string): string => {
  const bare = url.replace(/[.,;:!?…'’]+$/, '');
  return bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1) : bare;
};

/** The first web page that a text names. */
export function pageIn(text: string): string | null {
  for (const [found] of text.matchAll(PASTED)) {
    const page = webPage(trimmed(found));
    if (page !== null) return page;
  }
  return null;
}

interface Sourced {
  text: string;
  sourceText: string | null;
  sourceUrl: string | null;
}

/** An address pasted in the text, or given as the source, is where it can be read. */
export function sourceOf({ text, sourceText, sourceUrl }: Sourced): Omit<Sourced, 'text'> {
  if (sourceUrl !== null) return { sourceText, sourceUrl };
  const given = sourceText === null ? null : webPage(sourceText);
  if (given !== null) return { sourceText: null, sourceUrl: given };
  return { sourceText, sourceUrl: pageIn(sourceText ?? '') ?? pageIn(text) };
}

/** How a form shows a source, to get the same back: in one field, or where one would not say it all in two. */
export function sourceAsked({ text, sourceText, sourceUrl }: Sourced): Omit<Sourced, 'text'> {
  const saysAll = (asked: string | null): boolean => {
    const source = sourceOf({ text, sourceText: asked, sourceUrl: null });
    const isWhole = asked === null || asked.length <= LONGEST_SOURCE;
    return isWhole && source.sourceText === sourceText && source.sourceUrl === sourceUrl;
  };
  const inOne = [sourceText, sourceUrl].find(saysAll);
  return inOne === undefined ? { sourceText, sourceUrl } : { sourceText: inOne, sourceUrl: null };
}

/** Where a form asks for each of them. */
const ASKED_AS: Record<NewsField, string> = {
  structure: 'structureId',
  effectiveOn: 'effectiveOn',
  endsOn: 'endsOn',
  deadlineOn: 'deadlineOn',
  newAddress: 'newAddress',
  source: 'sourceText',
  acronym: 'acronym',
};

function isGiven(field: NewsField, fields: NewsFields): boolean {
  if (field === 'structure') return fields.structureId !== null;
  if (field === 'source') return fields.sourceText !== null || fields.sourceUrl !== null;
  return fields[field] !== null;
}

/** What a kind asks for and does not get, under the names of its inputs. */
export const missingFields = (fields: NewsFields): string[] =>
  fieldsRequired(fields.kind)
    .filter((field) => !isGiven(field, fields))
    .map((field) => ASKED_AS[field]);

/**
 * A draft may still miss what its kind asks for.
 * @throws DomainError invalid, with every field that is missing or cannot be
 */
export function checkContent(fields: NewsFields, isDraft = false): void {
  const missing = isDraft ? [] : missingFields(fields);
  const errors = [...missing.map((field): FieldError => ({ field, code: 'required' })), ...misdated(fields)];
  if (errors.length > 0) throw new DomainError('invalid', 'validation', errors);
}

const misdated = ({ effectiveOn, endsOn }: Pick<NewsFields, 'effectiveOn' | 'endsOn'>): FieldError[] =>
  effectiveOn !== null && endsOn !== null && endsOn < effectiveOn
    ? [{ field: 'endsOn', code: 'ends-before-start' }]
    : [];
