import type { NewsComment } from '../board/news-comment.entity.js';
import { bodyOf } from '../board/news-fields.rules.js';
import type { NewsItem, NewsScope } from '../board/news-item.entity.js';
import type { NewsKind } from '../../vocabulary/news-kinds.js';
import type { SubjectState } from './case.rules.js';
import type { SubjectType } from './moderation-case.entity.js';

/** What was reported. */
export interface SubjectRef {
  subjectType: SubjectType;
  subjectId: string;
}

/** A text that can be reported, as those who moderate read it. */
export interface Subject {
  type: SubjectType;
  id: string;
  /** The item that it is, or stands below. */
  newsId: string;
  kind: NewsKind;
  scope: NewsScope;
  communityId: string | null;
  territory: string;
  /** In whose name it speaks. */
  associationId: string | null;
  authorId: string | null;
  state: SubjectState;
  /** Of what it says: grows with each edit. */
  revision: number;
  /** Null for a comment: what it stands below was not reported. */
  title: string | null;
  /** All else that its author wrote, a paragraph each. */
  texts: string[];
  createdAt: number;
}

export function newsSubject(item: NewsItem): Subject {
  const { alternative, newAddress, acronym, sourceText, sourceUrl } = item;
  return {
    ...placeOf(item),
    type: 'news',
    id: item.id,
    associationId: item.associationId,
    authorId: item.authorId,
    state: stateOfNews(item),
    revision: item.revision,
    title: item.title,
    texts: [bodyOf(item), alternative, newAddress, acronym, sourceText, sourceUrl].filter(
      (each): each is string => each !== null && each !== '',
    ),
    createdAt: item.publishedAt ?? item.createdAt,
  };
}

export function commentSubject(comment: NewsComment, item: NewsItem): Subject {
  return {
    ...placeOf(item),
    type: 'news-comment',
    id: comment.id,
    associationId: null,
    authorId: comment.authorId,
    state: stateOfComment(comment),
    revision: 1,
    title: null,
    texts: comment.text === '' ? [] : [comment.text],
    createdAt: comment.createdAt,
  };
}

const placeOf = ({ id, kind, scope, communityId, territory }: NewsItem) => ({
  newsId: id,
  kind,
  scope,
  communityId,
  territory,
});

function stateOfNews({ status, hiddenAt, title, text }: NewsItem): SubjectState {
  if (status === 'withdrawn') return title === '' && text === '' ? 'gone' : 'withdrawn';
  return hiddenAt === null ? 'shown' : 'hidden';
}

function stateOfComment({ withdrawnAt, hiddenAt }: NewsComment): SubjectState {
  if (withdrawnAt !== null) return 'gone';
  return hiddenAt === null ? 'shown' : 'hidden';
}
