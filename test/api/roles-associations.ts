import { everybody, type Row, row, signedIn } from '../support/role-table.js';

const ADMINS = (status: number) => [401, 403, 403, 403, 403, 403, 403, 403, 403, status, 403, 403];
const MANAGERS = signedIn(403);

/** Associations, who keeps them, and their adhesions: no member of a community has to do with these. */
export const aboutAssociations: Row[] = [
  row('GET /api/associations', () => '', everybody(200)),
  row('POST /api/associations', () => '', signedIn(201), {
    name: 'Une association de plus',
    territory: 'FR-29',
  }),
  row('GET /api/associations/{id}', ({ association }) => association.id, everybody(200)),
  row('PATCH /api/associations/{id}', ({ association }) => association.id, ADMINS(200), { acronym: 'ADLS' }),
  row('POST /api/associations/{id}/decision', ({ association }) => association.id, ADMINS(409), {
    status: 'refused',
  }),
  row('GET /api/associations/{id}/roles', ({ association }) => association.id, ADMINS(200)),
  row('POST /api/associations/{id}/roles', ({ association }) => association.id, ADMINS(201), {
    email: 'plume@asso.example',
    role: 'writer',
  }),
  row(
    'PUT /api/associations/{id}/roles/{accountId}/{role}',
    ({ association }) => [association.id, association.manager.accountId, 'writer'],
    ADMINS(200),
  ),
  row(
    'DELETE /api/associations/{id}/roles/{accountId}/{role}',
    ({ association }) => [association.id, association.manager.accountId, 'manager'],
    // Its only manager stays.
    ADMINS(409),
  ),
  row('GET /api/associations/{id}/adhesions', ({ association }) => association.id, MANAGERS),
  row('POST /api/associations/{id}/adhesions', ({ association }) => association.id, MANAGERS, {
    email: 'adherente@asso.example',
    name: 'Anne Le Goff',
    startsOn: '2027-01-01',
    endsOn: '2027-12-31',
  }),
  row('GET /api/associations/{id}/adhesions.csv', ({ association }) => association.id, MANAGERS),
  row(
    'PATCH /api/associations/{id}/adhesions/{adhesionId}',
    ({ association, event }) => [association.id, event.id],
    MANAGERS,
    { name: 'Anne Le Goff' },
  ),
  row(
    'DELETE /api/associations/{id}/adhesions/{adhesionId}',
    ({ association, event }) => [association.id, event.id],
    MANAGERS,
  ),
  row('POST /api/associations/{id}/adhesions/import', ({ association }) => association.id, MANAGERS, {
    csv: 'Courriel;Nom\nadherente@asso.example;Le Goff',
  }),
  row('GET /api/me/adhesions', () => '', signedIn(200)),
  row('DELETE /api/me/adhesions/{id}', ({ event }) => event.id, signedIn(404)),
];
