import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './settings.js';

const SECRET = 's'.repeat(32);
const ONLINE = {
  NODE_ENV: 'production',
  HOST: '0.0.0.0',
  PUBLIC_URL: 'https://maillage.example',
  SMTP_URL: 'smtp://mail.example:587',
  MAIL_FROM: 'Maillage <bonjour@maillage.example>',
  SECRET,
};

const read = (env: Record<string, string> = {}) => readSettings(env, (url) => `made beside ${url}`);

function mistakesOf(env: Record<string, string>): string[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.lines;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('start an instance for one’s own machine where nothing is set', () => {
    expect(read()).toEqual({
      production: false,
      localMode: true,
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      databaseUrl: 'sqlite:data/maillage.sqlite',
      role: 'all',
      secret: 'made beside sqlite:data/maillage.sqlite',
      smtpUrl: null,
      mailFrom: { name: 'Maillage', address: 'maillage@localhost.localdomain' },
      defaultLocale: 'fr-FR',
      defaultTimeZone: 'Europe/Paris',
      adminEmails: [],
      signUp: 'open',
      jitsiUrl: null,
      metricsToken: null,
      rateLimits: true,
      demo: 'unsaid',
      trustProxy: false,
      logLevel: 'info',
    });
  });

  it('count an empty value as unset', () => {
    const empty = Object.fromEntries(
      ['PORT', 'SECRET', 'SMTP_URL', 'ADMIN_EMAILS', 'ROLE'].map((name) => [name, '']),
    );
    expect(read(empty)).toEqual(read());
  });

  it('follow the port in the public URL, and drop its last slash', () => {
    expect(read({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
    expect(read({ PUBLIC_URL: 'http://localhost:8080/' }).publicUrl).toBe('http://localhost:8080');
  });

  it('keep a secret that is set', () => {
    expect(read({ SECRET }).secret).toBe(SECRET);
  });

  it('lower-case the addresses of admins', () => {
    const { adminEmails } = read({ ADMIN_EMAILS: 'Maelle@Asso.example, yann@asso.example;' });
    expect(adminEmails).toEqual(['maelle@asso.example', 'yann@asso.example']);
  });

  it.each([
    ['Maillage <bonjour@maillage.example>', { name: 'Maillage', address: 'bonjour@maillage.example' }],
    ['"Réseau, Brest" <b@asso.example>', { name: 'Réseau, Brest', address: 'b@asso.example' }],
    ['<b@asso.example>', { name: 'Maillage', address: 'b@asso.example' }],
    [' b@asso.example ', { name: 'Maillage', address: 'b@asso.example' }],
  ])('read MAIL_FROM %s', (text, mailFrom) => {
    expect(read({ MAIL_FROM: text }).mailFrom).toEqual(mailFrom);
  });

  it.each([
    ['https://meet.example', 'https://meet.example'],
    ['https://meet.example/', 'https://meet.example'],
    ['https://asso.example:8443/visio/', 'https://asso.example:8443/visio'],
  ])('read JITSI_URL %s', (text, jitsiUrl) => {
    expect(read({ JITSI_URL: text }).jitsiUrl).toBe(jitsiUrl);
  });

  it.each([
    ['true', true],
    ['false', false],
    ['2', '2'],
    ['10.0.0.0/8, ::1', '10.0.0.0/8, ::1'],
    ['loopback', 'loopback'],
  ])('read TRUST_PROXY %s', (text, trustProxy) => {
    expect(read({ TRUST_PROXY: text }).trustProxy).toBe(trustProxy);
  });
});

describe('local mode', () => {
  it.each([
    [{}, true],
    [{ HOST: '::1' }, true],
    [{ HOST: '127.0.0.2', PUBLIC_URL: 'http://[::1]:3000' }, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ PUBLIC_URL: 'https://maillage.example' }, false],
    [{ PUBLIC_URL: 'https://127.0.0.1.maillage.example' }, false],
    [{ PUBLIC_URL: 'https://localhost.maillage.example' }, false],
    [{ NODE_ENV: 'production' }, false],
  ])('with %o: %s', (env, localMode) => {
    const mail = { SMTP_URL: ONLINE.SMTP_URL, MAIL_FROM: ONLINE.MAIL_FROM };
    expect(read({ ...mail, ...(env as Record<string, string>) }).localMode).toBe(localMode);
  });
});

describe('the demo', () => {
  it.each([
    [{}, 'unsaid'],
    [{ PORT: '3411', HOST: '::1', PUBLIC_URL: 'http://localhost:3411', LOG_LEVEL: 'warn' }, 'unsaid'],
    [{ NODE_ENV: 'test', PATH: '/usr/bin', HOME: '/root', DATABASE_URL: '' }, 'unsaid'],
    [{ DATABASE_URL: 'sqlite:data/ours.sqlite' }, 'off'],
    [{ SECRET }, 'off'],
    [{ SMTP_URL: ONLINE.SMTP_URL, MAIL_FROM: ONLINE.MAIL_FROM }, 'off'],
    [{ ADMIN_EMAILS: 'maelle@asso.example' }, 'off'],
    [{ DEFAULT_LOCALE: 'fr-CA' }, 'off'],
    [ONLINE, 'off'],
    [{ MAILLAGE_DEMO: '0' }, 'off'],
    [{ MAILLAGE_DEMO: '1' }, 'on'],
    [{ MAILLAGE_DEMO: '1', DATABASE_URL: 'sqlite:data/ours.sqlite' }, 'on'],
  ])('with %o: %s', (env, demo) => {
    expect(read(env as Record<string, string>).demo).toBe(demo);
  });
});

describe('a wrong setting is said in a line', () => {
  it.each([
    [{ PORT: 'http' }, 'PORT: must be a whole number between 0 and 65535'],
    [{ PORT: '65536' }, 'PORT: must be a whole number between 0 and 65535'],
    [{ PORT: '-1.5' }, 'PORT: must be a whole number between 0 and 65535'],
    [{ PUBLIC_URL: 'maillage.example' }, 'PUBLIC_URL: must look like https://maillage.example.org'],
    [
      { DATABASE_URL: 'mysql://localhost/maillage' },
      'DATABASE_URL: must look like sqlite:data/maillage.sqlite or postgres://user:password@host/database',
    ],
    [
      { DATABASE_URL: 'sqlite:' },
      'DATABASE_URL: must look like sqlite:data/maillage.sqlite or postgres://user:password@host/database',
    ],
    [
      { DATABASE_URL: 'sqlite:100%.sqlite' },
      'DATABASE_URL: must look like sqlite:data/maillage.sqlite or postgres://user:password@host/database',
    ],
    [{ ROLE: 'boss' }, 'ROLE: must be all or web or worker'],
    [{ SECRET: 'short' }, 'SECRET: must have at least 32 characters'],
    [
      { SMTP_URL: 'mail.example', MAIL_FROM: ONLINE.MAIL_FROM },
      'SMTP_URL: must look like smtp://user:password@host:587',
    ],
    [{ DEFAULT_LOCALE: 'de' }, 'DEFAULT_LOCALE: must be fr-FR or fr-CA or en'],
    [
      { DEFAULT_TIME_ZONE: 'Europe/Atlantis' },
      'DEFAULT_TIME_ZONE: must be an IANA time zone, such as Europe/Paris',
    ],
    [{ ADMIN_EMAILS: 'maelle, yann' }, 'ADMIN_EMAILS: must be e-mail addresses separated by commas'],
    [
      { TRUST_PROXY: 'nginx' },
      'TRUST_PROXY: must be true, a number of proxies, or their addresses separated by commas',
    ],
    [{ MAIL_FROM: 'bonjour' }, 'MAIL_FROM: must look like "Maillage <bonjour@maillage.example.org>"'],
    [
      { SMTP_URL: 'smtp://mail.example' },
      'MAIL_FROM: is required with SMTP_URL, such as "Maillage <bonjour@maillage.example.org>"',
    ],
    [
      { DATABASE_URL: 'postgres://localhost/maillage' },
      'SECRET: is required with PostgreSQL (every process must share it); try `openssl rand -hex 32`',
    ],
    [{ ROLE: 'web' }, 'ROLE: must be all with SQLite, which one process owns; use PostgreSQL for several'],
    [
      { ...ONLINE, RATE_LIMITS: 'off' },
      'RATE_LIMITS: can be off only in local mode (HOST and PUBLIC_URL on localhost, not production)',
    ],
    [
      { ...ONLINE, MAILLAGE_DEMO: '1' },
      'MAILLAGE_DEMO: can be 1 only in local mode (HOST and PUBLIC_URL on localhost, not production)',
    ],
    [{ MAILLAGE_DEMO: 'yes' }, 'MAILLAGE_DEMO: must be 0 or 1'],
    [{ HOST: '0.0.0.0' }, 'SMTP_URL: is required off localhost: the local mailbox exists only in local mode'],
  ])('%o', (env, line) => {
    expect(mistakesOf(env as Record<string, string>)).toEqual([line]);
  });

  it('and each of several in one of its own', () => {
    const lines = mistakesOf({ PORT: 'a', ROLE: 'b', LOG_LEVEL: 'c' });
    expect(lines.map((line) => line.split(':')[0])).toEqual(['PORT', 'ROLE', 'LOG_LEVEL']);
    const together = mistakesOf({ NODE_ENV: 'production', DATABASE_URL: 'postgres://localhost/a' });
    expect(together.map((line) => line.split(':')[0])).toEqual(['SECRET', 'SMTP_URL']);
  });

  it('while an instance on the web is right as it should be', () => {
    expect(mistakesOf(ONLINE)).toEqual([]);
    expect(mistakesOf({ ...ONLINE, DATABASE_URL: 'postgres://localhost/maillage', ROLE: 'web' })).toEqual([]);
  });
});
