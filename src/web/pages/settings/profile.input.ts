import { z } from 'zod';
import { profileFromForm } from '../../../features/accounts/account.input.js';
import { safePath } from '../../../platform/http/safe-path.js';
import { isTerritory, territoryZone } from '../../../vocabulary/territories.js';
import type { FormBody } from '../form-body.js';

export const profileQuery = z.object({
  /** The step of a first sign-in: three questions, then on to `next`. */
  welcome: z
    .unknown()
    .optional()
    .transform((value) => value === '1'),
  next: z
    .unknown()
    .optional()
    .transform((value) => safePath(value)),
});
export type ProfileQuery = z.infer<typeof profileQuery>;

/** The welcome asks neither language nor hour: somebody's hour is that of their territory, where they give one. */
export function welcomeFromForm(body: FormBody) {
  const { displayName, profession, territory } = profileFromForm(body);
  const zone = territory !== null && isTerritory(territory) ? { timeZone: territoryZone(territory) } : {};
  return { displayName, profession, territory, ...zone };
}
