import type { FastifyReply } from 'fastify';
import type { Settings } from '../config/settings.js';
import type { Locale } from '../../kernel/locale.js';

export const LOCALE_COOKIE = 'locale';

const A_YEAR = 365 * 24 * 3600;

/** The language chosen by somebody without an account; the account's wins once signed in. */
export function setLocaleCookie(reply: FastifyReply, settings: Settings, locale: Locale): void {
  reply.setCookie(LOCALE_COOKIE, locale, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: settings.publicUrl.startsWith('https:'),
    maxAge: A_YEAR,
  });
}
