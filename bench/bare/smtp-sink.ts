/** An SMTP server that takes everything, counts it and forgets it. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** Says its port at once, and when as many messages have come as it was told to wait for. */
export type SinkOrder = { expect: number };
export type SinkAnswer = { port: number } | { expecting: number } | { lastAt: number; bytes: number };

let expected = 0;
let count = 0;
let bytes = 0;

const server = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  onData(stream, _session, callback) {
    stream.on('data', (chunk: Buffer) => (bytes += chunk.length));
    stream.on('end', () => {
      callback(null);
      count += 1;
      if (count === expected) process.send?.({ lastAt: Date.now(), bytes: bytes / count });
    });
  },
});
server.on('error', () => undefined);

process.on('message', ({ expect }: SinkOrder) => {
  [expected, count, bytes] = [expect, 0, 0];
  process.send?.({ expecting: expect });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.server.address() as AddressInfo).port });
});
