import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { MINUTE, SECOND } from '../../kernel/clock.js';
import { isLoopback } from '../config/local-mode.js';
import type { Settings } from '../config/settings.js';
import { composeMail } from './compose.js';
import { MailRefusedError, MailTransport } from './mail-transport.js';
import type { OutgoingMail } from './outgoing-mail.js';

/** Milliseconds to wait. */
export interface SmtpPatience {
  connection: number;
  greeting: number;
  /** Of silence, once connected. */
  silence: number;
  /** For one mail in all: a server that trickles its answers is never silent. */
  whole: number;
}

const PATIENCE: SmtpPatience = {
  connection: 10 * SECOND,
  greeting: 10 * SECOND,
  silence: MINUTE,
  whole: 2 * MINUTE,
};

/** Hands mail to the server of SMTP_URL, over connections that are kept. */
export class SmtpTransport extends MailTransport implements OnApplicationShutdown {
  private readonly pool: ReturnType<typeof openPool>;

  constructor(
    smtpUrl: string,
    private readonly from: Settings['mailFrom'],
    private readonly patience: SmtpPatience = PATIENCE,
  ) {
    super();
    this.pool = openPool(smtpUrl, patience);
  }

  async send(mail: OutgoingMail): Promise<void> {
    const raw = await composeMail(mail, this.from);
    try {
      await this.pool.sendMail({
        envelope: { from: this.from.address, to: [mail.to.address] },
        raw,
        signal: AbortSignal.timeout(this.patience.whole),
      });
    } catch (error) {
      throw refusal(error) ?? error;
    }
  }

  async verify(): Promise<void> {
    await this.pool.verify();
  }

  onApplicationShutdown(): void {
    this.pool.close();
  }
}

function openPool(smtpUrl: string, patience: SmtpPatience) {
  const { hostname, password } = new URL(smtpUrl);
  return createTransport({
    pool: true,
    url: smtpUrl,
    connectionTimeout: patience.connection,
    dnsTimeout: patience.connection,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.silence,
    // A password never crosses a network in the clear; `?requireTLS=false` in the URL is the way out.
    requireTLS: password !== '' && !isLoopback(hostname),
  });
}

/**
 * Whether the server's answer stays the same at the next try: 5xx on the recipient or on the message. 5xx at
 * sign-in or on the sender is the instance's setting to mend, and the mail waits; 503 is a lost session.
 */
function refusal(error: unknown): MailRefusedError | null {
  const { command, responseCode = 0, response = null } = error as SmtpFailure;
  const concernsMail = command === 'RCPT TO' || command === 'DATA';
  const isPermanent = responseCode >= 500 && responseCode < 600 && responseCode !== 503;
  return concernsMail && isPermanent ? new MailRefusedError(`mail-refused-${responseCode}`, response) : null;
}

interface SmtpFailure {
  command?: string;
  responseCode?: number;
  response?: string;
}
