import { demoOf, type DemoWish } from './demo-wish.js';
import { environment, type Environment, linesOf } from './environment.js';
import { isLocalMode, isProduction, publicUrlOf } from './local-mode.js';
import { defaultMailFrom, type MailFrom, readMailFrom } from './mail-from.js';
import { mistakesBetween } from './setting-mistakes.js';

export type Locale = Environment['DEFAULT_LOCALE'];

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
  mailFrom: MailFrom;
  defaultLocale: Locale;
  defaultTimeZone: string;
  adminEmails: string[];
  signUp: 'open' | 'invited';
  /** Of a Jitsi server on which rooms can be made, without a slash behind. */
  jitsiUrl: string | null;
  metricsToken: string | null;
  rateLimits: boolean;
  demo: DemoWish;
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
 * Reads the settings of `.env.example` from an environment; empty values count as unset. `secretFor` is
 * asked for the secret of a SQLite instance that sets none.
 * @throws SettingsError with one line a mistake, before anything is opened.
 */
export function readSettings(
  env: Record<string, string | undefined>,
  secretFor: (databaseUrl: string) => string,
): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new SettingsError(linesOf(parsed.error));
  const mistakes = mistakesBetween(parsed.data);
  if (mistakes.length) throw new SettingsError(mistakes);
  return settingsOf(parsed.data, Object.keys(given), secretFor);
}

function settingsOf(
  values: Environment,
  given: string[],
  secretFor: (databaseUrl: string) => string,
): Settings {
  const publicUrl = publicUrlOf(values);
  const mailFrom = values.MAIL_FROM === undefined ? null : readMailFrom(values.MAIL_FROM);
  return {
    production: isProduction(values),
    localMode: isLocalMode(values),
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    databaseUrl: values.DATABASE_URL,
    role: values.ROLE,
    secret: values.SECRET ?? secretFor(values.DATABASE_URL),
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: mailFrom ?? defaultMailFrom(new URL(publicUrl).hostname),
    defaultLocale: values.DEFAULT_LOCALE,
    defaultTimeZone: values.DEFAULT_TIME_ZONE,
    adminEmails: values.ADMIN_EMAILS,
    signUp: values.SIGN_UP,
    jitsiUrl: values.JITSI_URL ?? null,
    metricsToken: values.METRICS_TOKEN ?? null,
    rateLimits: values.RATE_LIMITS === 'on',
    demo: demoOf(values, given),
    trustProxy: values.TRUST_PROXY,
    logLevel: values.LOG_LEVEL,
  };
}
