import { type Row, row } from '../support/role-table.js';

/** The gate of a video room, which this meetup in a café has not, and who came. */
export const aboutRooms: Row[] = [
  row(
    'GET /api/events/{id}/room',
    ({ event }) => event.id,
    [401, 404, 200, 200, 200, 200, 200, 200, 404, 404, 404, 404],
  ),
  row(
    'POST /api/events/{id}/room/entries',
    ({ event }) => event.id,
    [401, 404, 409, 409, 409, 409, 409, 409, 404, 404, 404, 404],
  ),
  row(
    'PUT /api/events/{id}/room/admission',
    ({ event }) => event.id,
    [401, 404, 409, 409, 409, 409, 409, 409, 404, 404, 404, 404],
  ),
  row(
    'GET /api/events/{id}/room/admissions',
    ({ event }) => event.id,
    [401, 404, 403, 200, 403, 200, 200, 403, 404, 404, 404, 404],
  ),
  row(
    'PUT /api/events/{id}/room/admissions/{accountId}',
    ({ event, member }) => [event.id, member.accountId],
    [401, 404, 403, 404, 403, 404, 404, 403, 404, 404, 404, 404],
    { admitted: true },
  ),
  row(
    'GET /api/events/{id}/attendance',
    ({ event }) => event.id,
    [401, 404, 403, 200, 403, 200, 200, 403, 404, 404, 404, 404],
  ),
  row(
    'PUT /api/events/{id}/attendance/{accountId}',
    ({ event, member }) => [event.id, member.accountId],
    [401, 404, 403, 409, 403, 409, 409, 403, 404, 404, 404, 404],
    { present: true },
  ),
];
