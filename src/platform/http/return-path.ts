import type { FastifyRequest } from 'fastify';
import { safePath } from './safe-path.js';

export interface Asked {
  method: string;
  url: string;
  host: string | undefined;
  referer: string | undefined;
}

/** Where to come back to: the page asked for, or the page whose form was posted. */
export function returnPath({ method, url, host, referer }: Asked): string {
  if (method === 'GET' || method === 'HEAD') return safePath(url);
  if (referer === undefined || !URL.canParse(referer)) return '/';
  const page = new URL(referer);
  return page.host === host ? safePath(page.pathname + page.search) : '/';
}

export const returnPathOf = (request: FastifyRequest): string =>
  returnPath({
    method: request.method,
    url: request.originalUrl,
    host: request.headers.host,
    referer: request.headers.referer,
  });

/** `/sign-in`, with `next=` unless one would come back to the start or to signing in. */
export function signInPath(next: string): string {
  return next === '/' || next.startsWith('/sign-in')
    ? '/sign-in'
    : `/sign-in?next=${encodeURIComponent(next)}`;
}
