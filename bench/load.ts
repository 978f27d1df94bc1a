import autocannon from 'autocannon';

const CONNECTIONS = 10;

/** A request repeated by many addresses: the application limits each, as in production. */
export interface Load {
  url: string;
  /** Taken in turn. */
  headers: Record<string, string>[];
  status: number;
}

const ADDRESSES = 2000;

/** What a proxy says of who asks; each of `headers` in turn. */
export const fromManyAddresses = (headers: readonly Record<string, string>[]): Record<string, string>[] =>
  Array.from({ length: ADDRESSES }, (_, index) => ({
    ...headers[index % headers.length],
    'x-forwarded-for': `198.18.${index >> 8}.${index & 255}`,
  }));

/** Answers a second; anything but the expected status fails the whole run. */
export async function answersPerSecond({ url, headers, status }: Load, seconds: number): Promise<number> {
  const requests = headers.map((each) => ({ headers: each }));
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, requests });
  const others = Object.keys(result.statusCodeStats).filter((code) => code !== String(status));
  if (others.length || result.errors || result.timeouts)
    throw new Error(
      `${url} answered ${others.join(', ')}; ${result.errors} errors, ${result.timeouts} timeouts`,
    );
  return result.requests.total / result.duration;
}
