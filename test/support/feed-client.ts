import { expect } from 'vitest';
import type { TestApp } from './app.js';
import type { Answer } from './client.js';
import { feedFlaws } from './feed-validity.js';

/** Asks for a feed as a program does, by its one address. What is answered is valid, whatever the test is about. */
export async function askFeed(app: TestApp, path: string, headers?: Record<string, string>): Promise<Answer> {
  const answer = await app.client().get(path, headers);
  const { status, text } = answer;
  const url = `${app.settings.publicUrl}${path}`;
  if (status === 200)
    expect(feedFlaws({ url, contentType: answer.headers.get('content-type'), text }), path).toEqual([]);
  return answer;
}
