import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { checkHeldSeats } from '../src/features/events/event.rules.js';
import { EventService } from '../src/features/events/event.service.js';
import { ANSWERS, Rsvp } from '../src/features/rsvps/rsvp.entity.js';
import { RsvpService } from '../src/features/rsvps/rsvp.service.js';
import { HOUR } from '../src/kernel/clock.js';
import { conflict, DomainError } from '../src/kernel/domain-error.js';
import { Reader } from '../src/platform/database/transaction.js';
import { startApp, type TestApp } from './support/app.js';
import {
  type BuiltCommunity,
  buildCommunity,
  buildEvent,
  buildMember,
  type Person,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';
import { type Answered, RsvpModel } from './support/rsvp-model.js';

let app: TestApp;
let community: BuiltCommunity;
let people: Person[];

beforeAll(async () => {
  app = await startApp();
  community = await buildCommunity(app);
  people = [];
  for (let count = 0; count < 8; count += 1) people.push(await buildMember(app, { community }));
});

afterAll(() => app.close());

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      person: fc.nat(7),
      answer: fc.constantFrom(...ANSWERS, 'yes' as const),
      guests: fc.nat(3),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('resize' as const),
      change: fc.oneof(
        fc.record({ capacity: fc.option(fc.integer({ min: 1, max: 8 }), { freq: 8 }) }),
        fc.record({ heldSeats: fc.nat(3) }),
      ),
    }),
  },
);
const pause = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(1, 60_000) },
  { weight: 1, arbitrary: fc.constantFrom(HOUR, 50 * HOUR) },
);
const sequence = fc.record({
  capacity: fc.integer({ min: 1, max: 5 }),
  steps: fc.array(fc.tuple(pause, step), { minLength: 5, maxLength: 25 }),
});

/** The code of a refusal, or none. */
async function refusal(act: () => unknown): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.fields[0]?.code ?? error.code;
    throw error;
  }
}

async function answersIn(eventId: string): Promise<Record<string, Answered>> {
  const rsvps = await app.get(Reader).manager.findBy(Rsvp, { eventId });
  return Object.fromEntries(
    rsvps.map(({ accountId, answer, outcome, guests, queuedAt }) => [
      accountId,
      { answer, outcome, guests, queuedAt },
    ]),
  );
}

describe('any sequence of answers and capacities', () => {
  it('leaves in the database what the pure rule decides, and seats nobody beyond the capacity', async () => {
    const scheduling = app.get(EventSchedulingService);
    const rsvps = app.get(RsvpService);

    await fc.assert(
      fc.asyncProperty(sequence, async ({ capacity, steps }) => {
        app.clock.set(A_MONDAY);
        const { id, host } = await buildEvent(app, { community, capacity, maxGuests: 2 });
        const { event } = await app.get(EventService).view(host, id);
        const model = new RsvpModel({ ...event });

        for (const [wait, act] of steps) {
          app.clock.advance(wait);
          const now = app.clock.now();
          const before = model.taken();
          if (act.kind === 'answer') {
            const { accountId } = people[act.person]!;
            const asked = { answer: act.answer, guests: act.guests };
            const refused = await refusal(() => rsvps.respond(accountId, id, asked));
            expect(refused).toBe(await refusal(() => model.answer(accountId, asked, now)));
          } else {
            const refused = await refusal(() => scheduling.edit(host, id, act.change, null));
            const resize = () => {
              if (now >= event.endsAt) throw conflict('event-over');
              checkHeldSeats({ ...model.event, ...act.change });
              model.resize(act.change, now);
            };
            expect(refused).toBe(await refusal(resize));
          }
          expect(await answersIn(id)).toEqual(model.answers());
          expect(model.taken()).toBeLessThanOrEqual(Math.max(before, model.event.capacity ?? Infinity));
        }
      }),
      { numRuns: 25 },
    );
  });
});
