import { z } from 'zod';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || host.startsWith('127.');

const url = (protocols: string[], example: string) =>
  z.string().refine(
    (text) => {
      try {
        return protocols.includes(new URL(text).protocol);
      } catch {
        return false;
      }
    },
    { error: `must look like ${example}` },
  );

const choice = <const T extends [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `must be ${values.join(' or ')}` });

const wholeNumber = (min: number, max: number) =>
  z.coerce
    .number({ error: `must be a whole number between ${min} and ${max}` })
    .int({ error: `must be a whole number between ${min} and ${max}` })
    .min(min, { error: `must be at least ${min}` })
    .max(max, { error: `must be at most ${max}` });

const timeZone = z.string().refine(
  (name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
    } catch {
      return false;
    }
  },
  { error: 'must be an IANA time zone, such as Europe/Paris' },
);

const addresses = z
  .string()
  .transform((text) => text.split(/[,;\s]+/).filter(Boolean).map((address) => address.toLowerCase()))
  .pipe(z.array(z.email({ error: 'must be e-mail addresses separated by commas' })));

const environment = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: wholeNumber(0, 65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: url(['http:', 'https:'], 'https://maillage.example.org').optional(),
  DATABASE_URL: url(
    ['sqlite:', 'postgres:', 'postgresql:'],
    'sqlite:data/maillage.sqlite or postgres://user:password@host/database',
  ).default('sqlite:data/maillage.sqlite'),
  ROLE: choice(['all', 'web', 'worker']).default('all'),
  SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtp://user:password@host:587').optional(),
  MAIL_FROM: z.string().min(3).optional(),
  DEFAULT_LOCALE: choice(['fr-FR', 'fr-CA', 'en']).default('fr-FR'),
  DEFAULT_TIME_ZONE: timeZone.default('Europe/Paris'),
  ADMIN_EMAILS: addresses.default([]),
  SIGN_UP: choice(['open', 'invited']).default('open'),
  METRICS_TOKEN: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
  RATE_LIMITS: choice(['on', 'off']).default('on'),
  MAILLAGE_DEMO: choice(['0', '1']).optional(),
  TRUST_PROXY: z.string().optional(),
  LOG_LEVEL: choice(['debug', 'info', 'warn', 'error']).default('info'),
});

export type Locale = z.infer<typeof environment>['DEFAULT_LOCALE'];

export interface Settings {
  production: boolean;
  /** Loopback host and public URL, not production: what opens `/mailbox`, the demo and `RATE_LIMITS=off`. */
  localMode: boolean;
  port: number;
  host: string;
  publicUrl: string;
  databaseUrl: string;
  role: 'all' | 'web' | 'worker';
  /** From SECRET, or made once beside the SQLite file. */
  secret: string;
  smtpUrl: string | null;
  mailFrom: { name: string; address: string };
  defaultLocale: Locale;
  defaultTimeZone: string;
  adminEmails: string[];
  signUp: 'open' | 'invited';
  metricsToken: string | null;
  rateLimits: boolean;
  demo: boolean | null;
  trustProxy: string | boolean;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** Says each mistake on a line of its own: `PORT: must be a whole number between 0 and 65535`. */
export class SettingsError extends Error {
  constructor(readonly lines: string[]) {
    super(lines.join('\n'));
  }
}

/**
 * Reads the settings of `interface.md` from an environment; empty values count as unset. `secretFor` is
 * asked for the secret of a SQLite instance that sets none.
 * @throws SettingsError with one line a mistake, before anything is opened.
 */
export function readSettings(
  env: Record<string, string | undefined>,
  secretFor: (databaseUrl: string) => string,
): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success)
    throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  const values = parsed.data;
  const publicUrl = (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, '');
  const production = values.NODE_ENV === 'production';
  const localMode = !production && isLoopback(values.HOST) && isLoopback(new URL(publicUrl).hostname);
  const sqlite = values.DATABASE_URL.startsWith('sqlite:');
  const mailFrom = readMailFrom(values.MAIL_FROM, new URL(publicUrl).hostname);

  const mistakes: string[] = [];
  if (!sqlite && !values.SECRET)
    mistakes.push('SECRET: is required with PostgreSQL (every process must share it); try `openssl rand -hex 32`');
  if (!values.SMTP_URL && !localMode)
    mistakes.push('SMTP_URL: is required off localhost: the local mailbox exists only in local mode');
  if (values.SMTP_URL && !values.MAIL_FROM)
    mistakes.push('MAIL_FROM: is required with SMTP_URL, such as "Maillage <bonjour@maillage.example.org>"');
  if (!mailFrom) mistakes.push('MAIL_FROM: must look like "Maillage <bonjour@maillage.example.org>"');
  if (values.RATE_LIMITS === 'off' && !localMode)
    mistakes.push('RATE_LIMITS: can be off only in local mode (HOST and PUBLIC_URL on localhost, not production)');
  if (values.MAILLAGE_DEMO === '1' && !localMode) mistakes.push('MAILLAGE_DEMO: can be 1 only in local mode');
  if (sqlite && values.ROLE !== 'all')
    mistakes.push('ROLE: must be all with SQLite, which one process owns; use PostgreSQL for several');
  if (mistakes.length || !mailFrom) throw new SettingsError(mistakes);

  return {
    production,
    localMode,
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    databaseUrl: values.DATABASE_URL,
    role: values.ROLE,
    secret: values.SECRET ?? secretFor(values.DATABASE_URL),
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom,
    defaultLocale: values.DEFAULT_LOCALE,
    defaultTimeZone: values.DEFAULT_TIME_ZONE,
    adminEmails: values.ADMIN_EMAILS,
    signUp: values.SIGN_UP,
    metricsToken: values.METRICS_TOKEN ?? null,
    rateLimits: values.RATE_LIMITS === 'on',
    demo: values.MAILLAGE_DEMO === undefined ? null : values.MAILLAGE_DEMO === '1',
    trustProxy: values.TRUST_PROXY === 'true' || (values.TRUST_PROXY ?? false),
    logLevel: values.LOG_LEVEL,
  };
}

function readMailFrom(text: string | undefined, host: string): Settings['mailFrom'] | null {
  if (text === undefined)
    return { name: 'Maillage', address: `maillage@${host.includes('.') ? host : 'localhost.localdomain'}` };
  const match = /^(?:"?([^"<>\r\n]*?)"?\s*)<([^<>\s@]+@[^<>\s@]+)>$|^([^<>\s@]+@[^<>\s@]+)$/.exec(text.trim());
  if (!match) return null;
  return { name: match[1] || 'Maillage', address: (match[2] ?? match[3])! };
}
