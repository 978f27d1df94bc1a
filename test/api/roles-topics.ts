import { type Row, row } from '../support/role-table.js';

/** Topics of a date of a series, and who looks after it. */
export const aboutTopics: Row[] = [
  row(
    'GET /api/events/{id}/topics',
    ({ date }) => date.id,
    [404, 404, 200, 200, 200, 200, 200, 404, 404, 404, 404, 404],
  ),
  row(
    'POST /api/events/{id}/topics',
    ({ date }) => date.id,
    [401, 404, 201, 201, 201, 201, 201, 404, 404, 404, 404, 404],
    { title: 'Le logement' },
  ),
  row(
    'PUT /api/events/{id}/topics/{topicId}/support',
    ({ date, topicId }) => [date.id, topicId],
    [401, 404, 200, 200, 200, 200, 200, 404, 404, 404, 404, 404],
  ),
  row(
    'DELETE /api/events/{id}/topics/{topicId}/support',
    ({ date, topicId }) => [date.id, topicId],
    [401, 404, 204, 204, 204, 204, 204, 404, 404, 404, 404, 404],
  ),
  row(
    'PATCH /api/events/{id}/topics/{topicId}',
    ({ date, topicId }) => [date.id, topicId],
    [401, 404, 403, 200, 403, 200, 200, 404, 404, 404, 404, 404],
    { state: 'accepted' },
  ),
  row(
    'DELETE /api/events/{id}/topics/{topicId}',
    ({ date, topicId }) => [date.id, topicId],
    [401, 404, 403, 403, 403, 403, 403, 404, 404, 404, 404, 404],
  ),
  row(
    'GET /api/series/{id}/topics',
    ({ series }) => series.id,
    [404, 404, 200, 200, 200, 200, 200, 404, 404, 404, 404, 404],
  ),
  row(
    'GET /api/series/{id}/rota',
    ({ series }) => series.id,
    [404, 404, 200, 200, 200, 200, 200, 404, 404, 404, 404, 404],
  ),
  row(
    'POST /api/series/{id}/rota/swaps',
    ({ series }) => series.id,
    [401, 404, 403, 422, 403, 422, 422, 404, 404, 404, 404, 404],
    { eventIds: ['no-date', 'nor-this-one'] },
  ),
  row(
    'GET /api/events/{id}/duty',
    ({ date }) => date.id,
    [404, 404, 200, 200, 200, 200, 200, 404, 404, 404, 404, 404],
  ),
  row(
    'PUT /api/events/{id}/duty',
    ({ date }) => date.id,
    [401, 404, 403, 200, 403, 200, 200, 404, 404, 404, 404, 404],
  ),
  row(
    'POST /api/events/{id}/confirmation',
    ({ date }) => date.id,
    [401, 404, 403, 200, 403, 200, 200, 404, 404, 404, 404, 404],
  ),
  row(
    'DELETE /api/events/{id}/confirmation',
    ({ date }) => date.id,
    [401, 404, 403, 204, 403, 204, 204, 404, 404, 404, 404, 404],
  ),
  row(
    'DELETE /api/events/{id}/duty',
    ({ date }) => date.id,
    [401, 404, 403, 204, 403, 204, 204, 404, 404, 404, 404, 404],
  ),
];
