import { Injectable } from '@nestjs/common';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import type { DecidedNotice } from './association.facts.js';
import { AssociationMailWriter } from './association-mail-writer.service.js';
import { AssociationNoticeReader } from './association-notice-reader.service.js';

/** Sends a mail that was decided. */
@Injectable()
export class AssociationMailService {
  constructor(
    private readonly notices: AssociationNoticeReader,
    private readonly writer: AssociationMailWriter,
    private readonly transport: MailTransport,
  ) {}

  async send(decided: DecidedNotice): Promise<void> {
    const notice = await this.notices.load(decided);
    if (notice) await this.transport.send(this.writer.write(notice));
  }
}
