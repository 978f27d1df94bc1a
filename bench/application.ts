import { once } from 'node:events';
import { createServer } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { built } from './built.js';
import { type RunningApp, startServer } from './processes.js';

/** Where programs of a bench find each other: nothing leaves the machine. */
const ENVIRONMENT = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://maillage.example',
  SECRET: 'the secret of a bench and of nothing else',
  MAIL_FROM: 'Maillage <bonjour@maillage.example>',
  TRUST_PROXY: 'loopback',
};

/** Of an instance with https. */
export const SESSION_COOKIE = '__Host-session';

const environment = (databaseUrl: string, smtpPort: number) => ({
  ...ENVIRONMENT,
  DATABASE_URL: databaseUrl,
  SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
});

/** Nothing listens there. */
const NO_SMTP = 9;

/** The application in its own process, as `npm start` runs it. */
export async function serveApplication(databaseUrl: string, smtpPort = NO_SMTP): Promise<RunningApp> {
  return startServer('main.js', await freePort(), environment(databaseUrl, smtpPort));
}

/** The application in this process, its worker asleep: what seeds, and what is measured without HTTP. */
export async function openApplication(databaseUrl: string): Promise<NestFastifyApplication> {
  const { createApplication } = await built<typeof import('../src/application.js')>('application.js');
  const { readSettings } = await built<typeof import('../src/platform/config/settings.js')>(
    'platform/config/settings.js',
  );
  const { SystemClock } = await built<typeof import('../src/kernel/clock.js')>('kernel/clock.js');
  const given = readSettings({ ...environment(databaseUrl, NO_SMTP), LOG_LEVEL: 'error' }, () => '');
  const app = await createApplication({ ...given, role: 'web' }, new SystemClock());
  await app.init();
  return app;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
