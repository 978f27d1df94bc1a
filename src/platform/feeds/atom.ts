import type { FeedDocument, FeedEntry } from './feed-document.js';
import { element, xmlDocument } from './xml.js';

/** Since when there may have been an entry, where none is left to say: a feed must tell when it was updated. */
const BEFORE_ALL = Date.UTC(2026, 0, 1);

/** RFC 4287. Its author is the site: nobody is named. */
export const atom = (feed: FeedDocument): string =>
  xmlDocument(
    element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language }, [
      element('id', {}, feed.id),
      element('title', {}, feed.title),
      element('subtitle', {}, feed.description),
      element('updated', {}, rfc3339(feed.updatedAt ?? BEFORE_ALL)),
      element('author', {}, [element('name', {}, 'Maillage')]),
      element('link', { rel: 'self', type: 'application/atom+xml', href: feed.selfUrl }),
      element('link', { rel: 'alternate', type: 'text/html', href: feed.homeUrl }),
      ...feed.entries.map(entryElement),
    ]),
  );

const entryElement = (entry: FeedEntry) =>
  element('entry', {}, [
    element('id', {}, entry.id),
    element('title', {}, entry.title),
    element('link', { rel: 'alternate', type: 'text/html', href: entry.url }),
    element('published', {}, rfc3339(entry.publishedAt)),
    element('updated', {}, rfc3339(entry.updatedAt)),
    ...entry.categories.map((term) => element('category', { term })),
    element('content', { type: 'html' }, entry.html),
  ]);

const rfc3339 = (at: number): string => new Date(at).toISOString();
