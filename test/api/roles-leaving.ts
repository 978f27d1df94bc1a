import { type Row, row, signedIn } from '../support/role-table.js';

/** What ends what somebody is: asked last. */
export const aboutLeaving: Row[] = [
  row(
    'POST /api/invitation-links/{token}/memberships',
    ({ linkToken }) => linkToken,
    [401, 201, 201, 201, 201, 201, 201, 201, 403, 201, 201, 201],
    { charterAccepted: true },
  ),
  row(
    'PUT /api/communities/{slug}/invitation-link',
    ({ community }) => community.slug,
    [401, 403, 403, 200, 403, 200, 403, 403, 403, 403, 403, 403],
  ),
  row(
    'DELETE /api/communities/{slug}/invitation-link',
    ({ community }) => community.slug,
    [401, 403, 403, 204, 403, 204, 403, 403, 403, 403, 403, 403],
  ),
  row(
    'POST /api/communities/{slug}/memberships',
    ({ community }) => community.slug,
    [401, 201, 201, 201, 201, 201, 201, 201, 403, 201, 201, 201],
    { charterAccepted: true },
  ),
  row(
    'DELETE /api/communities/{slug}/members/{accountId}',
    ({ community }, me) => [community.slug, me?.accountId ?? 'nobody'],
    // The only organiser can't leave; who asked to join can think better of it.
    [401, 204, 204, 204, 204, 409, 204, 204, 404, 204, 204, 204],
  ),
  row('DELETE /api/sessions/current', () => '', signedIn(204)),
];
