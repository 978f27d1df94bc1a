import { everybody, type Row, row, signedIn } from '../support/role-table.js';

interface Others {
  admin: number;
}

/** For active members and adherents; others, administrators included, are no colleagues. */
const colleagues = (status: number, { admin }: Others = { admin: 403 }): number[] => [
  ...[401, 403],
  ...[status, status, status, status, status],
  ...[403, 403, admin],
  ...[status, 403],
];

/** For who reads what is kept to the community. */
const insiders = (stranger: number, status: number): number[] => [
  ...[stranger, 404],
  ...[status, status, status, status, status],
  ...[404, 404, 404, 404, 404],
];

const news = { kind: 'coup-de-main', text: 'Cherche une salle', territory: 'FR-29' };
const structure = { name: 'Le Relais', type: 'association', territory: 'FR-29', isAnother: true };

/** Local services, and what is posted about them: `keptNewsId` is by who is leaving. */
export const aboutBoard: Row[] = [
  row('GET /api/structures', () => '', everybody(200)),
  row('POST /api/structures', () => '', colleagues(201, { admin: 201 }), structure),
  row('GET /api/structures/{id}', ({ structureId }) => structureId, everybody(200)),
  row('PATCH /api/structures/{id}', ({ structureId }) => structureId, colleagues(200, { admin: 200 }), {
    town: 'Brest',
  }),
  row('POST /api/news', () => '', colleagues(201), news),
  row('POST /api/news/previews', () => '', colleagues(200), news),
  row('GET /api/news/drafts', () => '', signedIn(200)),
  row('GET /api/news/{id}', ({ keptNewsId }) => keptNewsId, insiders(404, 200)),
  row('PATCH /api/news/{id}', ({ keptNewsId }) => keptNewsId, insiders(401, 403), { text: 'Autre chose' }),
  row('DELETE /api/news/{id}', ({ keptNewsId }) => keptNewsId, insiders(401, 403)),
];
