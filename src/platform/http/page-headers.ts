import type { FastifyReply, FastifyRequest } from 'fastify';

/** What every page says of itself: nobody but its reader keeps it. */
export function describePage(request: FastifyRequest, reply: FastifyReply): void {
  reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', request.viewer ? 'private, no-store' : 'no-cache')
    .header('vary', 'Cookie, Accept-Language');
}
