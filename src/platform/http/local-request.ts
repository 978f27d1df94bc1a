import type { IncomingHttpHeaders } from 'node:http';
import { isIPv4 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Settings } from '../config/settings.js';

export interface RequestSource {
  /** Of the socket, not what a proxy says. */
  peer: string | undefined;
  /** The Host header, port included. */
  host: string | undefined;
  headers: IncomingHttpHeaders;
}

const isLoopbackAddress = (address: string): boolean =>
  address === '::1' || (isIPv4(address) && address.startsWith('127.'));

function isLoopbackHost(host: string): boolean {
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return hostname === 'localhost' || isLoopbackAddress(hostname.replace(/^\[|\]$/g, ''));
}

const isForwarding = (header: string): boolean =>
  header.startsWith('x-forwarded') || ['forwarded', 'via', 'x-real-ip', 'cf-connecting-ip'].includes(header);

/**
 * Whether the person sits at this very machine, in local mode: what opens the mailbox, the demo sign-in and
 * the metrics. A tunnel or a proxy gives itself away by its headers, a rebound name by its Host.
 */
export function isLocalRequest(source: RequestSource, settings: Pick<Settings, 'localMode'>): boolean {
  if (!settings.localMode || !source.peer || !source.host) return false;
  if (!isLoopbackAddress(source.peer.replace(/^::ffff:/, ''))) return false;
  return isLoopbackHost(source.host) && !Object.keys(source.headers).some(isForwarding);
}

export const sourceOf = (request: FastifyRequest): RequestSource => ({
  peer: request.raw.socket.remoteAddress,
  host: request.headers.host,
  headers: request.headers,
});
