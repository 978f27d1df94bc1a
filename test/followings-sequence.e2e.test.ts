import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Rsvp } from '../src/features/rsvps/rsvp.entity.js';
import { FollowerSeatingService } from '../src/features/rsvps/follower-seating.service.js';
import { RsvpService } from '../src/features/rsvps/rsvp.service.js';
import { EventService } from '../src/features/events/event.service.js';
import { MINUTE } from '../src/kernel/clock.js';
import { Reader } from '../src/platform/database/transaction.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startApp, type TestApp } from './support/app.js';
import {
  type BuiltCommunity,
  buildCommunity,
  buildEvent,
  buildMember,
  type Person,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';

let app: TestApp;
let community: BuiltCommunity;
let people: Person[];

beforeAll(async () => {
  app = await startApp();
  community = await buildCommunity(app);
  people = [];
  for (let count = 0; count < 10; count += 1) people.push(await buildMember(app, { community }));
});
afterAll(() => app.close());

const situation = fc.record({
  capacity: fc.option(fc.integer({ min: 1, max: 8 }), { freq: 6 }),
  /** Those who answer by themselves, before anybody follows; the others follow. */
  answers: fc.array(fc.record({ answer: fc.constantFrom('yes', 'yes', 'maybe', 'no'), guests: fc.nat(2) }), {
    maxLength: 6,
  }),
});

/** What stands, but for how it came to be. */
async function standing(eventId: string): Promise<Record<string, Partial<Rsvp>>> {
  const rsvps = await app.get(Reader).manager.findBy(Rsvp, { eventId });
  return Object.fromEntries(
    rsvps.map(({ accountId, answer, outcome, guests, queuedAt }) => [
      accountId,
      { answer, outcome, guests, queuedAt },
    ]),
  );
}

describe('seating all who follow at once', () => {
  it('leaves what their saying yes one after the other, in the order of their ranks, would leave', async () => {
    const rsvps = app.get(RsvpService);
    await fc.assert(
      fc.asyncProperty(situation, async ({ capacity, answers }) => {
        app.clock.set(A_MONDAY);
        const [one, all] = [
          await buildEvent(app, { community, capacity, maxGuests: 2 }),
          await buildEvent(app, { community, capacity, maxGuests: 2 }),
        ];
        for (const [index, { answer, guests }] of answers.entries()) {
          app.clock.advance(MINUTE);
          for (const event of [one, all])
            await rsvps.respond(people[index]!.accountId, event.id, {
              answer: answer,
              guests,
            });
        }
        const followers = people.slice(answers.length).map(({ accountId }) => {
          app.clock.advance(MINUTE);
          return { accountId, since: app.clock.now() };
        });
        for (const { accountId, since } of followers) {
          app.clock.set(since);
          await rsvps.respond(accountId, one.id, { answer: 'yes', guests: 0 });
        }
        await app.get(UnitOfWork).run(async (tx) => {
          const event = await app.get(EventService).lockUnseenIn(tx, all.id);
          await app.get(FollowerSeatingService).seatIn(tx, [event!], [...followers].reverse());
        });
        expect(await standing(all.id)).toEqual(await standing(one.id));

        const leaving = followers.filter((_, index) => index % 2 === 0);
        for (const { accountId } of leaving)
          await rsvps.respond(accountId, one.id, { answer: 'no', guests: 0 });
        await app.get(UnitOfWork).run(async (tx) => {
          const event = await app.get(EventService).lockUnseenIn(tx, all.id);
          const seating = app.get(FollowerSeatingService);
          const accountIds = leaving.map(({ accountId }) => accountId);
          await seating.freeIn(tx, [event!], await seating.fromFollowingIn(tx, [event!], accountIds));
        });
        const left = await standing(one.id);
        for (const { accountId } of leaving) delete left[accountId];
        expect(await standing(all.id)).toEqual(left);
      }),
      { numRuns: 12 },
    );
  });
});
