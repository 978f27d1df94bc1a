import { type Row, row, signedIn } from '../support/role-table.js';

/** What one is mailed once a week; and what is kept of a gathering, here of one that is to come. */
export const aboutDigests: Row[] = [
  row('GET /api/me/digest', () => [], signedIn(200)),
  row('PUT /api/me/digest', () => [], signedIn(200), { weekday: 'thu' }),
  row('GET /api/me/digest/next', () => [], signedIn(200)),
  row('GET /api/me/news-mail', () => [], signedIn(200)),
  row('PUT /api/me/news-mail', () => [], signedIn(200), { answers: false }),
  row(
    'GET /api/events/{id}/notes',
    ({ event }) => event.id,
    [401, 404, 403, 200, 403, 200, 200, 403, 404, 404, 404, 404],
  ),
  row(
    'PUT /api/events/{id}/notes',
    ({ event }) => event.id,
    [401, 404, 403, 409, 403, 409, 409, 403, 404, 404, 404, 404],
    { text: 'Une épicerie sociale ouvre' },
  ),
  row(
    'POST /api/events/{id}/notes/drafts',
    ({ event }) => event.id,
    [401, 404, 403, 422, 403, 422, 422, 403, 404, 404, 404, 404],
    { lines: [{ line: 1, kind: 'ouverture' }] },
  ),
];
