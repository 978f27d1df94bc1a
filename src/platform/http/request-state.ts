import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Viewer } from '../../kernel/viewer.js';
import type { Settings } from '../config/settings.js';
import { type Locale } from '../../kernel/locale.js';
import { resolveLocale } from '../i18n/locales.js';
import { LOCALE_COOKIE } from './locale-cookie.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The signed-in person; null for strangers. */
    viewer: Viewer | null;
    /** Of the account, else the cookie, else Accept-Language, else the instance. */
    locale: Locale;
    timeZone: string;
  }
}

/** Whether an answer is for programs: problem details instead of pages. */
export function isApi(request: FastifyRequest): boolean {
  return /^\/api(?:[/?]|$)/.test(request.originalUrl);
}

/** The path asked for, without its query. */
export const pathOf = (request: FastifyRequest): string => request.originalUrl.split('?', 1)[0] ?? '/';

/** Sets the words and the zone of a request, again once its viewer is known. */
export function settle(request: FastifyRequest, viewer: Viewer | null, settings: Settings): void {
  request.viewer = viewer;
  request.timeZone = viewer?.timeZone ?? settings.defaultTimeZone;
  request.locale = resolveLocale({
    account: viewer?.locale,
    cookie: request.cookies[LOCALE_COOKIE],
    acceptLanguage: request.headers['accept-language'],
    fallback: settings.defaultLocale,
  });
}

/** Declared once, so that every request object has one shape. */
export function declareRequestState(instance: FastifyInstance, settings: Settings): void {
  instance.decorateRequest('viewer', null);
  instance.decorateRequest('locale', settings.defaultLocale);
  instance.decorateRequest('timeZone', settings.defaultTimeZone);
}
