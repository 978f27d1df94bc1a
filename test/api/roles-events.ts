import { everybody, type Row, row } from '../support/role-table.js';

/** Events, invitations and answers. */
export const aboutEvents: Row[] = [
  row('GET /api/communities/{slug}/events', ({ community }) => community.slug, everybody(200)),
  row(
    'POST /api/communities/{slug}/events',
    ({ community }) => community.slug,
    [401, 403, 403, 201, 403, 201, 403, 403, 403, 403, 403, 403],
    { title: 'Café du matin', startsLocal: '2027-03-04T09:00' },
  ),
  row('GET /api/events', () => '', everybody(200)),
  row(
    'GET /api/events/{id}',
    ({ event }) => event.id,
    [404, 404, 200, 200, 200, 200, 200, 200, 404, 404, 404, 404],
  ),
  row(
    'GET /api/events/{id}',
    ({ draft }) => draft.id,
    [404, 404, 404, 200, 404, 200, 200, 404, 404, 404, 404, 404],
  ),
  row(
    'PATCH /api/events/{id}',
    ({ event }) => event.id,
    [401, 404, 403, 200, 403, 200, 200, 403, 404, 404, 404, 404],
    {
      title: 'Un autre titre',
    },
  ),
  row(
    'DELETE /api/events/{id}',
    ({ event }) => event.id,
    [401, 404, 403, 409, 403, 409, 409, 403, 404, 404, 404, 404],
  ),
  row(
    'DELETE /api/events/{id}',
    ({ draft }) => draft.id,
    [401, 404, 404, 204, 404, 204, 204, 404, 404, 404, 404, 404],
  ),
  row(
    'GET /api/events/{id}/invitations',
    ({ event }) => event.id,
    [401, 404, 403, 200, 403, 200, 200, 403, 404, 404, 404, 404],
  ),
  row(
    'POST /api/events/{id}/invitations',
    ({ event }) => event.id,
    [401, 404, 403, 201, 403, 201, 201, 403, 404, 404, 404, 404],
    { emails: ['une.collegue@asso.example'] },
  ),
  row(
    'DELETE /api/events/{id}/invitations/{accountId}',
    ({ event, guest }) => [event.id, guest.accountId],
    [401, 404, 403, 204, 403, 204, 204, 403, 404, 404, 404, 404],
  ),
  row(
    'GET /api/events/{id}/rsvps',
    ({ event }) => event.id,
    [401, 404, 403, 200, 403, 200, 200, 403, 404, 404, 404, 404],
  ),
  row(
    'PUT /api/events/{id}/rsvp',
    ({ event }) => event.id,
    [401, 404, 200, 200, 200, 200, 200, 200, 404, 404, 404, 404],
    {
      answer: 'yes',
    },
  ),
  row(
    'GET /api/events/{id}/rsvps',
    ({ event }) => event.id,
    [401, 404, 200, 200, 200, 200, 200, 200, 404, 404, 404, 404],
  ),
  row(
    'POST /api/events/{id}/change-previews',
    ({ event }) => event.id,
    [401, 404, 403, 200, 403, 200, 200, 403, 404, 404, 404, 404],
    { title: 'Un titre à essayer' },
  ),
  row(
    'POST /api/events/{id}/duplicates',
    ({ event }) => event.id,
    [401, 404, 403, 201, 403, 201, 403, 403, 404, 404, 404, 404],
    { startsLocal: '2027-04-02T18:30' },
  ),
  row(
    'POST /api/events/{id}/cancellation',
    ({ event }) => event.id,
    [401, 404, 403, 200, 403, 200, 200, 403, 404, 404, 404, 404],
    { word: 'Le bar est fermé.' },
  ),
];
