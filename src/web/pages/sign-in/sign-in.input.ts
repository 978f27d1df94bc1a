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

/** `othersRead` is the answer about a box such as accueil@…; absent where it was not asked. */
export const entryFromForm = (body: FormBody) => ({
  shared: isTicked(body['shared']),
  soleReader: body['othersRead'] === 'no',
});

export const codeFromForm = (body: FormBody) => ({
  email: body['email'] ?? '',
  code: body['code'] ?? '',
  ...entryFromForm(body),
});
