import { z } from 'zod';
import {
  addresses,
  choice,
  databaseUrl,
  serverAddress,
  timeZone,
  trustedProxies,
  url,
  wholeNumber,
} from './setting-kinds.js';

/** Every variable that Maillage reads, alone; `mistakesBetween` looks at them together. */
export const environment = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: wholeNumber(0, 65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: url(['http:', 'https:'], 'https://maillage.example.org').optional(),
  DATABASE_URL: databaseUrl.default('sqlite:data/maillage.sqlite'),
  ROLE: choice(['all', 'web', 'worker']).default('all'),
  SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtp://user:password@host:587').optional(),
  MAIL_FROM: z.string().optional(),
  DEFAULT_LOCALE: choice(['fr-FR', 'fr-CA', 'en']).default('fr-FR'),
  DEFAULT_TIME_ZONE: timeZone.default('Europe/Paris'),
  ADMIN_EMAILS: addresses.default([]),
  SIGN_UP: choice(['open', 'invited']).default('open'),
  JITSI_URL: serverAddress('https://meet.example.org').optional(),
  METRICS_TOKEN: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
  RATE_LIMITS: choice(['on', 'off']).default('on'),
  MAILLAGE_DEMO: choice(['0', '1']).optional(),
  TRUST_PROXY: trustedProxies.default(false),
  LOG_LEVEL: choice(['debug', 'info', 'warn', 'error']).default('info'),
});

export type Environment = z.infer<typeof environment>;

/** What is wrong with each variable alone, a line a mistake. */
export const linesOf = ({ issues }: z.ZodError): string[] => [
  ...new Set(issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`)),
];
