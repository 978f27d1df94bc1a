import { type Row, row, signedIn } from '../support/role-table.js';

/** What was reported of news kept to the community, by a member, and feeds of news. */
export const aboutModeration: Row[] = [
  row('GET /api/moderation/reports', () => '', [401, 403, 403, 403, 200, 200, 403, 403, 403, 200, 403, 403]),
  row(
    'GET /api/moderation/reports/{id}',
    ({ caseId }) => caseId,
    [401, 404, 404, 404, 200, 200, 404, 404, 404, 200, 404, 404],
  ),
  row(
    'POST /api/moderation/reports/{id}/decision',
    ({ caseId }) => caseId,
    [401, 404, 404, 404, 201, 201, 404, 404, 404, 201, 404, 404],
    { action: 'classer' },
  ),
  row(
    'POST /api/news/{id}/reports',
    ({ keptNewsId }) => keptNewsId,
    [404, 404, 202, 202, 202, 202, 202, 404, 404, 404, 404, 404],
    { reason: 'erreur' },
  ),
  row(
    'POST /api/news/{id}/comments/{commentId}/reports',
    ({ keptNewsId, newsCommentId }) => [keptNewsId, newsCommentId],
    [401, 404, 202, 202, 202, 202, 202, 404, 404, 404, 404, 404],
    { reason: 'hors-sujet' },
  ),
  row(
    'POST /api/events/{id}/topics/{topicId}/reports',
    ({ date, topicId }) => [date.id, topicId],
    [404, 404, 202, 202, 202, 202, 202, 404, 404, 404, 404, 404],
    { reason: 'hors-sujet' },
  ),
  row(
    'POST /api/events/{id}/notes/reports',
    ({ notedId }) => notedId,
    [401, 404, 403, 202, 403, 202, 403, 404, 404, 404, 404, 404],
    { reason: 'hors-sujet' },
  ),
  row('GET /api/me/news-feeds', () => '', signedIn(200)),
  row('POST /api/me/news-feeds', () => '', signedIn(201), { name: 'mon lecteur' }),
  row('DELETE /api/me/news-feeds/{id}', ({ event }) => event.id, signedIn(404)),
];
