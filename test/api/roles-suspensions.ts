import { type Row, row } from '../support/role-table.js';

const forAdmins = (status: number): number[] => [
  401,
  403,
  403,
  403,
  403,
  403,
  403,
  403,
  403,
  status,
  403,
  403,
];

/** Whose access is suspended: nobody's here. */
export const aboutSuspensions: Row[] = [
  row('GET /api/suspensions', () => '', forAdmins(200)),
  row('DELETE /api/suspensions/{accountId}', ({ leaving }) => leaving.accountId, forAdmins(404)),
];
