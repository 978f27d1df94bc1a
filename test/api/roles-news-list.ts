import { everybody, type Row, row } from '../support/role-table.js';

/** The board: everybody has one, with what they may read on it. */
export const aboutNewsLists: Row[] = [row('GET /api/news', () => '', everybody(200))];
