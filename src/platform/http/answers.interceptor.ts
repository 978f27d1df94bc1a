import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { setFlash } from './flash.js';
import { KeptPages } from './kept-pages.js';
import { Page, SeeOther } from './page.js';
import { describePage } from './page-headers.js';
import { Renderer } from './renderer.js';
import { isApi } from './request-state.js';

/** Sends what handlers return: pages as HTML, redirects as 303, anything else as it is. */
@Injectable()
export class AnswersInterceptor implements NestInterceptor {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly renderer: Renderer,
    private readonly keptPages: KeptPages,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((answer: unknown) => this.send(answer, request, reply)));
  }

  private send(answer: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
    if (answer instanceof Page) return this.sendPage(answer, request, reply);
    if (answer instanceof SeeOther) return this.sendElsewhere(answer, reply);
    if (isApi(request) && !reply.sent && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'private, no-store');
    return answer;
  }

  private sendPage(page: Page, request: FastifyRequest, reply: FastifyReply): string {
    const html = this.renderer.render(page, request, reply);
    const { status = 200, headers = null } = page.options;
    describePage(request, reply);
    reply.status(status).headers(headers ?? {});
    if (status === 200 && !headers) this.keptPages.keep(request, html);
    return html;
  }

  private sendElsewhere({ location, flash }: SeeOther, reply: FastifyReply): string {
    if (flash) setFlash(reply, this.settings, flash);
    reply.status(303).header('location', location).header('cache-control', 'private, no-store');
    return '';
  }
}
