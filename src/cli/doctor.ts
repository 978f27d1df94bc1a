import { tzdataVersion } from '../calendar/wall-time.js';
import { loadSettings } from '../platform/config/load-settings.js';
import type { Settings } from '../platform/config/settings.js';
import { dataSourceOptions, openWriter } from '../platform/database/data-source.js';
import { SmtpTransport } from '../platform/mail/smtp-transport.js';

interface Check {
  name: string;
  run: () => Promise<string>;
  /** What to do when it fails. */
  fix: string;
}

// Older rules than these miss changes that are in force in the zones we offer.
const OLDEST_TZDATA = '2024a';
const TOO_FAR = 60_000;

/** Checks what an instance leans on; each failure comes with one line that mends it. */
export async function doctor(): Promise<void> {
  const settings = loadSettings();
  process.stdout.write('ok    settings\n');
  for (const check of [database(settings), mail(settings), clock(settings), timeZones()]) {
    try {
      process.stdout.write(`ok    ${check.name}: ${await check.run()}\n`);
    } catch (error) {
      process.exitCode = 1;
      process.stdout.write(`FAIL  ${check.name}: ${(error as Error).message}\n      ${check.fix}\n`);
    }
  }
}

const database = (settings: Settings): Check => ({
  name: 'database',
  fix: 'Check DATABASE_URL, and run `npm run migrate`.',
  run: async () => {
    const dataSource = await openWriter(dataSourceOptions(settings.databaseUrl));
    try {
      if (await dataSource.showMigrations()) throw new Error('the schema is not up to date');
      return 'reached, and up to date';
    } finally {
      await dataSource.destroy();
    }
  },
});

const mail = (settings: Settings): Check => ({
  name: 'mail',
  fix: 'Check SMTP_URL: host, port, user and password.',
  run: async () => {
    if (!settings.smtpUrl) return 'kept in the local mailbox at /mailbox';
    const transport = new SmtpTransport(settings.smtpUrl, settings.mailFrom);
    try {
      await transport.verify();
      return 'the SMTP server answers';
    } finally {
      transport.onApplicationShutdown();
    }
  },
});

/** SQLite shares this machine's clock; a PostgreSQL server has its own. */
const clock = (settings: Settings): Check => ({
  name: 'clock',
  fix: 'Turn on time synchronisation (NTP) on both machines.',
  run: async () => {
    if (settings.databaseUrl.startsWith('sqlite:')) return 'this machine’s own';
    const dataSource = await openWriter(dataSourceOptions(settings.databaseUrl));
    try {
      const [row] = await dataSource.query<[{ skew: string }]>(
        'select abs(extract(epoch from clock_timestamp()) * 1000 - $1::bigint) as skew',
        [performance.timeOrigin + performance.now()].map(Math.round),
      );
      if (Number(row.skew) > TOO_FAR)
        throw new Error(`${Math.round(Number(row.skew) / 1000)} s apart from the database`);
      return 'agrees with the database';
    } finally {
      await dataSource.destroy();
    }
  },
});

const timeZones = (): Check => ({
  name: 'time zone rules',
  fix: 'Update Node: its time zone rules come with it.',
  run: () => {
    const version = tzdataVersion();
    if (version < OLDEST_TZDATA) return Promise.reject(new Error(`tzdata ${version} is old`));
    return Promise.resolve(`tzdata ${version}`);
  },
});
