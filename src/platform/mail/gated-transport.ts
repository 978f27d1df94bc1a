import { MailGate } from './mail-gate.js';
import { MailTransport } from './mail-transport.js';
import type { OutgoingMail } from './outgoing-mail.js';

/** The one way out: what the gate holds back goes nowhere. */
export class GatedTransport extends MailTransport {
  constructor(
    private readonly way: MailTransport,
    private readonly gate: MailGate,
  ) {
    super();
  }

  async send(mail: OutgoingMail): Promise<void> {
    if (!(await this.gate.holdsBack(mail))) await this.way.send(mail);
  }

  verify(): Promise<void> {
    return this.way.verify();
  }
}
