import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from './support/app.js';
import { buildAdmin, type BuiltCommunity, buildMember, buildNews, type Person } from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';
import { type Moderating, moderating } from './support/moderating.js';
import { queriesOf } from './support/query-count.js';

let app: TestApp;
let moderation: Moderating;
let admin: Person;
beforeAll(async () => {
  app = await startApp();
  moderation = moderating(app);
  admin = await buildAdmin(app, { displayName: 'Admin' });
});
beforeEach(() => app.clock.set(A_MONDAY));
afterAll(() => app.close());

const as: Moderating['as'] = (...given) => moderation.as(...given);
const inCommunity: Moderating['inCommunity'] = (...given) => moderation.inCommunity(...given);
const report: Moderating['report'] = (...given) => moderation.report(...given);
const queueOf: Moderating['queueOf'] = (...given) => moderation.queueOf(...given);
const caseOf: Moderating['caseOf'] = (...given) => moderation.caseOf(...given);
const statusFor: Moderating['statusFor'] = (...given) => moderation.statusFor(...given);

describe('the queue', () => {
  it('is read by those who moderate: their communities’, or all', async () => {
    const { community, moderator, reader, news } = await inCommunity();
    const elsewhere = await inCommunity();
    const open = await buildNews(app);
    for (const [by, id] of [
      [reader, news.id],
      [elsewhere.reader, elsewhere.news.id],
      [reader, open.id],
    ] as const)
      await report(by, id, { reason: 'hors-sujet' });
    const newsOf = async (person: Person): Promise<string[]> =>
      (await queueOf(person)).map(({ subject }) => String(subject.id));
    expect(await newsOf(moderator)).toEqual([news.id]);
    expect(await newsOf(community.organiser)).toEqual([news.id]);
    expect(await newsOf(admin)).toEqual(expect.arrayContaining([news.id, elsewhere.news.id, open.id]));
    expect((await (await as(reader)).get('/api/moderation/reports')).status).toBe(403);
  });

  it('shows an administrator the one text of a private community that was reported', async () => {
    const { author, community, reader, news } = await inCommunity();
    const other = await buildNews(app, { author, scope: 'community', communitySlug: community.slug });
    await report(reader, news.id, { reason: 'erreur' });
    const { json } = await (await as(admin)).get(`/api/moderation/reports/${await caseOf(admin, news.id)}`);
    expect(json.subject.texts).toHaveLength(1);
    expect(await statusFor(admin, other.id)).toBe(404);
  });

  it('asks as much of the database for three as for one', async () => {
    const { community, moderator, reader, news } = await inCommunity();
    await report(reader, news.id, { reason: 'erreur' });
    const client = await as(moderator);
    const count = async () => (await queriesOf(app, () => client.get('/api/moderation/reports'))).length;
    const one = await count();
    await alsoReported(community, reader, 2);
    expect([one, await count()]).toEqual([one, one]);
    expect(await queueOf(moderator)).toHaveLength(3);
  });
});

async function alsoReported(community: BuiltCommunity, reader: Person, number: number): Promise<void> {
  for (let count = 0; count < number; count += 1) {
    const author = await buildMember(app, { community });
    const news = await buildNews(app, { author, scope: 'community', communitySlug: community.slug });
    await report(reader, news.id, { reason: 'doublon' });
  }
}
