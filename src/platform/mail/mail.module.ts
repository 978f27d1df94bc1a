import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { LocalMailbox } from './local-mailbox.js';
import { MailRenderer } from './mail-renderer.js';
import { MailTransport } from './mail-transport.js';
import { MailboxMessage } from './mailbox-message.entity.js';
import { MailboxStore } from './mailbox.store.js';
import { SmtpTransport } from './smtp-transport.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([MailboxMessage])],
  providers: [
    MailRenderer,
    MailboxStore,
    LocalMailbox,
    {
      provide: MailTransport,
      inject: [SETTINGS, LocalMailbox],
      useFactory: ({ smtpUrl, mailFrom }: Settings, mailbox: LocalMailbox): MailTransport =>
        smtpUrl ? new SmtpTransport(smtpUrl, mailFrom) : mailbox,
    },
  ],
  exports: [MailRenderer, LocalMailbox, MailTransport],
})
export class MailModule {}
