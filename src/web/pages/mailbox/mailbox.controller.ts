import { Controller, Delete, Get, HttpCode, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { notFound } from '../../../kernel/domain-error.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { CONTENT_SECURITY_POLICY } from '../../../platform/http/security-headers.js';
import { LocalMailbox } from '../../../platform/mail/local-mailbox.js';
import type { MailboxMessage } from '../../../platform/mail/mailbox-message.entity.js';
import { MailboxGuard } from './mailbox.guard.js';
import { mailboxQuery, type MailboxQuery } from './mailbox.input.js';
import { calendarView, framedHtml, mailboxPath, senderOf, textView } from './mailbox.view.js';

const PAGE_SIZE = 50;

/** The mail is shown, nothing of it runs or is fetched; its links act in the whole window. */
const FRAMED_POLICY = [
  'sandbox allow-popups allow-top-navigation-by-user-activation',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "frame-ancestors 'self'",
].join('; ');

/** Mail that was kept instead of being sent: local mode without SMTP, and only on this machine. */
@Controller('mailbox')
@UseGuards(MailboxGuard)
export class MailboxController {
  constructor(private readonly mailbox: LocalMailbox) {}

  @Get()
  async list(@Query(new InputPipe(mailboxQuery)) { address, before }: MailboxQuery): Promise<Page> {
    const found = await this.mailbox.list({ address, before, limit: PAGE_SIZE + 1 });
    const messages = found.slice(0, PAGE_SIZE);
    const last = found.length > PAGE_SIZE ? messages.at(-1) : undefined;
    return page('mailbox/list', {
      messages,
      address,
      newest: before && mailboxPath({ address }),
      older: last && mailboxPath({ address, before: last.id }),
    });
  }

  @Get(':id')
  async show(@Param('id') id: string): Promise<Page> {
    const message = await this.get(id);
    return page(
      'mailbox/show',
      {
        message,
        from: senderOf(message.raw),
        paragraphs: textView(message.text),
        calendar: message.ics && calendarView(message.ics),
      },
      { headers: { 'content-security-policy': `${CONTENT_SECURITY_POLICY}; frame-src 'self'` } },
    );
  }

  @Get(':id/html')
  async html(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { html } = await this.get(id);
    reply.header('content-security-policy', FRAMED_POLICY).header('x-frame-options', 'SAMEORIGIN');
    reply.header('cache-control', 'no-store').type('text/html; charset=utf-8');
    return framedHtml(html);
  }

  @Get(':id/raw')
  async raw(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { raw } = await this.get(id);
    reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8');
    return raw;
  }

  @Get(':id/invite.ics')
  async calendar(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { ics, icsMethod } = await this.get(id);
    if (ics === null) throw notFound();
    reply.header('content-disposition', 'attachment; filename=invite.ics');
    reply
      .header('cache-control', 'no-store')
      .type(`text/calendar; charset=utf-8; method=${icsMethod ?? 'REQUEST'}`);
    return ics;
  }

  @Delete()
  @HttpCode(204)
  async empty(): Promise<void> {
    await this.mailbox.empty();
  }

  /** What a form can say of the above. */
  @Post('deletion')
  async emptyByForm(): Promise<SeeOther> {
    await this.mailbox.empty();
    return seeOther('/mailbox', { key: 'mailbox.flash.emptied' });
  }

  private async get(id: string): Promise<MailboxMessage> {
    const message = await this.mailbox.find(id);
    if (!message) throw notFound();
    return message;
  }
}
