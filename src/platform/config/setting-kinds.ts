import { isIP } from 'node:net';
import { z } from 'zod';
import { parseDatabaseUrl } from '../database/database-url.js';

/*
 * One schema a kind of setting, each with the words of its mistake: they follow the name of the variable,
 * as in `PORT: must be a whole number between 0 and 65535`.
 */

const succeeds = (attempt: () => unknown): boolean => {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
};

const hasProtocol = (text: string, protocols: string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

export const url = (protocols: string[], example: string) =>
  z.string().refine((text) => hasProtocol(text, protocols), { error: `must look like ${example}` });

/** A web server, in a folder or not: a name is put behind it. */
export const serverAddress = (example: string) =>
  url(['https:', 'http:'], example)
    .refine((text) => !/[?#@\s]/.test(text), { error: `must look like ${example}` })
    .transform((text) => new URL(text).href.replace(/\/+$/, ''));

export const databaseUrl = z
  .string()
  .refine(
    (text) =>
      hasProtocol(text, ['sqlite:', 'postgres:', 'postgresql:']) &&
      text !== 'sqlite:' &&
      succeeds(() => parseDatabaseUrl(text)),
    { error: 'must look like sqlite:data/maillage.sqlite or postgres://user:password@host/database' },
  );

export const choice = <const T extends [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `must be ${values.join(' or ')}` });

export const wholeNumber = (min: number, max: number) => {
  const error = `must be a whole number between ${min} and ${max}`;
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error });
};

export const timeZone = z
  .string()
  .refine((name) => succeeds(() => new Intl.DateTimeFormat('en', { timeZone: name })), {
    error: 'must be an IANA time zone, such as Europe/Paris',
  });

export const addresses = z
  .string()
  .transform((text) =>
    text
      .split(/[,;\s]+/)
      .filter(Boolean)
      .map((address) => address.toLowerCase()),
  )
  .pipe(z.array(z.email({ error: 'must be e-mail addresses separated by commas' })));

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

const isNetwork = (text: string): boolean =>
  NAMED_NETWORKS.includes(text) || (isIP(text.split('/')[0]!) > 0 && /^[^/]+(\/\d{1,3})?$/.test(text));

/** What stands before this process: nothing, any proxy, so many of them, or those of some networks. */
export const trustedProxies = z.string().transform((text, context): boolean | string => {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^\d{1,2}$/.test(text) || text.split(',').every((network) => isNetwork(network.trim()))) return text;
  context.addIssue('must be true, a number of proxies, or their addresses separated by commas');
  return z.NEVER;
});
