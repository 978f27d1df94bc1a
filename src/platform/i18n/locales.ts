import { LOCALES, type Locale } from '../../kernel/locale.js';

export function isLocale(value: string): value is Locale {
  return (LOCALES as readonly string[]).includes(value);
}

/** The locale that serves a language tag best: fr-BE is read in fr-FR, en-CA in en; null for other languages. */
export function matchLocale(tag: string): Locale | null {
  const normal = tag.trim().toLowerCase().replaceAll('_', '-');
  if (normal === 'fr-ca' || normal.startsWith('fr-ca-')) return 'fr-CA';
  const [language] = normal.split('-');
  if (language === 'fr') return 'fr-FR';
  return language === 'en' ? 'en' : null;
}

/** Tags of an Accept-Language header, best first; those refused with q=0 are left out (RFC 9110, 12.5.4). */
export function parseAcceptLanguage(header: string): string[] {
  return header
    .split(',')
    .flatMap((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const q = parameters.find((parameter) => /^q\s*=/i.test(parameter))?.replace(/^q\s*=\s*/i, '') ?? '1';
      const isTag = /^(?:\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)$/i.test(tag);
      const isWeight = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(q);
      return isTag && isWeight && Number(q) > 0 ? [{ tag, weight: Number(q) }] : [];
    })
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

export interface LocaleWishes {
  account?: string | null | undefined;
  cookie?: string | null | undefined;
  acceptLanguage?: string | null | undefined;
  fallback: Locale;
}

/** What the account chose, else the cookie, else the first language of the browser that we speak, else the fallback. */
export function resolveLocale({ account, cookie, acceptLanguage, fallback }: LocaleWishes): Locale {
  for (const tag of [account ?? '', cookie ?? '', ...parseAcceptLanguage(acceptLanguage ?? '')]) {
    if (tag === '*') return fallback;
    const locale = matchLocale(tag);
    if (locale) return locale;
  }
  return fallback;
}
