/** nodemailer alone, handing over ready-made messages by the same pool as the application's. */
import { createTransport } from 'nodemailer';

export interface MailerOrder {
  port: number;
  messages: number;
  bytes: number;
}

function readyMade(bytes: number): Buffer {
  const head = 'From: a@bench.example\r\nTo: b@bench.example\r\nSubject: bench\r\n\r\n';
  const line = `${'x'.repeat(74)}\r\n`;
  return Buffer.from(head + line.repeat(Math.max(1, Math.round((bytes - head.length) / line.length))));
}

process.on('message', ({ port, messages, bytes }: MailerOrder) => {
  const pool = createTransport({ pool: true, url: `smtp://127.0.0.1:${port}` });
  const raw = readyMade(bytes);
  const envelope = (index: number) => ({ from: 'a@bench.example', to: [`b${index}@bench.example`] });
  const begunAt = Date.now();
  const sent = Array.from({ length: messages }, (_, index) =>
    pool.sendMail({ envelope: envelope(index), raw }),
  );
  void Promise.all(sent).then(() => {
    pool.close();
    process.send?.({ begunAt });
  });
});
