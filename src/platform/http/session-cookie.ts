import type { FastifyReply, FastifyRequest } from 'fastify';
import { DAY } from '../../kernel/clock.js';
import type { Settings } from '../config/settings.js';

const LIFETIME_DAYS = 90;

const isHttps = (settings: Settings): boolean => settings.publicUrl.startsWith('https:');

const cookieName = (settings: Settings): string => (isHttps(settings) ? '__Host-session' : 'session');

const attributes = (settings: Settings) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps(settings) }) as const;

export interface SessionCookie {
  token: string;
  /** The day since the epoch on which it was set; null where it ends with the browser (« Poste partagé »). */
  setOn: number | null;
}

/** `token` alone, or `token.20500`, so that the 90 days slide without asking the database. */
export function parseSessionCookie(value: string): SessionCookie | null {
  const [, token, day] = /^([\w-]{16,200})(?:\.(\d{1,6}))?$/.exec(value) ?? [];
  return token === undefined ? null : { token, setOn: day === undefined ? null : Number(day) };
}

export function readSessionCookie(request: FastifyRequest, settings: Settings): SessionCookie | null {
  const value = request.cookies[cookieName(settings)];
  return value === undefined ? null : parseSessionCookie(value);
}

/** `token` in base64url or base32; `persistent: false` ends with the browser. */
export function setSessionCookie(
  reply: FastifyReply,
  settings: Settings,
  token: string,
  { persistent, now }: { persistent: boolean; now: number },
): void {
  const value = persistent ? `${token}.${Math.floor(now / DAY)}` : token;
  const maxAge = persistent ? { maxAge: (LIFETIME_DAYS * DAY) / 1000 } : {};
  reply.setCookie(cookieName(settings), value, { ...attributes(settings), ...maxAge });
}

export function clearSessionCookie(reply: FastifyReply, settings: Settings): void {
  reply.clearCookie(cookieName(settings), attributes(settings));
}

/** Begins the 90 days again, once a day. */
export function slideSessionCookie(
  reply: FastifyReply,
  settings: Settings,
  { token, setOn }: SessionCookie,
  now: number,
): void {
  if (setOn === null || setOn === Math.floor(now / DAY)) return;
  setSessionCookie(reply, settings, token, { persistent: true, now });
}
