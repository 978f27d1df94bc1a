import type { TestApp } from './app.js';
import { type ApiClient, apiClient } from './api-client.js';
import { type Item, itemsOf } from './client.js';
import {
  type BuiltCommunity,
  buildCommunity,
  buildMember,
  type BuiltNews,
  buildNews,
  type Person,
} from './builders.js';

/** A community with a moderator, and what a member posted in it. */
export interface ModeratedWorld {
  community: BuiltCommunity;
  moderator: Person;
  author: Person;
  reader: Person;
  news: BuiltNews;
}

/** What tests of moderation do through the API. */
export function moderating(app: TestApp) {
  const as = (person: Person | null): Promise<ApiClient> => apiClient(app, person?.email);

  const inCommunity = async (fields: Record<string, unknown> = {}): Promise<ModeratedWorld> => {
    const community = await buildCommunity(app);
    const moderator = await buildMember(app, { community, role: 'moderator' });
    const author = await buildMember(app, { community });
    const reader = await buildMember(app, { community });
    const kept = { author, scope: 'community', communitySlug: community.slug };
    return { community, moderator, author, reader, news: await buildNews(app, { ...kept, ...fields }) };
  };

  const report = async (by: Person | null, id: string, body: object) =>
    (await as(by)).post(`/api/news/${id}/reports`, body);

  const queueOf = async (person: Person): Promise<Item[]> =>
    itemsOf(await (await as(person)).get('/api/moderation/reports?limit=100'));

  /** The case of a text, as somebody who moderates finds it. */
  const caseOf = async (person: Person, subjectId: string): Promise<string> => {
    const found = (await queueOf(person)).find(({ subject }) => subject?.id === subjectId);
    if (!found) throw new Error('Not in the queue');
    return String(found['id']);
  };

  const decide = async (person: Person, id: string, body: object, headers?: Record<string, string>) =>
    (await as(person)).post(`/api/moderation/reports/${id}/decision`, body, headers);

  const statusFor = async (person: Person | null, id: string): Promise<number> =>
    (await (await as(person)).get(`/api/news/${id}`)).status;

  const mailsTo = async (person: Person): Promise<string[]> => {
    await app.settle();
    const mails = await app.mails(person.email);
    return mails.map(({ subject, text, html }) => plain(`${subject}\n${text}\n${html ?? ''}`));
  };

  const lastMailTo = async (person: Person): Promise<string> => (await mailsTo(person)).at(-1) ?? '';

  const subjectsTo = async (person: Person): Promise<string[]> =>
    (await mailsTo(person)).map((mail) => mail.split('\n', 1)[0] ?? '');

  return { as, inCommunity, report, queueOf, caseOf, decide, statusFor, lastMailTo, subjectsTo };
}

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");

export type Moderating = ReturnType<typeof moderating>;
