import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { MINUTE } from '../../kernel/clock.js';
import { DomainError } from '../../kernel/domain-error.js';

/** A page is one request: a whole office behind one address stays below. */
const A_MINUTE = 300;

/** Who asks: the account, so that colleagues on one network don't share a limit; else the address, or its /64. */
export const limitKey = (request: { viewer: { accountId: string } | null; ip: string }): string =>
  request.viewer ? `account ${request.viewer.accountId}` : `address ${normalizeIP(request.ip, 64)}`;

/** Refuses with 429 and `Retry-After`. Counts are this process's own. */
export async function limitRates(instance: FastifyInstance): Promise<void> {
  await instance.register(rateLimit, {
    max: A_MINUTE,
    timeWindow: MINUTE,
    keyGenerator: limitKey,
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
      'retry-after': true,
    },
    errorResponseBuilder: (_request, { ttl }) =>
      new DomainError('too-many', 'too-many', [], { seconds: Math.ceil(ttl / 1000) }),
  });
}
