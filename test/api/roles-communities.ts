import { everybody, type Row, row, signedIn } from '../support/role-table.js';

/** Communities and their members. */
export const aboutCommunities: Row[] = [
  row('GET /api/communities', () => '', everybody(200)),
  row('POST /api/communities', () => '', signedIn(201), { name: 'Un réseau de plus', territory: 'CA-QC' }),
  row('GET /api/communities/{slug}', ({ community }) => community.slug, everybody(200)),
  row(
    'PATCH /api/communities/{slug}',
    ({ community }) => community.slug,
    [401, 403, 403, 403, 403, 200, 403, 403, 403, 403, 403, 403],
    { description: 'On se voit le jeudi.' },
  ),
  row(
    'GET /api/communities/{slug}/members',
    ({ community }) => community.slug,
    [401, 403, 200, 200, 200, 200, 200, 403, 403, 403, 403, 403],
  ),
  row(
    'PATCH /api/communities/{slug}/members/{accountId}',
    ({ community, applicant }) => [community.slug, applicant.accountId],
    [401, 404, 403, 200, 403, 200, 403, 404, 404, 404, 404, 404],
    { status: 'active' },
  ),
  row(
    'PATCH /api/communities/{slug}/members/{accountId}',
    ({ community, member }) => [community.slug, member.accountId],
    [401, 404, 403, 403, 403, 200, 403, 404, 404, 404, 404, 404],
    { role: 'moderator' },
  ),
  row(
    'DELETE /api/communities/{slug}/members/{accountId}',
    ({ community, leaving }) => [community.slug, leaving.accountId],
    [401, 404, 403, 403, 403, 204, 403, 404, 404, 404, 404, 404],
  ),
  row(
    'POST /api/communities/{slug}/members/{accountId}/refusal',
    ({ community, applicant }) => [community.slug, applicant.accountId],
    // Let in above by those who may.
    [401, 404, 403, 409, 403, 409, 403, 404, 404, 404, 404, 404],
    { word: 'Une autre fois.' },
  ),
  row(
    'POST /api/communities/{slug}/members/{accountId}/readmission',
    ({ community, leaving }) => [community.slug, leaving.accountId],
    // Removed above by who may.
    [401, 403, 403, 403, 403, 204, 403, 403, 403, 403, 403, 403],
  ),
  row('GET /api/communities/{slug}/hosts', ({ community }) => community.slug, everybody(200)),
];

const HOSTS_ONLY = (status: number) => [401, 403, 403, status, 403, status, 403, 403, 403, 403, 403, 403];

/** Ways in by invitation, and what keeps a community alive. */
export const aboutCommunityDoors: Row[] = [
  row('POST /api/communities/{slug}/invitations', ({ community }) => community.slug, HOSTS_ONLY(201), {
    emails: ['une.autre@asso.example', 'pas une adresse'],
  }),
  row('GET /api/communities/{slug}/invitations', ({ community }) => community.slug, HOSTS_ONLY(200)),
  row(
    'DELETE /api/communities/{slug}/invitations/{id}',
    ({ community, pendingId }) => [community.slug, pendingId],
    HOSTS_ONLY(204),
  ),
  row('GET /api/communities/{slug}/invitation-link', ({ community }) => community.slug, HOSTS_ONLY(200)),
  row('GET /api/invitation-links/{token}', ({ linkToken }) => linkToken, everybody(200)),
  row('POST /api/communities/{slug}/awakening', ({ community }) => community.slug, HOSTS_ONLY(200)),
  row(
    'GET /api/communities/{slug}/takeover',
    ({ community }) => community.slug,
    [401, 403, 404, 404, 404, 404, 404, 403, 403, 403, 403, 403],
  ),
  row(
    'POST /api/communities/{slug}/takeover',
    ({ community }) => community.slug,
    // Their organiser was seen today.
    [401, 403, 403, 409, 403, 403, 403, 403, 403, 403, 403, 403],
  ),
  row('DELETE /api/communities/{slug}/takeover', ({ community }) => community.slug, HOSTS_ONLY(404)),
];
