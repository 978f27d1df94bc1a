import { everybody, type Row, row, signedIn } from '../support/role-table.js';

/** For active members and adherents: an account alone, or an administrator's, is no colleague's. */
const colleagues = (status: number): number[] => [
  401,
  403,
  ...[status, status, status, status, status],
  ...[403, 403, 403],
  status,
  403,
];

/** The glossary is everybody's to read. It belongs to no world: what colleagues do here leaves it as it was. */
export const aboutGlossary: Row[] = [
  row('GET /api/glossary', () => '', everybody(200)),
  row('GET /api/glossary/{id}', () => 'caf-fr', everybody(200)),
  row('POST /api/glossary', () => '', colleagues(409), {
    acronym: 'CAF',
    country: 'FR',
    sense: "Caisse d'allocations familiales",
  }),
  // Known: nobody has to be asked.
  row('POST /api/glossary/questions', () => '', signedIn(200), { acronym: 'CAF' }),
  row('PATCH /api/glossary/{id}', () => 'caf-fr', colleagues(200), { explanation: 'Verse les aides.' }),
  row('GET /api/glossary/{id}/versions', () => 'caf-fr', colleagues(200)),
  row('POST /api/glossary/{id}/reversion', () => 'caf-fr', colleagues(200), { revision: 0 }),
  row('POST /api/glossary/{id}/reports', ({ entryId }) => entryId, everybody(202), { reason: 'erreur' }),
  // Its author's alone, or an administrator's.
  row(
    'DELETE /api/glossary/{id}',
    ({ entryId }) => entryId,
    [401, 403, 403, 403, 403, 403, 403, 403, 403, 204, 403, 403],
  ),
];
