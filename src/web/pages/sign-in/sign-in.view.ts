import type { FastifyReply } from 'fastify';
import type { SignedIn } from '../../../features/accounts/sign-in.service.js';
import { DomainError } from '../../../kernel/domain-error.js';
import type { Settings } from '../../../platform/config/settings.js';
import { type Page, page, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { setSessionCookie } from '../../../platform/http/session-cookie.js';
import type { FormBody } from '../form-body.js';
import { nextPath } from './sign-in.input.js';

/** Opens the door: the session's cookie, then where the person was going. */
export function letIn(reply: FastifyReply, settings: Settings, signedIn: SignedIn): SeeOther {
  const { token, session } = signedIn;
  setSessionCookie(reply, settings, token, { persistent: !session.shared, now: session.createdAt });
  return seeOther(pathAfter(signedIn));
}

/**
 * What to do about a box such as accueil@…, which opens nothing before its owner says that nobody else reads it; null
 * for any other refusal.
 * @param fields what came, to be sent again with the answer
 */
export function whoReads(error: unknown, action: string, fields: FormBody): Page | null {
  if (!(error instanceof DomainError) || error.code !== 'shared-mailbox') return null;
  return page('sign-in/who-reads', { action, fields }, { headers: { 'cache-control': 'no-store' } });
}

/** What somebody reads who has proved who they are, and whose access is closed; null for any other refusal. */
export function suspended(error: unknown): Page | null {
  if (!(error instanceof DomainError) || !['suspended', 'suspended-until'].includes(error.code)) return null;
  const { contact, endsAt = null } = error.params;
  return page(
    'sign-in/suspended',
    { contact, endsAt },
    { status: 403, headers: { 'cache-control': 'no-store' } },
  );
}

/** Whoever has never said anything of themselves is asked a first name on the way. */
function pathAfter({ account, next }: Pick<SignedIn, 'account' | 'next'>): string {
  const path = nextPath(next);
  const isNameGuessed = account.revision === 1;
  return isNameGuessed
    ? `/settings/profile?${new URLSearchParams({ welcome: '1', next: path }).toString()}`
    : path;
}
