import { XmlDocument } from 'libxml2-wasm';
import { atomOutline, type FeedOutline, jsonOutline, rssOutline } from './feed-outline.js';
import { flawsAsXml, flawsByGrammar, flawsBySchema } from './feed-schemas.js';

/** A feed as it was answered. */
export interface AnsweredFeed {
  /** The address that was asked, as the public knows it. */
  url: string;
  contentType: string | null;
  text: string;
}

/** What our entries are written with: none can run, load or frame anything. */
const ELEMENTS = ['p', 'br', 'strong', 'a'];
const ATTRIBUTES = ['href', 'rel'];

/** In RSS, a title of which a reader cannot tell whether it is HTML: the profile asks for `&#x26;` and `&#x3C;`. */
const UNCLEAR = /<(?:title|category)>[^<]*&(?:amp|lt);[^<]*/g;

/** What the W3C's validator takes for a broken encoding, and for a mistake. */
const BAD_SIGNS = /[\u007f-\u009f\ufffd]|\p{Noncharacter_Code_Point}/u;
const FIRST_PLAUSIBLE = Date.UTC(1990, 0, 1);

/** What is wrong with a feed, by the grammar of its format and by what no grammar can say; empty where nothing is. */
export function feedFlaws(feed: AnsweredFeed): string[] {
  switch (feed.contentType) {
    case 'application/rss+xml; charset=utf-8':
      return xmlFlaws('rss', feed);
    case 'application/atom+xml; charset=utf-8':
      return xmlFlaws('atom', feed);
    case 'application/feed+json; charset=utf-8':
      return jsonFlaws(feed);
    default:
      return [`no feed is of the type ${feed.contentType}`];
  }
}

function xmlFlaws(format: 'rss' | 'atom', { text, url }: AnsweredFeed): string[] {
  const malformed = flawsAsXml(text);
  if (malformed.length) return malformed;
  const document = XmlDocument.fromString(text);
  try {
    const found = flawsByGrammar(format, document);
    if (found.length) return found;
    const outline = (format === 'rss' ? rssOutline : atomOutline)(document);
    const unclear = format === 'rss' ? (text.match(UNCLEAR) ?? []) : [];
    return [
      ...badSigns(`${text}${document.root.content}`),
      ...unclear.map((title) => `${title} is not plain text as the profile writes it`),
      ...outlineFlaws(outline, url),
    ];
  } finally {
    document.dispose();
  }
}

function jsonFlaws({ text, url }: AnsweredFeed): string[] {
  const feed = JSON.parse(text) as Parameters<typeof jsonOutline>[0] & { version: string };
  const found = flawsBySchema(feed);
  if (found.length) return found;
  const latest = feed.version === 'https://jsonfeed.org/version/1.1' ? [] : [`it is of ${feed.version}`];
  return [...latest, ...outlineFlaws(jsonOutline(feed), url)];
}

const badSigns = (text: string): string[] =>
  (BAD_SIGNS.exec(text) ?? []).map((sign) => `U+${sign.codePointAt(0)!.toString(16)} has no place in a feed`);

function outlineFlaws({ self, languages, updated, entries, links }: FeedOutline, url: string): string[] {
  const changes = entries.flatMap((entry) => entry.updated).map(Date.parse);
  return [
    ...(self.length === 1 && self[0] === url ? [] : [`asked at ${url}, it says ${self.join()}`]),
    ...languages.flatMap(languageFlaws),
    ...repeated(links).map((link) => `two links ${link}`),
    ...repeated(entries.map(({ id }) => id)).map((id) => `two entries ${id}`),
    ...[...updated, ...entries.flatMap((entry) => [...entry.published, ...entry.updated])].flatMap(dateFlaws),
    ...updated
      .filter((at) => Date.parse(at) < Math.max(...changes))
      .map((at) => `an entry changed after ${at}`),
    ...entries
      .filter((entry) => entry.updated.some((at) => Date.parse(at) < Date.parse(entry.published.join())))
      .map(({ id }) => `${id} changed before it was published`),
    ...entries.flatMap(({ html }) => htmlFlaws(html)),
  ];
}

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

function languageFlaws(tag: string): string[] {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag ? [] : [`${tag} is not how this language is written`];
  } catch {
    return [`${tag} is no language`];
  }
}

/** `Tue, 31 Feb 2027` is neither in February nor on a Tuesday. */
function dateFlaws(date: string): string[] {
  const at = Date.parse(date);
  const day = /^[A-Z][a-z]{2}, (\d{2} [A-Z][a-z]{2} \d{4})/.exec(date);
  const isDay = !day || new Date(`${day[1]} GMT`).toUTCString().startsWith(day[0]);
  return at >= FIRST_PLAUSIBLE && isDay ? [] : [`${date} is no plausible date`];
}

/** Ours closes all that it opens, but for line breaks: it can be read as XML. */
function htmlFlaws(html: string): string[] {
  const written = `<div>${html.replaceAll('<br>', '<br/>')}</div>`;
  const malformed = flawsAsXml(written);
  if (malformed.length) return malformed;
  const document = XmlDocument.fromString(written);
  try {
    const names = (path: string): string[] =>
      document.find(path).map((node) => node.eval('name()') as string);
    return [
      ...names('//*[not(self::div[not(parent::*)])]').filter((name) => !ELEMENTS.includes(name)),
      ...names('//@*').filter((name) => !ATTRIBUTES.includes(name)),
      ...document
        .find('//@href')
        .map(({ content }) => content)
        .filter((href) => !/^https?:\/\//.test(href)),
    ].map((found) => `${found} has no place in an entry`);
  } finally {
    document.dispose();
  }
}
