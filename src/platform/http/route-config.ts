import { RouteConfig } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import type { FastifyContextConfig } from 'fastify';
import { MINUTE } from '../../kernel/clock.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Takes posts from other sites and mail programs; such a route must not act on the session cookie. */
    anyOrigin?: boolean;
    /** Asked by machines, often: no viewer, no limit, no log line. */
    forMachines?: boolean;
    /** Takes as much as an upload. */
    largeBody?: boolean;
    /** See `KeptPage`. */
    keptPage?: boolean;
  }
}

/** Nest keeps one configuration a handler: what several decorators say is merged. */
function configure(config: FastifyContextConfig): MethodDecorator {
  return (target, key, descriptor) => {
    const handler = descriptor.value as object;
    const before = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) as object | undefined;
    RouteConfig({ ...before, ...config })(target, key, descriptor);
  };
}

/** For one-click unsubscription (RFC 8058), which mail programs post without a cookie. */
export const AnyOrigin = (): MethodDecorator => configure({ anyOrigin: true });

/** For health, metrics and assets. */
export const ForMachines = (): MethodDecorator => configure({ forMachines: true, rateLimit: false });

/** For what comes with a file's content in it. */
export const LargeBody = (): MethodDecorator => configure({ largeBody: true });

/**
 * For a page that many ask for between two writes: it shows nothing but what its address, its reader, the database and
 * the minute decide.
 */
export const KeptPage = (): MethodDecorator => configure({ keptPage: true });

/** A tighter limit than the general one, counted for this route alone: by account, else by address. */
export const RateLimit = (max: number, minutes = 1): MethodDecorator =>
  configure({ rateLimit: { max, timeWindow: minutes * MINUTE } });
