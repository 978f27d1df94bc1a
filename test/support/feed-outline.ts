import type { XmlDocument, XmlNode } from 'libxml2-wasm';

/** What the formats have in common of a feed, as it is written there. */
export interface FeedOutline {
  /** Where it says that it is. */
  self: string[];
  languages: string[];
  /** Of the feed, as it was last changed. */
  updated: string[];
  entries: EntryOutline[];
  /** All that is linked: where from, and what for. */
  links: string[];
}

export interface EntryOutline {
  id: string;
  html: string;
  published: string[];
  updated: string[];
}

const NAMES = { atom: 'http://www.w3.org/2005/Atom' };

const texts = (from: XmlDocument | XmlNode, path: string): string[] =>
  (from as XmlNode).find(path, NAMES).map(({ content }) => content);

export const rssOutline = (document: XmlDocument): FeedOutline => ({
  self: texts(document, 'channel/atom:link[@rel="self"]/@href'),
  languages: texts(document, 'channel/language'),
  updated: texts(document, 'channel/lastBuildDate'),
  links: [],
  entries: document.find('channel/item').map((item) => ({
    id: texts(item, 'guid').join(),
    html: texts(item, 'description').join(),
    published: texts(item, 'pubDate'),
    updated: [],
  })),
});

export const atomOutline = (document: XmlDocument): FeedOutline => ({
  self: texts(document, 'atom:link[@rel="self"]/@href'),
  languages: texts(document, '//@xml:lang'),
  updated: texts(document, 'atom:updated'),
  links: document
    .find('atom:link', NAMES)
    .map((link) => texts(link, '@rel | @type | @hreflang').sort().join(' ')),
  entries: document.find('atom:entry', NAMES).map((entry) => ({
    id: texts(entry, 'atom:id').join(),
    html: texts(entry, 'atom:content').join(),
    published: texts(entry, 'atom:published'),
    updated: texts(entry, 'atom:updated'),
  })),
});

interface JsonItem {
  id: string;
  content_html: string;
  date_published?: string;
  date_modified?: string;
}

interface JsonFeed {
  feed_url?: string;
  language?: string;
  items: JsonItem[];
}

const given = (value: string | undefined): string[] => (value === undefined ? [] : [value]);

export const jsonOutline = ({ feed_url, language, items }: JsonFeed): FeedOutline => ({
  self: given(feed_url),
  languages: given(language),
  updated: [],
  links: [],
  entries: items.map(({ id, content_html, date_published, date_modified }) => ({
    id,
    html: content_html,
    published: given(date_published),
    updated: given(date_modified),
  })),
});
