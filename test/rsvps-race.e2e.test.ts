import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RsvpService } from '../src/features/rsvps/rsvp.service.js';
import { Rsvp } from '../src/features/rsvps/rsvp.entity.js';
import { Reader } from '../src/platform/database/transaction.js';
import { startApp, type TestApp } from './support/app.js';
import { buildCommunity, buildEvent, buildMember, type BuiltEvent, type Person } from './support/builders.js';

const SEATS = 20;
const PEOPLE = 200;

let app: TestApp;
let event: BuiltEvent;
let people: Person[];

beforeAll(async () => {
  app = await startApp();
  const community = await buildCommunity(app);
  event = await buildEvent(app, { community, capacity: SEATS });
  people = await Promise.all(Array.from({ length: PEOPLE }, () => buildMember(app, { community })));
});

afterAll(() => app.close());

const answer = (person: Person, said: 'yes' | 'no') =>
  app.get(RsvpService).respond(person.accountId, event.id, { answer: said, guests: 0 });

const answers = (outcome: Rsvp['outcome']): Promise<Rsvp[]> =>
  app.get(Reader).manager.find(Rsvp, {
    where: { eventId: event.id, outcome },
    order: { queuedAt: 'ASC', id: 'ASC' },
  });

const accountsOf = (rsvps: Rsvp[]) => rsvps.map(({ accountId }) => accountId);

describe('the last seats', () => {
  let goingFirst: Rsvp[];
  let waitingFirst: Rsvp[];

  it('go to as many as there are when two hundred say yes at once, and the others wait in order', async () => {
    const views = await Promise.all(
      people.map((person, index) => {
        // Half of them in the same millisecond as another.
        if (index % 2) app.clock.advance(1);
        return answer(person, 'yes');
      }),
    );
    goingFirst = await answers('going');
    waitingFirst = await answers('waitlisted');
    expect(goingFirst).toHaveLength(SEATS);
    expect(waitingFirst).toHaveLength(PEOPLE - SEATS);

    expect(
      views.filter(({ rsvp }) => rsvp.outcome === 'going').every(({ position }) => position === null),
    ).toBe(true);
    const told = views.filter(({ rsvp }) => rsvp.outcome === 'waitlisted');
    expect(told.map(({ position }) => position).sort((a, b) => a! - b!)).toEqual(
      Array.from({ length: PEOPLE - SEATS }, (_, index) => index + 1),
    );
    const inOrderOfPosition = told.sort((left, right) => left.position! - right.position!);
    expect(inOrderOfPosition.map(({ rsvp }) => rsvp.accountId)).toEqual(accountsOf(waitingFirst));
  });

  it('go to the first who wait when all who have one give it up at once', async () => {
    const seated = new Set(accountsOf(goingFirst));
    await Promise.all(
      people.filter(({ accountId }) => seated.has(accountId)).map((person) => answer(person, 'no')),
    );
    const going = await answers('going');
    expect(accountsOf(going)).toEqual(accountsOf(waitingFirst).slice(0, SEATS));
    expect(accountsOf(await answers('waitlisted'))).toEqual(accountsOf(waitingFirst).slice(SEATS));
    expect(new Set(accountsOf(await answers('declined')))).toEqual(seated);
  });

  it('are never more than there are, while half give up and half come back', async () => {
    const going = new Set(accountsOf(await answers('going')));
    await Promise.all(
      people
        .slice(0, 120)
        .map((person, index) => answer(person, going.has(person.accountId) || index % 3 ? 'no' : 'yes')),
    );
    expect(await answers('going')).toHaveLength(SEATS);
    const waiting = await answers('waitlisted');
    const rank = new Map(accountsOf(waitingFirst).map((accountId, index) => [accountId, index]));
    const waitedAllAlong = waiting.filter(({ queuedAt }) => queuedAt < app.clock.now());
    const ranks = accountsOf(waitedAllAlong).map((accountId) => rank.get(accountId)!);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });
});
