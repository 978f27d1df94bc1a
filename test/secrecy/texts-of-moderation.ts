import { admin, type FreeTexts, freeTexts, member, organiser, someone } from './free-texts.js';

/** What is said of a text when it is reported and when that is decided, and the names of feeds. */
export const textsOfModeration: FreeTexts[] = [
  freeTexts('POST /api/news/{id}/reports', {
    at: ({ keptNewsId }) => keptNewsId,
    by: member,
    body: { reason: 'erreur' },
    fields: ['word'],
  }),
  freeTexts('POST /api/news/{id}/comments/{commentId}/reports', {
    at: ({ keptNewsId, newsCommentId }) => [keptNewsId, newsCommentId],
    by: member,
    body: { reason: 'erreur' },
    fields: ['word'],
  }),
  freeTexts('POST /api/events/{id}/topics/{topicId}/reports', {
    at: ({ date, topicId }) => [date.id, topicId],
    by: member,
    body: { reason: 'erreur' },
    fields: ['word'],
  }),
  freeTexts('POST /api/events/{id}/notes/reports', {
    at: ({ notedId }) => notedId,
    by: organiser,
    body: { reason: 'erreur' },
    fields: ['word'],
  }),
  freeTexts('POST /api/glossary/{id}/reports', {
    at: ({ entryId }) => entryId,
    by: member,
    body: { reason: 'erreur' },
    fields: ['word'],
  }),
  freeTexts('POST /api/moderation/reports/{id}/decision', {
    at: ({ caseId }) => caseId,
    by: admin,
    body: { action: 'classer' },
    fields: ['authorWord', 'reporterWord'],
  }),
  freeTexts('POST /api/me/news-feeds', { by: someone, fields: ['name'] }),
];
