import { everybody, type Row, row, signedIn } from '../support/role-table.js';

/** Communities and their members. */
export const aboutCommunities: Row[] = [
  row('GET /api/communities', () => '', everybody(200)),
  row('POST /api/communities', () => '', signedIn(201), { name: 'Un réseau de plus', territory: 'CA-QC' }),
  row('GET /api/communities/{slug}', ({ community }) => community.slug, everybody(200)),
  row(
    'PATCH /api/communities/{slug}',
    ({ community }) => community.slug,
    [401, 403, 403, 403, 403, 200, 403, 403, 403, 403],
    { description: 'On se voit le jeudi.' },
  ),
  row(
    'GET /api/communities/{slug}/members',
    ({ community }) => community.slug,
    [401, 403, 200, 200, 200, 200, 200, 403, 403, 403],
  ),
  row(
    'PATCH /api/communities/{slug}/members/{accountId}',
    ({ community, applicant }) => [community.slug, applicant.accountId],
    [401, 404, 403, 200, 403, 200, 403, 404, 404, 404],
    { status: 'active' },
  ),
  row(
    'PATCH /api/communities/{slug}/members/{accountId}',
    ({ community, member }) => [community.slug, member.accountId],
    [401, 404, 403, 403, 403, 200, 403, 404, 404, 404],
    { role: 'moderator' },
  ),
  row(
    'DELETE /api/communities/{slug}/members/{accountId}',
    ({ community, leaving }) => [community.slug, leaving.accountId],
    [401, 404, 403, 403, 403, 204, 403, 404, 404, 404],
  ),
];
