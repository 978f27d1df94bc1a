import { type Row, row } from '../support/role-table.js';

/** What is reserved to the adherents of an association: members see it as well, and say no. */
export const aboutDues: Row[] = [
  row(
    'GET /api/events/{id}',
    ({ reserved }) => reserved.id,
    [404, 404, 200, 200, 200, 200, 200, 404, 404, 404, 200, 404],
  ),
  row(
    'PUT /api/events/{id}/rsvp',
    ({ reserved }) => reserved.id,
    [401, 404, 409, 409, 409, 409, 409, 404, 404, 404, 200, 404],
    { answer: 'yes' },
  ),
  row(
    'PUT /api/events/{id}/rsvp',
    ({ reserved }) => reserved.id,
    [401, 404, 200, 200, 200, 200, 200, 404, 404, 404, 200, 404],
    { answer: 'no' },
  ),
];
