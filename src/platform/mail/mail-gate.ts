import { Injectable } from '@nestjs/common';
import type { OutgoingMail } from './outgoing-mail.js';

type Hold = (mail: OutgoingMail) => Promise<boolean>;

/** Keeps mail from whom nothing may be written to now; features say who that is. What is held is not sent later. */
@Injectable()
export class MailGate {
  private readonly holds: Hold[] = [];

  /** At module init. */
  register(hold: Hold): void {
    this.holds.push(hold);
  }

  async holdsBack(mail: OutgoingMail): Promise<boolean> {
    for (const hold of this.holds) if (await hold(mail)) return true;
    return false;
  }
}
