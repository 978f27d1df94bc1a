import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventChangeInput } from '../src/features/events/event.input.js';
import { EventInvitationService } from '../src/features/events/event-invitation.service.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { RefusalService } from '../src/features/invitations/refusal.service.js';
import { RsvpService } from '../src/features/rsvps/rsvp.service.js';
import { DAY, HOUR } from '../src/kernel/clock.js';
import { startApp, type TestApp } from './support/app.js';
import { buildAccount, buildEvent, type BuiltEvent, buildInvited, type Person } from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';

/** Friday 19 March at 18:30 in Paris. */
const STARTS = Date.UTC(2027, 2, 19, 17, 30);

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(A_MONDAY));

async function build(): Promise<{ event: BuiltEvent; guest: Person }> {
  const event = await buildEvent(app, { startsLocal: '2027-03-19T18:30' });
  const guest = await buildInvited(app, event);
  await app.settle();
  return { event, guest };
}

/** The reminders that somebody has by an instant. */
async function remindersAt({ email }: { email: string }, at: number) {
  app.clock.set(at);
  await app.settle();
  return (await app.mails(email)).filter(({ subject }) => subject.startsWith('Vous venez'));
}

describe('an invitation without an answer', () => {
  it('is recalled once, three days before, with a way out', async () => {
    const { guest } = await build();
    expect(await remindersAt(guest, STARTS - 3 * DAY - 1)).toEqual([]);
    const [reminder] = await remindersAt(guest, STARTS - 3 * DAY);
    expect(reminder?.text).toMatch(/\/r\/[a-z2-7]+\?answer=maybe/);
    expect(reminder?.text).toMatch(/\/u\/[a-z2-7]+/);
    expect(reminder?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(reminder?.ics ?? null).toBeNull();
    expect(await remindersAt(guest, STARTS - 1)).toHaveLength(1);
  });

  it('is recalled by day where the person lives', async () => {
    const event = await buildEvent(app, { startsLocal: '2027-03-19T09:00' });
    const guest = await buildAccount(app, { timeZone: 'America/Toronto' });
    await app.get(EventInvitationService).invite(event.host, event.id, [guest.email]);
    await app.settle();
    // Nine o'clock in Toronto, on summer time already, is two in the afternoon in Paris.
    const morning = Date.UTC(2027, 2, 16, 13);
    expect(await remindersAt(guest, morning - 1)).toEqual([]);
    expect(await remindersAt(guest, morning)).toHaveLength(1);
  });

  it.each<[string, (of: { event: BuiltEvent; guest: Person }) => Promise<unknown>]>([
    [
      'answered',
      ({ event, guest }) =>
        app.get(RsvpService).respond(guest.accountId, event.id, { answer: 'no', guests: 0 }),
    ],
    [
      'taken back',
      ({ event, guest }) => app.get(EventInvitationService).withdraw(event.host, event.id, guest.accountId),
    ],
    ['to what is cancelled', ({ event }) => app.get(EventSchedulingService).cancel(event.host, event.id, '')],
    [
      'refused',
      async ({ guest }) => {
        const { text = '' } = (await app.mails(guest.email)).at(-1) ?? {};
        await app.get(RefusalService).refuse(/\/u\/([a-z2-7]+)/.exec(text)?.[1] ?? '');
      },
    ],
  ])('is not once %s', async (_, happen) => {
    const of = await build();
    app.clock.advance(HOUR);
    await happen(of);
    await app.settle();
    expect(await remindersAt(of.guest, STARTS - DAY)).toEqual([]);
  });

  it('waits for an event that moved, and is still one', async () => {
    const { event, guest } = await build();
    app.clock.advance(HOUR);
    const moved = eventChangeInput.parse({ startsLocal: '2027-03-26T18:30' });
    await app.get(EventSchedulingService).edit(event.host, event.id, moved, null);
    await app.settle();
    expect(await remindersAt(guest, STARTS)).toEqual([]);
    expect(await remindersAt(guest, STARTS + 7 * DAY - 1)).toHaveLength(1);
  });

  it('is recalled at a waking hour though the worker comes at night', async () => {
    const { guest } = await build();
    const night = Date.UTC(2027, 2, 17, 2);
    expect(await remindersAt(guest, night)).toEqual([]);
    expect(await remindersAt(guest, Date.UTC(2027, 2, 17, 8))).toHaveLength(1);
  });

  it('once given again is recalled again', async () => {
    const { event, guest } = await build();
    expect(await remindersAt(guest, STARTS - 3 * DAY)).toHaveLength(1);
    const invitations = app.get(EventInvitationService);
    await invitations.withdraw(event.host, event.id, guest.accountId);
    await app.settle();
    await invitations.invite(event.host, event.id, [guest.email]);
    expect(await remindersAt(guest, STARTS - 1)).toHaveLength(2);
  });
});
