import { type Row, row } from '../support/role-table.js';

/** Who is usually there: of a series for members, and of one that is reserved to adherents. */
export const aboutFollowings: Row[] = [
  row(
    'GET /api/series/{id}/followers',
    ({ series }) => series.id,
    [401, 404, 403, 200, 403, 200, 200, 404, 404, 404, 404, 404],
  ),
  row(
    'GET /api/series/{id}/following',
    ({ series }) => series.id,
    [401, 404, 200, 200, 200, 200, 200, 404, 404, 404, 404, 404],
  ),
  row(
    'PUT /api/series/{id}/following',
    ({ series }) => series.id,
    [401, 404, 200, 200, 200, 200, 200, 404, 404, 404, 404, 404],
  ),
  row(
    'PUT /api/series/{id}/following',
    ({ reservedSeries }) => reservedSeries.id,
    [401, 404, 409, 409, 409, 409, 409, 404, 404, 404, 200, 404],
  ),
  row(
    'GET /api/series/{id}/followers',
    ({ series }) => series.id,
    [401, 404, 200, 200, 200, 200, 200, 404, 404, 404, 404, 404],
  ),
  row(
    'DELETE /api/series/{id}/following',
    ({ series }) => series.id,
    [401, 404, 204, 204, 204, 204, 204, 404, 404, 404, 404, 404],
  ),
  row(
    'DELETE /api/series/{id}/following',
    ({ reservedSeries }) => reservedSeries.id,
    [401, 404, 204, 204, 204, 204, 204, 404, 404, 404, 204, 404],
  ),
];
