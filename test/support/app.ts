import type { AddressInfo } from 'node:net';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../../src/application.js';
import { AccountService } from '../../src/features/accounts/account.service.js';
import { SessionService } from '../../src/features/accounts/session.service.js';
import { normaliseEmail } from '../../src/kernel/text.js';
import { readSettings, type Settings } from '../../src/platform/config/settings.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { LocalMailbox } from '../../src/platform/mail/local-mailbox.js';
import type { MailboxMessage } from '../../src/platform/mail/mailbox-message.entity.js';
import { OutboxWorker } from '../../src/platform/outbox/outbox.worker.js';
import { Client } from './client.js';
import { FakeClock } from './fake-clock.js';
import { createTestDatabase } from './test-database.js';

export interface TestApp {
  nest: NestFastifyApplication;
  clock: FakeClock;
  settings: Settings;
  /** `http://127.0.0.1:<port>` */
  origin: string;
  get: <T>(token: Type<T> | (abstract new (...args: never[]) => T) | string) => T;
  /** A stranger. */
  client: (headers?: Record<string, string>) => Client;
  /** Somebody signed in; the account is made when the address has none. */
  signIn: (email: string) => Promise<Client>;
  /** Does all that the outbox holds and is due. */
  settle: () => Promise<void>;
  /** Mail in the local mailbox, oldest first, to an address or to all. */
  mails: (address?: string) => Promise<MailboxMessage[]>;
  close: () => Promise<void>;
}

interface Start {
  /** Environment variables over those of the tests, and `now` for the clock. */
  environment?: Record<string, string>;
  settings?: Partial<Settings>;
  now?: number;
}

const ENVIRONMENT = { SECRET: 'secret of the tests only '.repeat(2), LOG_LEVEL: 'error', RATE_LIMITS: 'off' };

/** The whole application over HTTP, on a database of its own, its clock standing still, its worker asleep. */
export async function startApp({ environment, settings: changed, now }: Start = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const given = readSettings({ ...ENVIRONMENT, DATABASE_URL: database.url, ...environment }, () => '');
  const settings: Settings = { ...given, role: 'web', ...changed };
  const clock = new FakeClock(now);
  const nest = await createApplication(settings, clock);
  await nest.listen(0, '127.0.0.1');
  const { port } = nest.getHttpServer().address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const client: TestApp['client'] = (headers) => new Client(origin, headers);

  return {
    nest,
    clock,
    settings,
    origin,
    get: (token) => nest.get(token, { strict: false }),
    client,
    signIn: (email) => signIn(nest, client(), email),
    settle: () => nest.get(OutboxWorker, { strict: false }).drain(),
    mails: (address) => mailsIn(nest.get(LocalMailbox, { strict: false }), address),
    async close() {
      await nest.close();
      await database.drop();
    },
  };
}

/** A session opened as the sign-in page would, without the mail. */
async function signIn(nest: NestFastifyApplication, client: Client, email: string): Promise<Client> {
  const [accounts, sessions] = [
    nest.get(AccountService, { strict: false }),
    nest.get(SessionService, { strict: false }),
  ];
  const { token } = await nest.get(UnitOfWork, { strict: false }).run(async (tx) => {
    const account = await accounts.ensureActiveIn(tx, normaliseEmail(email), { locale: 'fr-FR' });
    return sessions.openIn(tx, account, { shared: false, device: 'Firefox, Linux' });
  });
  client.cookies.set('session', token);
  return client;
}

async function mailsIn(mailbox: LocalMailbox, address?: string): Promise<MailboxMessage[]> {
  const lines = await mailbox.list({ address, limit: 1000 });
  const found = await Promise.all(lines.reverse().map(({ id }) => mailbox.find(id)));
  return found.filter((message) => message !== null);
}
