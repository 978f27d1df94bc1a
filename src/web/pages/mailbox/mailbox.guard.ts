import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { notFound } from '../../../kernel/domain-error.js';
import { SETTINGS } from '../../../platform/config/config.module.js';
import type { Settings } from '../../../platform/config/settings.js';
import { isLocalRequest } from '../../../platform/http/local-request.js';

/** The mailbox holds everybody's sign-in links: only whoever sits at this machine sees that it exists. */
@Injectable()
export class MailboxGuard implements CanActivate {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const source = {
      peer: request.socket.remoteAddress,
      host: request.headers.host,
      headers: request.headers,
    };
    if (this.settings.smtpUrl !== null || !isLocalRequest(source, this.settings)) throw notFound();
    return true;
  }
}
