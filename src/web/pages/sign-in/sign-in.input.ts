import { z } from 'zod';
import { safePath } from '../../../platform/http/safe-path.js';
import { type FormBody, isTicked } from '../form-body.js';

/** A path of ours to go to once signed in; never signing in again. */
export function nextPath(value: unknown): string {
  const path = safePath(value);
  return /^\/sign-(in|out)\b/.test(path) ? '/' : path;
}

export const signInQuery = z.object({ next: z.unknown().optional().transform(nextPath) });
export type SignInQuery = z.infer<typeof signInQuery>;

export const codeFromForm = (body: FormBody) => ({
  email: body['email'] ?? '',
  code: body['code'] ?? '',
  shared: isTicked(body['shared']),
});
