import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Settings } from '../config/settings.js';

const flashSchema = z.strictObject({
  /** Of a locale file, such as `events.flash.saved`. */
  key: z
    .string()
    .regex(/^[\w-]+(?:\.[\w-]+)+$/)
    .max(100),
  params: z.record(z.string().max(40), z.string().max(300)).default({}),
});

/** What the next page says once: « Réponse enregistrée. » */
export interface Flash {
  key: string;
  params?: Record<string, string>;
}

const isHttps = (settings: Settings): boolean => settings.publicUrl.startsWith('https:');

const cookieName = (settings: Settings): string => (isHttps(settings) ? '__Host-flash' : 'flash');

const attributes = (settings: Settings) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps(settings) }) as const;

export const encodeFlash = (flash: Flash): string => Buffer.from(JSON.stringify(flash)).toString('base64url');

/** Null for whatever we did not write: the cookie chooses among our texts, and templates escape the rest. */
export function decodeFlash(value: string): Required<Flash> | null {
  try {
    return flashSchema.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString())).data ?? null;
  } catch {
    return null;
  }
}

export function setFlash(reply: FastifyReply, settings: Settings, flash: Flash): void {
  reply.setCookie(cookieName(settings), encodeFlash(flash), { ...attributes(settings), maxAge: 120 });
}

/** Whether the next page has something to say once. */
export const hasFlash = (request: FastifyRequest, settings: Settings): boolean =>
  request.cookies[cookieName(settings)] !== undefined;

/** Reads the flash and clears it: it is said once. */
export function takeFlash(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: Settings,
): Required<Flash> | null {
  const value = request.cookies[cookieName(settings)];
  if (value === undefined) return null;
  reply.clearCookie(cookieName(settings), attributes(settings));
  return decodeFlash(value);
}
