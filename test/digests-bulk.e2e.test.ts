import { afterAll, beforeAll, expect, it } from 'vitest';
import { Account } from '../src/features/accounts/account.entity.js';
import { CommunityService } from '../src/features/communities/community.service.js';
import { Membership } from '../src/features/communities/membership.entity.js';
import { DigestEnrolment } from '../src/features/digests/digest-enrolment.service.js';
import { DigestIssuing } from '../src/features/digests/digest-issuing.service.js';
import { DigestPreview } from '../src/features/digests/digest-preview.service.js';
import { newId } from '../src/kernel/ids.js';
import { Reader } from '../src/platform/database/transaction.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { OutboxRow } from '../src/platform/outbox/outbox-row.entity.js';
import { startApp, type TestApp } from './support/app.js';
import { type BuiltCommunity, buildCommunity, buildEvent, buildNews } from './support/builders.js';
import { queriesOf } from './support/query-count.js';
import { plansOf } from './support/query-plan.js';

const MORNING = Date.UTC(2027, 2, 8, 8);
const CROWD = 1000;
const CHUNKS = CROWD / 200;

let app: TestApp;
let community: BuiltCommunity;

beforeAll(async () => {
  app = await startApp();
  community = await buildCommunity(app);
});
afterAll(() => app.close());

let number = 0;

/** Members of the community, written as rows: nothing of how they joined matters here. */
async function buildCrowd(size: number): Promise<void> {
  const { id: communityId } = (await app.get(CommunityService).place(community.organiser, community.slug))
    .community;
  const [like] = await app.get(Reader).manager.findBy(Account, { id: community.organiser.accountId });
  const now = app.clock.now();
  const accounts = Array.from({ length: size }, () => {
    number += 1;
    return {
      ...like!,
      id: newId(),
      email: `collegue-${number}@asso.example`,
      displayName: `Collègue ${number}`,
    };
  });
  const memberships = accounts.map(({ id: accountId }) => ({
    id: newId(),
    communityId,
    accountId,
    role: 'member' as const,
    status: 'active' as const,
    word: null,
    shownToAll: false,
    charterAcceptedAt: now,
    createdAt: now,
  }));
  await app.get(UnitOfWork).run(async (tx) => {
    await tx.manager.save(Account, accounts, { chunk: 200 });
    await tx.manager.save(Membership, memberships, { chunk: 200 });
  });
}

const decided = () => app.get(Reader).manager.countBy(OutboxRow, { kind: 'digest.decided' });

it('decides the digests of a few and of a crowd in as many queries a part, each of them once', async () => {
  await buildNews(app);
  await buildEvent(app, { community, startsLocal: '2027-03-12T18:30' });
  await buildCrowd(3);
  await app.get(DigestEnrolment).enrol();
  const few = await decidedInOneWeek(1);

  await buildNews(app, { text: 'La semaine suivante' });
  await buildCrowd(CROWD);
  await app.get(DigestEnrolment).enrol();
  const before = await decided();
  const many = await decidedInOneWeek(CHUNKS);
  // One more, of the next part.
  expect(many).toEqual({ ...few, 'insert outbox': few['insert outbox']! + 1 });
  expect((await decided()) - before).toBeGreaterThanOrEqual(CROWD);
});

let week = 0;

/** How many statements of each kind one part of a morning takes, after which nobody is left. */
async function decidedInOneWeek(parts: number): Promise<Record<string, number>> {
  const at = MORNING + week * 7 * 86_400_000;
  week += 1;
  app.clock.set(at);
  const issuing = app.get(DigestIssuing);
  const statements = await queriesOf(app, () => issuing.issue({ at, part: 0 }));
  for (let part = 1; part <= parts; part += 1) await issuing.issue({ at, part });
  const rest = await queriesOf(app, () => issuing.issue({ at, part: parts + 1 }));
  expect(rest.filter((sql) => /^(select|insert|update)/i.test(sql))).toHaveLength(1);
  return countedByTable(statements);
}

function countedByTable(statements: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const sql of statements) {
    const [verb = '', table = ''] =
      /^(select|insert|update).*?(?:from|into|update) "(\w+)"/is.exec(sql)?.slice(1) ?? [];
    if (verb) counts[`${verb.toLowerCase()} ${table}`] = (counts[`${verb.toLowerCase()} ${table}`] ?? 0) + 1;
  }
  return counts;
}

it('finds what is news by an index, in as many queries whatever there is to tell', async () => {
  const { organiser } = community;
  const next = () => app.get(DigestPreview).next(organiser);
  const count = async () => (await queriesOf(app, next)).length;
  await buildNews(app, { text: 'Un seul' });
  app.clock.advance(1000);
  const few = await count();
  for (const text of ['Une aide', 'Un accueil', 'Une permanence']) await buildNews(app, { text });
  app.clock.advance(1000);
  expect((await next())?.groups[0]?.lines.length).toBeGreaterThanOrEqual(3);
  expect(await count()).toBe(few);
  const plans = await plansOf(app, next);
  expect(plans).toMatch(/news_items_corrected/);
  expect(plans).not.toMatch(/scan (?:item|event)\b|seq scan on (?:news_items|events)/i);
});
