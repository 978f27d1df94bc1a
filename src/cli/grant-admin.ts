import { createContext } from '../application.js';
import { AccountService } from '../features/accounts/account.service.js';
import { SystemClock } from '../kernel/clock.js';
import { DomainError } from '../kernel/domain-error.js';
import { normaliseEmail } from '../kernel/text.js';
import { loadSettings } from '../platform/config/load-settings.js';

export async function grantAdmin(email: string): Promise<void> {
  const context = await createContext({ ...loadSettings(), role: 'web' }, new SystemClock());
  try {
    await context.get(AccountService).grantAdmin(normaliseEmail(email));
    process.stdout.write(`${email} is an instance admin.\n`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new Error(`No account has the address ${email}: its owner has to sign in once first.`, {
      cause: error,
    });
  } finally {
    await context.close();
  }
}
