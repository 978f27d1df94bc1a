import { everybody, type Row, row, signedIn } from '../support/role-table.js';

/** Oneself, signing in, and the vocabulary. */
export const aboutAccounts: Row[] = [
  row('GET /api/territories', () => '', everybody(200)),
  row('GET /api/professions', () => '', everybody(200)),
  row('POST /api/sign-in-links', () => '', everybody(202), { email: 'somebody@asso.example' }),
  row('POST /api/sessions', () => '', everybody(422), { token: 'unknown' }),
  row('GET /api/me', () => '', signedIn(200)),
  row('PATCH /api/me', () => '', signedIn(200), { territory: 'FR-29' }),
  row('GET /api/me/agenda', () => '', signedIn(200)),
  row('GET /api/me/access-tokens', () => '', signedIn(200)),
  row('POST /api/me/access-tokens', () => '', signedIn(201), { name: 'essai' }),
  row('DELETE /api/me/access-tokens/{id}', ({ event }) => event.id, signedIn(404)),
  row('GET /api/me/feeds', () => '', signedIn(200)),
  row('POST /api/me/feeds', () => '', signedIn(201), { name: 'mon téléphone' }),
  row('DELETE /api/me/feeds/{id}', ({ event }) => event.id, signedIn(404)),
  row('GET /api/me/address-changes', () => '', signedIn(200)),
  row('POST /api/me/address-changes', () => '', signedIn(201), { email: 'autre@asso.example' }),
  row('DELETE /api/me/address-changes/{id}', ({ event }) => event.id, signedIn(404)),
  row('DELETE /api/me/backup-address', () => '', signedIn(404)),
  row('POST /api/address-changes/confirmation', () => '', everybody(422), { token: 'unknown' }),
  row('POST /api/address-changes/undo', () => '', everybody(422), { token: 'unknown' }),
  row('POST /api/me/device-links', () => '', signedIn(201)),
  row('GET /api/me/sessions', () => '', signedIn(200)),
  row('DELETE /api/me/sessions/others', () => '', signedIn(204)),
  row('DELETE /api/me/sessions/{id}', ({ event }) => event.id, signedIn(404)),
];
