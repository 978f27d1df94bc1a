import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Translator } from '../i18n/translator.js';
import { problemOf } from './problem.js';
import { methodNotAllowed, type Refusal, refusalOf, unforeseen } from './refusal.js';
import { Renderer } from './renderer.js';
import { isApi } from './request-state.js';
import { returnPathOf, signInPath } from './return-path.js';
import { RouteTable } from './route-table.js';

/** Answers every error: problem details under `/api`, a page elsewhere, never a stack. */
@Injectable()
@Catch()
export class ErrorAnswersFilter implements ExceptionFilter {
  private readonly logger = new Logger('Error');

  constructor(
    private readonly renderer: Renderer,
    private readonly translator: Translator,
    private readonly routes: RouteTable,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    try {
      this.answer(error, request, reply);
    } catch (failure) {
      this.log(failure, request);
      if (!reply.sent) reply.status(500).header('content-type', 'text/plain').send(`Error ${request.id}`);
    }
  }

  private answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const refusal = this.refusal(error, request);
    if (reply.sent || reply.raw.headersSent) return;
    reply.header('cache-control', 'no-store').removeHeader('etag');
    if (refusal.status === 405) {
      reply.header('allow', this.otherMethods(request).join(', '));
      if (request.method === 'OPTIONS') return void reply.status(204).send();
    }
    if (refusal.status === 429 && typeof refusal.params['seconds'] === 'number')
      reply.header('retry-after', refusal.params['seconds']);
    if (isApi(request)) this.sendProblem(refusal, request, reply);
    else if (refusal.status === 401) reply.redirect(signInPath(returnPathOf(request)), 303);
    else this.sendPage(refusal, request, reply);
  }

  private refusal(error: unknown, request: FastifyRequest): Refusal {
    if (this.otherMethods(request).length > 0) return methodNotAllowed();
    const refusal = refusalOf(error);
    if (refusal) return refusal;
    this.log(error, request);
    return unforeseen(request.id);
  }

  /** What a path answers to when it does not to this method. */
  private otherMethods(request: FastifyRequest): string[] {
    if (!request.is404) return [];
    const methods = this.routes.allowedAt(request.url.split('?', 1)[0] ?? '/');
    return request.method !== 'OPTIONS' && methods.includes(request.method) ? [] : methods;
  }

  /** With the route's pattern: URLs hold tokens. */
  private log(error: unknown, request: FastifyRequest): void {
    const { method, routeOptions, id: reference } = request;
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.logger.error({ reference, method, route: routeOptions.url ?? null, stack });
  }

  private sendProblem(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): void {
    if (refusal.status === 401) reply.header('www-authenticate', 'Bearer');
    const problem = problemOf(refusal, this.translator, request.locale);
    // Bytes, since Fastify adds to strings a charset that this type does not have.
    const body = Buffer.from(JSON.stringify(problem));
    reply.status(refusal.status).header('content-type', 'application/problem+json').send(body);
  }

  private sendPage(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): void {
    const html = this.renderer.renderRefusal(refusal, request, reply);
    reply.status(refusal.status).header('content-type', 'text/html; charset=utf-8').send(html);
  }
}
