/** What a news feed says, whatever its format. Instants are epoch milliseconds, URLs absolute. */
export interface FeedDocument {
  /** An IRI that stays: readers know the feed by it. */
  id: string;
  title: string;
  description: string;
  homeUrl: string;
  selfUrl: string;
  /** BCP 47. */
  language: string;
  /** Of its latest entry; null where there is none. */
  updatedAt: number | null;
  entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** An IRI that stays: what has it is not new again. */
  id: string;
  url: string;
  /** Plain text. */
  title: string;
  /** Well-formed HTML, its texts escaped. */
  html: string;
  categories: readonly string[];
  publishedAt: number;
  updatedAt: number;
}
