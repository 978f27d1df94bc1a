import { answerOf } from '../answer.js';
import type { GivenAnswer } from '../bare/http-server.js';
import { answersPerSecond, fromManyAddresses } from '../load.js';
import { startHelper } from '../processes.js';
import type { Bench, Measured } from '../row.js';
import { sideBySide } from '../rounds.js';

interface Asked {
  what: string;
  atLeast: number;
  /** Of the application. */
  url: string;
  /** Of each request in turn; the answers may differ in nothing that matters. */
  headers?: Record<string, string>[];
  status?: number;
}

/** The application and Node's own server under the same load, answering the same bytes. */
export async function besideBareHttp({ rounds, seconds }: Bench, asked: Asked): Promise<Measured> {
  const { url, headers = [{}], status = 200 } = asked;
  const answer = await answerOf(url, { ...headers[0], 'x-forwarded-for': '198.18.255.1' });
  if (answer.status !== status) throw new Error(`${url} answered ${answer.status}`);
  const bare = startHelper<GivenAnswer, { port: number }>('http-server');
  const { port } = await bare.ask(answer);
  const spread = fromManyAddresses(headers);
  const measure = (target: string) => () =>
    answersPerSecond({ url: target, headers: spread, status }, seconds);
  try {
    const compared = await sideBySide(rounds, {
      ours: measure(url),
      bare: measure(`http://127.0.0.1:${port}/`),
    });
    return { what: asked.what, unit: '/s', goal: { atLeast: asked.atLeast }, ...compared };
  } finally {
    await bare.end();
  }
}
