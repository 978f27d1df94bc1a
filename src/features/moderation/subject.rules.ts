import type { Country } from '../../vocabulary/territories.js';
import type { NewsKind } from '../../vocabulary/news-kinds.js';
import type { SubjectType } from './moderation-case.entity.js';

/** How a reported text stands: `withdrawn` by its author, or `gone` for good. */
export type SubjectState = 'shown' | 'hidden' | 'withdrawn' | 'gone';

/** What was reported. */
export interface SubjectRef {
  subjectType: SubjectType;
  subjectId: string;
}

/** A text where somebody reads it. */
export interface ReadText {
  id: string;
  /** The item, the gathering or the entry on whose page it stands. */
  pageId: string;
}

/** What a text is and where it stands, whatever it says. */
interface SubjectPlace {
  /** The page on which it is read, below the instance's address. */
  path: string;
  /** What it belongs to, in words that were not reported: a gathering's title, an acronym. */
  about: string | null;
  /** The item of the board that it is, or stands below. */
  newsId: string | null;
  /** Of that item. */
  kind: NewsKind | null;
  /** Whose moderators decide; null for whoever administers the instance. */
  communityId: string | null;
  territory: string | null;
  /** By whose identifiers words about it are checked; null for all. */
  country: Country | null;
}

/** A text that can be reported, as those who moderate read it. */
export interface Subject extends SubjectPlace {
  type: SubjectType;
  id: string;
  /** In whose name it speaks. */
  associationId: string | null;
  authorId: string | null;
  state: SubjectState;
  /** Whether its author can still reword it. */
  isCorrectable: boolean;
  /** Written for a few: who moderates reads it as long as there is something to decide. */
  isForFew: boolean;
  /** Of what it says: grows with each edit. */
  revision: number;
  /** Null for what has none. */
  title: string | null;
  /** All else that its author wrote, a paragraph each. */
  texts: string[];
  createdAt: number;
}

/** What people filled in, of what they may have left out. */
export const writtenTexts = (texts: readonly (string | null)[]): string[] =>
  texts.filter((text): text is string => text !== null && text !== '');

/** A text of which nothing is left, or which is hidden for now. */
export function stateOf({ isGone, hiddenAt }: { isGone: boolean; hiddenAt: number | null }): SubjectState {
  if (isGone) return 'gone';
  return hiddenAt === null ? 'shown' : 'hidden';
}
