import type { FeedDocument, FeedEntry } from './feed-document.js';
import { element, xmlDocument } from './xml.js';

const ATOM = 'http://www.w3.org/2005/Atom';

/** RSS 2.0, with the `atom:link` that the RSS Advisory Board's profile asks for. */
export const rss = (feed: FeedDocument): string =>
  xmlDocument(
    element('rss', { version: '2.0', 'xmlns:atom': ATOM }, [
      element('channel', {}, [
        element('title', {}, feed.title),
        element('link', {}, feed.homeUrl),
        element('description', {}, feed.description),
        element('language', {}, feed.language),
        ...(feed.updatedAt === null ? [] : [element('lastBuildDate', {}, rfc822(feed.updatedAt))]),
        element('atom:link', { href: feed.selfUrl, rel: 'self', type: 'application/rss+xml' }),
        ...feed.entries.map(item),
      ]),
    ]),
  );

const item = (entry: FeedEntry) =>
  element('item', {}, [
    element('title', {}, entry.title),
    element('link', {}, entry.url),
    element('guid', { isPermaLink: 'false' }, entry.id),
    element('pubDate', {}, rfc822(entry.publishedAt)),
    // Readers take it for HTML.
    element('description', {}, entry.html),
    ...entry.categories.map((category) => element('category', {}, category)),
  ]);

const rfc822 = (at: number): string => new Date(at).toUTCString();
