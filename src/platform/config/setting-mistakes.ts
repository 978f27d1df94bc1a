import type { Environment } from './environment.js';
import { isLocalMode } from './local-mode.js';
import { readMailFrom } from './mail-from.js';

interface Rule {
  isBroken: (values: Environment & { localMode: boolean; sqlite: boolean }) => boolean;
  line: string;
}

const MAIL_FROM_EXAMPLE = '"Maillage <bonjour@maillage.example.org>"';

const RULES: Rule[] = [
  {
    isBroken: ({ sqlite, SECRET }) => !sqlite && !SECRET,
    line: 'SECRET: is required with PostgreSQL (every process must share it); try `openssl rand -hex 32`',
  },
  {
    isBroken: ({ SMTP_URL, localMode }) => !SMTP_URL && !localMode,
    line: 'SMTP_URL: is required off localhost: the local mailbox exists only in local mode',
  },
  {
    isBroken: ({ SMTP_URL, MAIL_FROM }) => SMTP_URL !== undefined && MAIL_FROM === undefined,
    line: `MAIL_FROM: is required with SMTP_URL, such as ${MAIL_FROM_EXAMPLE}`,
  },
  {
    isBroken: ({ MAIL_FROM }) => MAIL_FROM !== undefined && readMailFrom(MAIL_FROM) === null,
    line: `MAIL_FROM: must look like ${MAIL_FROM_EXAMPLE}`,
  },
  {
    isBroken: ({ RATE_LIMITS, localMode }) => RATE_LIMITS === 'off' && !localMode,
    line: 'RATE_LIMITS: can be off only in local mode (HOST and PUBLIC_URL on localhost, not production)',
  },
  {
    isBroken: ({ MAILLAGE_DEMO, localMode }) => MAILLAGE_DEMO === '1' && !localMode,
    line: 'MAILLAGE_DEMO: can be 1 only in local mode (HOST and PUBLIC_URL on localhost, not production)',
  },
  {
    isBroken: ({ sqlite, ROLE }) => sqlite && ROLE !== 'all',
    line: 'ROLE: must be all with SQLite, which one process owns; use PostgreSQL for several',
  },
];

/** What variables that are right alone get wrong together, a line a mistake. */
export function mistakesBetween(values: Environment): string[] {
  const situation = {
    ...values,
    localMode: isLocalMode(values),
    sqlite: values.DATABASE_URL.startsWith('sqlite:'),
  };
  return RULES.filter(({ isBroken }) => isBroken(situation)).map(({ line }) => line);
}
