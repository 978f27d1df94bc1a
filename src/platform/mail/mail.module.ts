import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { LocalMailbox } from './local-mailbox.js';
import { MailRenderer } from './mail-renderer.js';
import { MailTransport } from './mail-transport.js';
import { MailboxMessage } from './mailbox-message.entity.js';
import { MailboxStore } from './mailbox.store.js';

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
      useFactory: async ({ smtpUrl, mailFrom }: Settings, mailbox: LocalMailbox): Promise<MailTransport> => {
        if (!smtpUrl) return mailbox;
        const { SmtpTransport } = await import('./smtp-transport.js');
        return new SmtpTransport(smtpUrl, mailFrom);
      },
    },
  ],
  exports: [MailRenderer, LocalMailbox, MailTransport],
})
export class MailModule {}
