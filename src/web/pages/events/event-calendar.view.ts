import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { SECOND } from '../../../kernel/clock.js';

export const etagOf = (body: string): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;

/** Whether the asker already has this (RFC 9110, 13.2.2): the entity tag counts alone where one is given. */
export function isUnchanged(
  headers: Pick<IncomingHttpHeaders, 'if-none-match' | 'if-modified-since'>,
  { etag, modifiedAt }: { etag: string; modifiedAt: number },
): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined)
    return tags.split(',').some((tag) => [etag, '*'].includes(tag.trim().replace(/^W\//, '')));
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Math.floor(modifiedAt / SECOND) * SECOND <= since;
}

/** An older program reads the plain name, others the encoded one (RFC 6266). */
export const attachment = (filename: string): string =>
  `attachment; filename="${filename.replaceAll(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(filename)}`;
