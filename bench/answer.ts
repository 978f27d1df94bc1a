import { request } from 'node:http';
import type { GivenAnswer } from './bare/http-server.js';

/** Node's server adds these itself. */
const OWN = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);

/** An answer of the application with the headers as they came, for a bare server to repeat. */
export function answerOf(url: string, headers: Record<string, string>): Promise<GivenAnswer> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: pairs(response.rawHeaders).filter(([name]) => !OWN.has(name.toLowerCase())),
          body: Buffer.concat(chunks).toString('base64'),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

const pairs = (raw: string[]): [string, string][] =>
  raw.flatMap((name, index) => (index % 2 ? [] : [[name, raw[index + 1]!] as [string, string]]));
