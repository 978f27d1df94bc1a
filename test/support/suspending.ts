import { SuspensionRegister } from '../../src/features/accounts/suspension-register.service.js';
import type { SuspensionLength } from '../../src/vocabulary/moderation.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { TestApp } from './app.js';
import type { Person } from './builders.js';

/** Closes somebody's access, as a decision does. */
export async function suspend(
  app: TestApp,
  { accountId }: Pick<Person, 'accountId'>,
  { by, length = '7-days' }: { by: Pick<Person, 'accountId'>; length?: SuspensionLength },
): Promise<void> {
  const register = app.get(SuspensionRegister);
  await app.get(UnitOfWork).run((tx) => register.suspendIn(tx, accountId, { by: by.accountId, length }));
}

/** What came by mail to sign in with, asked for as the sign-in page does. */
export async function wayIn(app: TestApp, { email }: Person): Promise<{ token: string; code: string }> {
  await app.client().post('/api/sign-in-links', { email });
  await app.settle();
  const text = (await app.mails(email)).at(-1)?.text ?? '';
  const token = /\/sign-in\/([\w-]+)/.exec(text)?.[1] ?? '';
  const code = (/\b\d{3}\s?\d{3}\b/.exec(text)?.[0] ?? '').replace(/\s/, '');
  return { token, code };
}
