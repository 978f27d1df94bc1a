import type { Environment } from './environment.js';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

export const publicUrlOf = ({ PUBLIC_URL, PORT }: Environment): string =>
  (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, '');

export const isProduction = ({ NODE_ENV }: Environment): boolean => NODE_ENV === 'production';

/** Whether only this machine is served: what opens `/mailbox`, the demo and `RATE_LIMITS=off`. */
export const isLocalMode = (values: Environment): boolean =>
  !isProduction(values) && isLoopback(values.HOST) && isLoopback(new URL(publicUrlOf(values)).hostname);
