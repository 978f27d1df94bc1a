import { EventEmitter, once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface ReceivedMail {
  /** As in MAIL FROM and RCPT TO. */
  from: string;
  to: string[];
  raw: string;
  parsed: ParsedMail;
}

/**
 * What the server does with a mail: takes it; answers 550 or 451 to the recipient, or 554 to the message; never
 * answers to the message; cuts the connection within the message, or after keeping it without having said so.
 */
export type SmtpBehaviour =
  'take' | 'refuse' | 'greylist' | 'reject-message' | 'hang' | 'cut' | 'keep-and-cut';

export interface SmtpSink {
  /** As in SMTP_URL. */
  url: string;
  /** In the order of their arrival; emptied by nobody. */
  mails: ReceivedMail[];
  /** How many recipients were named, refused ones included. */
  attempts(): number;
  /** Decides by recipient; lasts until the next call. */
  behave(behaviour: SmtpBehaviour | ((recipient: string) => SmtpBehaviour)): void;
  /** The first mail that satisfies, past or to come within ten seconds. */
  waitFor(predicate: (mail: ReceivedMail) => boolean): Promise<ReceivedMail>;
  /** The first mail to an address. */
  waitForMailTo(address: string): Promise<ReceivedMail>;
  close(): Promise<void>;
}

const answer = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });

const REFUSALS: Partial<Record<SmtpBehaviour, Error>> = {
  refuse: answer(550, '5.1.1 No such person here'),
  greylist: answer(451, '4.7.1 Come back later'),
};

/** A real SMTP server on a free port of this machine, without TLS, that keeps what it is given. */
export async function startSmtpSink(): Promise<SmtpSink> {
  const mails: ReceivedMail[] = [];
  const arrivals = new EventEmitter();
  const sockets = new Map<number, Socket>();
  let attempts = 0;
  let decide: (recipient: string) => SmtpBehaviour = () => 'take';

  const recipients = ({ envelope }: SMTPServerSession) => envelope.rcptTo.map(({ address }) => address);

  async function keep(raw: Buffer, session: SMTPServerSession): Promise<void> {
    const { mailFrom } = session.envelope;
    const parsed = await simpleParser(raw);
    mails.push({
      from: mailFrom ? mailFrom.address : '',
      to: recipients(session),
      raw: raw.toString(),
      parsed,
    });
    arrivals.emit('mail');
  }

  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 1,
    onRcptTo({ address }, _session, callback) {
      attempts += 1;
      callback(REFUSALS[decide(address)] ?? null);
    },
    onData(stream, session, callback) {
      const behaviour = decide(recipients(session)[0] ?? '');
      const cut = () => sockets.get(session.remotePort)?.destroy();
      if (behaviour === 'cut') return void stream.once('data', cut);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (behaviour === 'hang') return;
        if (behaviour === 'reject-message') return callback(answer(554, '5.7.1 Not this message'));
        void keep(Buffer.concat(chunks), session).then(() =>
          behaviour === 'keep-and-cut' ? cut() : callback(null),
        );
      });
    },
  });
  // Cut connections are the point; the client's side is what tests look at.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');

  async function waitFor(predicate: (mail: ReceivedMail) => boolean): Promise<ReceivedMail> {
    const signal = AbortSignal.timeout(10_000);
    for (;;) {
      const found = mails.find(predicate);
      if (found) return found;
      await once(arrivals, 'mail', { signal }).catch(() => {
        const subjects = mails.map(({ to, parsed }) => `${to.join(' ')}: ${parsed.subject ?? ''}`);
        throw new Error(`No such mail came; ${mails.length} did:\n${subjects.join('\n')}`);
      });
    }
  }

  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    attempts: () => attempts,
    behave(behaviour) {
      decide = typeof behaviour === 'function' ? behaviour : () => behaviour;
    },
    waitFor,
    waitForMailTo: (address) => waitFor(({ to }) => to.includes(address)),
    async close() {
      for (const socket of sockets.values()) socket.destroy();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}
