import type { Viewer } from '../../kernel/viewer.js';

/** Whoever administers the instance sees whose access is closed, and opens it again. */
export const maySeeSuspensions = ({ isAdmin }: Viewer): boolean => isAdmin;
