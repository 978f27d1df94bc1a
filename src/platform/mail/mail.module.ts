import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { GatedTransport } from './gated-transport.js';
import { LocalMailbox } from './local-mailbox.js';
import { MailGate } from './mail-gate.js';
import { MailRenderer } from './mail-renderer.js';
import { MailTransport } from './mail-transport.js';
import { MailboxMessage } from './mailbox-message.entity.js';
import { MailboxStore } from './mailbox.store.js';

/** Where mail goes once the gate let it pass. */
const MAIL_WAY = Symbol('MAIL_WAY');

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([MailboxMessage])],
  providers: [
    MailRenderer,
    MailboxStore,
    LocalMailbox,
    MailGate,
    {
      provide: MailTransport,
      inject: [MAIL_WAY, MailGate],
      useFactory: (way: MailTransport, gate: MailGate) => new GatedTransport(way, gate),
    },
    {
      provide: MAIL_WAY,
      inject: [SETTINGS, LocalMailbox],
      useFactory: async ({ smtpUrl, mailFrom }: Settings, mailbox: LocalMailbox): Promise<MailTransport> => {
        if (!smtpUrl) return mailbox;
        const { SmtpTransport } = await import('./smtp-transport.js');
        return new SmtpTransport(smtpUrl, mailFrom);
      },
    },
  ],
  exports: [MailRenderer, LocalMailbox, MailGate, MailTransport],
})
export class MailModule {}
