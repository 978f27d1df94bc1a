import { PermanentFailure } from '../outbox/fact-kind.js';
import type { OutgoingMail } from './outgoing-mail.js';

/** Where mail leaves: an SMTP server, or in local mode a table that `/mailbox` shows. */
export abstract class MailTransport {
  /**
   * Resolves once the mail is safely in other hands.
   * @throws MailRefusedError when trying again cannot help; any other error is worth another try
   */
  abstract send(mail: OutgoingMail): Promise<void>;

  /** @throws when mail could not be handed over now */
  abstract verify(): Promise<void>;
}

/** The mail cannot go to this person as it is; the outbox parks it. The code names no address. */
export class MailRefusedError extends PermanentFailure {
  constructor(
    code: string,
    /** What the server said; it may hold the address. */
    readonly response: string | null = null,
  ) {
    super(code);
  }
}
