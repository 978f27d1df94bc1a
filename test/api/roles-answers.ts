import { type Row, row } from '../support/role-table.js';

/** Answers that hosts note, what they write to people, and who has seen a change. */
export const aboutAnswers: Row[] = [
  row(
    'PUT /api/events/{id}/rsvps/{accountId}',
    ({ event, member }) => [event.id, member.accountId],
    [401, 404, 403, 200, 403, 200, 200, 403, 404, 404, 404, 404],
    { answer: 'maybe' },
  ),
  row(
    'PUT /api/events/{id}/rsvps/{accountId}',
    ({ event }) => [event.id, 'nobody'],
    [401, 404, 403, 404, 403, 404, 404, 403, 404, 404, 404, 404],
    { answer: 'yes' },
  ),
  row(
    'POST /api/events/{id}/rsvps',
    ({ event }) => event.id,
    [401, 404, 403, 201, 403, 201, 201, 403, 404, 404, 404, 404],
    { answer: 'yes', displayName: 'Yann', email: 'yann@asso.example' },
  ),
  row(
    'GET /api/events/{id}/rsvps.csv',
    ({ event }) => event.id,
    [401, 404, 403, 200, 403, 200, 200, 403, 404, 404, 404, 404],
  ),
  row(
    'POST /api/events/{id}/messages',
    ({ event }) => event.id,
    [401, 404, 403, 201, 403, 201, 201, 403, 404, 404, 404, 404],
    { to: ['going'], text: 'À vendredi' },
  ),
  row(
    'GET /api/events/{id}/messages',
    ({ event }) => event.id,
    [401, 404, 403, 200, 403, 200, 200, 403, 404, 404, 404, 404],
  ),
  row(
    'PUT /api/events/{id}/acknowledgement',
    ({ event }) => event.id,
    [401, 404, 409, 409, 409, 409, 409, 200, 404, 404, 404, 404],
    { revision: 1 },
  ),
  row(
    'GET /api/events/{id}/acknowledgements',
    ({ event }) => event.id,
    [401, 404, 403, 200, 403, 200, 200, 403, 404, 404, 404, 404],
  ),
];
