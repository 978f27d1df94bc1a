import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Settings } from '../config/settings.js';
import { isApi } from './request-state.js';
import { clearSessionCookie, readSessionCookie, slideSessionCookie } from './session-cookie.js';

export interface RequestCredentials {
  sessionToken: string | null;
  /** Of `Authorization: Bearer`, under `/api` only. */
  bearerToken: string | null;
}

/** Who stands behind a request; the accounts feature provides it. */
export abstract class ViewerResolver {
  /** Null for credentials that are unknown, over or revoked. */
  abstract resolve(credentials: RequestCredentials): Promise<Viewer | null>;
}

function bearerToken(request: FastifyRequest): string | null {
  if (!isApi(request)) return null;
  const [, token] = /^Bearer +(\S.*)$/i.exec(request.headers.authorization ?? '') ?? [];
  return token ?? null;
}

/**
 * The viewer of a request; an access token stands alone, whatever cookie comes with it.
 * @throws DomainError `unauthenticated` `invalid-token`
 */
export async function identify(
  request: FastifyRequest,
  reply: FastifyReply,
  { resolver, settings, now }: { resolver: ViewerResolver; settings: Settings; now: number },
): Promise<Viewer | null> {
  const bearer = bearerToken(request);
  if (bearer !== null) {
    const viewer = await resolver.resolve({ sessionToken: null, bearerToken: bearer });
    if (!viewer) throw new DomainError('unauthenticated', 'invalid-token');
    return viewer;
  }
  const cookie = readSessionCookie(request, settings);
  if (!cookie) return null;
  const viewer = await resolver.resolve({ sessionToken: cookie.token, bearerToken: null });
  if (viewer) slideSessionCookie(reply, settings, cookie, now);
  else clearSessionCookie(reply, settings);
  return viewer;
}
