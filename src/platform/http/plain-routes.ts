import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { MINUTE } from '../../kernel/clock.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { securityHeaders } from './security-headers.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    plain?: PlainRoute;
  }
}

export interface PlainAnswer {
  status: number;
  /** Names and values in turn; those for security are added. */
  headers: readonly string[];
  body: Buffer | null;
}

export interface PlainRequest {
  /** Of the route's pattern; empty where it has none. */
  parameter: string;
  /** As it came: a name that is there several times has several values. */
  query: Readonly<Record<string, string | string[] | undefined>>;
  headers: IncomingHttpHeaders;
}

export interface PlainRoute {
  /** Fastify's pattern, with one parameter at most. */
  url: string;
  /** How often one address may ask in a minute. */
  limit: number;
  answer: (asked: PlainRequest) => Promise<PlainAnswer>;
}

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;

const inWords = (status: number, words: string, ...headers: string[]): PlainAnswer => {
  const body = Buffer.from(words);
  const described = ['cache-control', 'no-store', 'content-type', 'text/plain; charset=utf-8', ...headers];
  return { status, headers: [...described, 'content-length', String(body.length)], body };
};

export const notThere = (...headers: string[]): PlainAnswer => inWords(404, 'Not found\n', ...headers);

/**
 * Routes that programs ask day and night, mostly for what is unchanged. They are limited, measured and secured as all
 * are, and answered before all that a page needs: cookies, languages, the viewer, Nest's pipeline.
 */
@Injectable()
export class PlainRoutes {
  private readonly logger = new Logger('Error');
  private readonly security: readonly string[];
  private readonly limiters = new Map<PlainRoute, Limiter>();
  private instance: FastifyInstance | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    this.security = Object.entries(securityHeaders(settings.publicUrl)).flat();
  }

  /** Before the hooks of pages are added: hooks run in their order, and this one does not go on. */
  open(instance: FastifyInstance): void {
    this.instance = instance;
    instance.addHook('onRequest', (request, reply, done) => {
      const { plain } = request.routeOptions.config;
      if (plain) void this.answer(plain, request, reply);
      else done();
    });
  }

  /** At module init. Nothing happens where nothing is served, as on the command line. */
  add(route: PlainRoute): void {
    const { instance } = this;
    if (!instance) return;
    if (this.settings.rateLimits)
      this.limiters.set(route, instance.createRateLimit({ max: route.limit, timeWindow: MINUTE }));
    const config = { plain: route, forMachines: true, rateLimit: false as const };
    // Answered by the hook.
    instance.get(route.url, { config }, () => null);
  }

  private async answer(route: PlainRoute, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { status, headers, body } = await this.decide(route, request);
    reply.hijack();
    reply.raw.writeHead(status, [...this.security, ...headers]);
    reply.raw.end(body);
  }

  private async decide(route: PlainRoute, request: FastifyRequest): Promise<PlainAnswer> {
    try {
      const limit = await this.limiters.get(route)?.(request);
      if (limit && !limit.isAllowed && limit.isExceeded)
        return inWords(429, 'Too many requests\n', 'retry-after', String(limit.ttlInSeconds));
      const [parameter = ''] = Object.values(request.params as Record<string, string>);
      const query = request.query as PlainRequest['query'];
      return await route.answer({ parameter, query, headers: request.headers });
    } catch (error) {
      const { id: reference, method } = request;
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.logger.error({ reference, method, route: route.url, stack });
      return inWords(500, `Error ${reference}\n`);
    }
  }
}
