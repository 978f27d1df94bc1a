import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Clock, SECOND } from '../../kernel/clock.js';
import { forbidden } from '../../kernel/domain-error.js';
import type { Settings } from '../config/settings.js';
import { KeptPages } from './kept-pages.js';
import { Metrics } from './metrics.js';
import { isFromOurPages } from './origin-check.js';
import { PlainRoutes } from './plain-routes.js';
import { limitRates } from './rate-limits.js';
import { logRequests } from './request-log.js';
import { declareRequestState, settle } from './request-state.js';
import { routedTarget } from './request-target.js';
import { RouteTable } from './route-table.js';
import { securityHeaders } from './security-headers.js';
import { takeUploads, UPLOAD_LIMIT } from './uploads.js';
import { identify, ViewerResolver } from './viewer-resolver.js';

const BODY_LIMIT = 256 * 1024;

type FastifyOptions = NonNullable<ConstructorParameters<typeof FastifyAdapter>[0]>;

/** For `new FastifyAdapter(fastifyOptions(settings))`. */
export function fastifyOptions(settings: Settings): FastifyOptions {
  const { trustProxy } = settings;
  const hops = typeof trustProxy === 'string' && /^\d+$/.test(trustProxy) ? Number(trustProxy) : null;
  return {
    logger: false,
    trustProxy: hops === null ? trustProxy : (_address, hop) => hop < hops,
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30 * SECOND,
    genReqId: () => randomUUID(),
    rewriteUrl: (request) => routedTarget(request.url ?? ''),
    // A parameter too long to be anything is looked up in vain, like any other.
    routerOptions: { maxParamLength: 16_384 },
    // There is no Nest middleware, which every request would pass through.
    skipMiddie: true,
    // What comes in is zod's to check: Fastify would load two compilers of schemas, a hundred modules, at each start.
    schemaController: { compilersFactory: { buildValidator: noSchema, buildSerializer: noSchema } },
  };
}

function noSchema(): never {
  throw new Error('A route is described with zod, and has no schema of Fastify.');
}

/** Everything that a request passes before its handler. Called once, between `create` and `listen`. */
export async function configureHttp(app: NestFastifyApplication, settings: Settings): Promise<void> {
  const instance = app.getHttpAdapter().getInstance();
  takeEmptyJson(app, instance);
  const routes = app.get(RouteTable);
  instance.addHook('onRoute', (route) => {
    routes.add(route.method, route.url);
    if (route.config?.largeBody) route.bodyLimit = UPLOAD_LIMIT;
  });
  declareRequestState(instance, settings);
  logRequests(instance, app.get(Metrics));
  if (settings.rateLimits) await limitRates(instance);
  app.get(PlainRoutes).open(instance);
  addSecurityHeaders(instance, settings);
  await instance.register(cookie);
  checkOrigins(instance, settings);
  identifyViewers(instance, settings, app);
  await takeUploads(instance);
  app.get(KeptPages).open(instance);
}

/** Programs say that they send JSON even where they send nothing, such as with DELETE. */
function takeEmptyJson(app: NestFastifyApplication, instance: FastifyInstance): void {
  const parse = instance.getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', { bodyLimit: BODY_LIMIT }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request as FastifyRequest, body.toString(), done);
  });
}

function addSecurityHeaders(instance: FastifyInstance, settings: Settings): void {
  const headers = securityHeaders(settings.publicUrl);
  instance.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

function checkOrigins(instance: FastifyInstance, settings: Settings): void {
  instance.addHook('onRequest', (request, _reply, done) => {
    settle(request, null, settings);
    const { method, headers, routeOptions } = request;
    const [site, origin] = [headers['sec-fetch-site'], headers.origin];
    const secFetchSite = Array.isArray(site) ? site.join() : site;
    const isOurs = isFromOurPages({ method, secFetchSite, origin, host: headers.host });
    done(isOurs || routeOptions.config.anyOrigin ? undefined : forbidden('cross-origin'));
  });
}

function identifyViewers(instance: FastifyInstance, settings: Settings, app: NestFastifyApplication): void {
  const resolver = app.get(ViewerResolver, { strict: false });
  const clock = app.get(Clock, { strict: false });
  instance.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.forMachines) return;
    const viewer = await identify(request, reply, { resolver, settings, now: clock.now() });
    if (viewer) settle(request, viewer, settings);
  });
}
