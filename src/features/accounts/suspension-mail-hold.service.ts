import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { SharedReads } from '../../platform/database/shared-reads.js';
import { Reader } from '../../platform/database/transaction.js';
import { MailGate } from '../../platform/mail/mail-gate.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import { SuspensionStore } from './suspension.store.js';

/**
 * Nothing is written to somebody whose access is closed, but what concerns that access. They are few: mails that go out
 * together ask once who they are.
 */
@Injectable()
export class SuspensionMailHold implements OnModuleInit {
  private readonly reads = new SharedReads<Set<string>>();

  constructor(
    private readonly gate: MailGate,
    private readonly store: SuspensionStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.gate.register((mail) => this.holds(mail));
  }

  private async holds({ kind, to }: OutgoingMail): Promise<boolean> {
    if (kind === 'access') return false;
    const held = await this.reads.ask('addresses', () => this.store.addresses(this.reader, this.clock.now()));
    return held.has(to.address);
  }
}
