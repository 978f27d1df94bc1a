import type { FeedDocument, FeedEntry } from './feed-document.js';
import { element, plainElement, xmlDocument } from './xml.js';

const ATOM = 'http://www.w3.org/2005/Atom';

/** RSS 2.0, as the RSS Advisory Board's profile wants it. */
export const rss = (feed: FeedDocument): string =>
  xmlDocument(
    element('rss', { version: '2.0', 'xmlns:atom': ATOM }, [
      element('channel', {}, [
        plainElement('title', feed.title),
        element('link', {}, feed.homeUrl),
        plainElement('description', feed.description),
        element('language', {}, feed.language),
        ...(feed.updatedAt === null ? [] : [element('lastBuildDate', {}, rfc822(feed.updatedAt))]),
        element('atom:link', { href: feed.selfUrl, rel: 'self', type: 'application/rss+xml' }),
        ...feed.entries.map(item),
      ]),
    ]),
  );

const item = (entry: FeedEntry) =>
  element('item', {}, [
    plainElement('title', entry.title),
    element('link', {}, entry.url),
    element('guid', { isPermaLink: 'false' }, entry.id),
    element('pubDate', {}, rfc822(entry.publishedAt)),
    // Readers take it for HTML.
    element('description', {}, entry.html),
    ...entry.categories.map((category) => plainElement('category', category)),
  ]);

const rfc822 = (at: number): string => new Date(at).toUTCString();
