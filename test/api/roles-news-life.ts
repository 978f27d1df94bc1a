import { type Row, row } from '../support/role-table.js';

/** What colleagues make of an item that is kept to the community, and say of it. */
export const aboutNewsLife: Row[] = [
  row(
    'PUT /api/news/{id}/confirmation',
    ({ keptNewsId }) => keptNewsId,
    [401, 404, 200, 200, 200, 200, 200, 404, 404, 404, 404, 404],
    { stillTrue: true },
  ),
  row(
    'DELETE /api/news/{id}/confirmation',
    ({ keptNewsId }) => keptNewsId,
    [401, 404, 204, 204, 204, 204, 204, 404, 404, 404, 404, 404],
  ),
  row(
    'GET /api/news/{id}/history',
    ({ keptNewsId }) => keptNewsId,
    [404, 404, 200, 200, 200, 200, 200, 404, 404, 404, 404, 404],
  ),
  row(
    'GET /api/news/{id}/comments',
    ({ keptNewsId }) => keptNewsId,
    [401, 404, 200, 200, 200, 200, 200, 404, 404, 404, 404, 404],
  ),
  row(
    'POST /api/news/{id}/comments',
    ({ keptNewsId }) => keptNewsId,
    [401, 404, 201, 201, 201, 201, 201, 404, 404, 404, 404, 404],
    { text: 'Merci.' },
  ),
  row(
    'DELETE /api/news/{id}/comments/{commentId}',
    ({ keptNewsId, newsCommentId }) => [keptNewsId, newsCommentId],
    [401, 404, 403, 403, 403, 403, 403, 404, 404, 404, 404, 404],
  ),
];
