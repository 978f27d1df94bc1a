import { Rsvp } from '../../src/features/rsvps/rsvp.entity.js';
import { Following } from '../../src/features/series/following.entity.js';
import { FollowingService } from '../../src/features/series/following.service.js';
import { Reader } from '../../src/platform/database/transaction.js';
import type { TestApp } from './app.js';
import { buildMember, type BuiltSeries, type Person } from './builders.js';

/** A member of the series' community unless one is given, who is usually there. */
export async function buildFollower(
  app: TestApp,
  { series, account }: { series: BuiltSeries; account?: Person },
): Promise<Person> {
  const person = account ?? (await buildMember(app, { community: series.community }));
  await app.get(FollowingService).follow(person, series.id);
  return person;
}

/** Somebody's answer to a date; null for none. */
export const answerTo = (app: TestApp, eventId: string, { accountId }: Person): Promise<Rsvp | null> =>
  app.get(Reader).manager.findOneBy(Rsvp, { eventId, accountId });

/** Those who have an outcome on a date, in the order of the queue. */
export async function peopleOn(
  app: TestApp,
  eventId: string,
  outcome: Rsvp['outcome'] = 'going',
): Promise<string[]> {
  const rsvps = await app.get(Reader).manager.find(Rsvp, {
    where: { eventId, outcome },
    order: { queuedAt: 'ASC', id: 'ASC' },
  });
  return rsvps.map(({ accountId }) => accountId);
}

export const followingOf = (
  app: TestApp,
  { id: seriesId }: { id: string },
  { accountId }: Person,
): Promise<Following | null> => app.get(Reader).manager.findOneBy(Following, { seriesId, accountId });
