import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.js';

/** One line a request, and one measure: the route's pattern and never the URL, which may hold a token or a name. */
export function logRequests(instance: FastifyInstance, metrics: Metrics): void {
  const logger = new Logger('Request');
  instance.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions, id } = request;
    const route = request.is404 ? 'none' : (routeOptions.url ?? 'none');
    const ms = reply.elapsedTime;
    metrics.observe(method, route, reply.statusCode, ms);
    const line = { id, method, route, status: reply.statusCode, ms: Math.round(ms * 10) / 10 };
    if (routeOptions.config.forMachines) logger.debug(line);
    else logger.log(line);
    done();
  });
}
