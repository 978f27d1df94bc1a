import type { FeedDocument, FeedEntry } from './feed-document.js';

/** JSON Feed 1.1 (jsonfeed.org). */
export const jsonFeed = (feed: FeedDocument): string =>
  `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      description: feed.description,
      home_page_url: feed.homeUrl,
      feed_url: feed.selfUrl,
      language: feed.language,
      authors: [{ name: 'Maillage' }],
      items: feed.entries.map(item),
    },
    null,
    2,
  )}\n`;

const item = (entry: FeedEntry) => ({
  id: entry.id,
  url: entry.url,
  title: entry.title,
  content_html: entry.html,
  date_published: rfc3339(entry.publishedAt),
  date_modified: rfc3339(entry.updatedAt),
  ...(entry.categories.length > 0 && { tags: entry.categories }),
});

const rfc3339 = (at: number): string => new Date(at).toISOString();
