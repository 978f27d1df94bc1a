import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createContext } from '../src/application.js';
import { eventChangeInput } from '../src/features/events/event.input.js';
import { EventRestorationService } from '../src/features/events/event-restoration.service.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { goingMorning, goingReminderDecided } from '../src/features/invitations/going-reminder.facts.js';
import { AnswerLinkService } from '../src/features/invitations/answer-link.service.js';
import { GoingReminder } from '../src/features/invitations/going-reminder.entity.js';
import { GoingReminderService } from '../src/features/invitations/going-reminder.service.js';
import { RefusalService } from '../src/features/invitations/refusal.service.js';
import { RsvpService } from '../src/features/rsvps/rsvp.service.js';
import { ConfirmationService } from '../src/features/topics/confirmation.service.js';
import { topicChangeInput } from '../src/features/topics/topic.input.js';
import { TopicChangeService } from '../src/features/topics/topic-change.service.js';
import { DAY, HOUR, MINUTE } from '../src/kernel/clock.js';
import { Reader } from '../src/platform/database/transaction.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { Housekeeping } from '../src/platform/housekeeping/housekeeping.js';
import { OutboxRow } from '../src/platform/outbox/outbox-row.entity.js';
import { OutboxWorker } from '../src/platform/outbox/outbox.worker.js';
import { startApp, type TestApp } from './support/app.js';
import {
  buildAccount,
  buildEvent,
  type BuiltEvent,
  buildMember,
  buildOccurrence,
  buildRsvp,
  buildSeries,
  buildTopic,
  type Person,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';
import { answerTo, buildFollower } from './support/followers.js';
import { queriesOf } from './support/query-count.js';

const ROOM = 'https://visio.asso.example/secret';

/** Friday 19 March 2027 at 18:30 in Paris, in the weeks when Montréal is five hours away. */
const STARTS = Date.UTC(2027, 2, 19, 17, 30);
const THREE_DAYS_BEFORE = Date.UTC(2027, 2, 16, 8);
const THE_EVE = Date.UTC(2027, 2, 18, 8);
const THE_DAY = Date.UTC(2027, 2, 19, 8);

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(A_MONDAY));

/** Each on one line, however long. */
const headersOf = ({ raw }: { raw: string } = { raw: '' }): string =>
  (raw.split(/\r?\n\r?\n/)[0] ?? '').replace(/\r?\n\s+/g, ' ');

const isReminder = ({ messageId }: { messageId: string }): boolean => messageId.startsWith('<reminder.');

const remindersOf = async ({ email }: Pick<Person, 'email'>) => (await app.mails(email)).filter(isReminder);

/** What somebody has been reminded of by an instant. */
async function remindersAt(person: Pick<Person, 'email'>, at: number) {
  app.clock.set(at);
  await app.settle();
  return remindersOf(person);
}

const subjectsAt = async (person: Person, at: number): Promise<string[]> =>
  (await remindersAt(person, at)).map(({ subject }) => subject);

async function buildGoing(fields: Record<string, unknown> = {}) {
  const event = await buildEvent(app, { startsLocal: '2027-03-19T18:30', title: 'Apéro', ...fields });
  const { account } = await buildRsvp(app, { event });
  await app.settle();
  return { event, account };
}

async function buildFollowed(fields: Record<string, unknown> = {}) {
  const series = await buildSeries(app, { title: 'Vendredi', ...fields });
  const follower = await buildFollower(app, { series });
  await app.settle();
  const date = await buildOccurrence(app, { series, on: '2027-03-19' });
  return { series, follower, date };
}

const move = (event: BuiltEvent, startsLocal: string): Promise<void> =>
  app.get(EventSchedulingService).edit(event.host, event.id, eventChangeInput.parse({ startsLocal }), null);

const answer = ({ accountId }: Person, { id }: BuiltEvent, said: 'yes' | 'no') =>
  app.get(RsvpService).respond(accountId, id, { answer: said, guests: 0 });

describe('somebody who is going', () => {
  it('is reminded three days before and on the day, in the morning, and never twice', async () => {
    const { account } = await buildGoing();
    expect(await remindersAt(account, THREE_DAYS_BEFORE - 1)).toHaveLength(0);
    const [ahead] = await subjectsAt(account, THREE_DAYS_BEFORE);
    expect(ahead).toMatch(/^On se voit vendredi 19\smars\s: Apéro$/);
    expect(await remindersAt(account, THE_DAY - 1)).toHaveLength(1);
    const both = await subjectsAt(account, THE_DAY);
    expect(both).toHaveLength(2);
    expect(both[1]).toMatch(/^C’est aujourd’hui\s: Apéro$/);
    expect(await remindersAt(account, STARTS + DAY)).toHaveLength(2);
  });

  it('reads when and where, who animates and how not to come, in the thread of the invite', async () => {
    const place = { name: 'Café de la Gare', kind: null, address: 'Brest', notes: null, access: [] };
    const { event, account } = await buildGoing({ place });
    const { account: other } = await buildRsvp(app, { event });
    const [mail] = await remindersAt(account, THREE_DAYS_BEFORE);
    const text = mail?.text ?? '';
    expect(text).toMatch(/vendredi 19\smars, de 18\sh\s30 à /);
    expect(text).toContain('Café de la Gare');
    expect(text).toContain(`Anime\u00a0: ${event.host.displayName}.`);
    expect(text).toMatch(/Je ne viens pas cette fois\nhttp.*\/r\/[a-z2-7]+\?answer=no/);
    expect(text).not.toContain('Au programme');
    expect(text).not.toContain(other.displayName);
    expect(mail?.html).not.toContain(other.displayName);
    const [invite] = await app.mails(account.email);
    const thread = /^References: (<invite\.\S+>)/im.exec(headersOf(invite))?.[1];
    expect(thread).toMatch(/^<invite\./);
    const headers = headersOf(mail);
    expect(headers).toContain(`In-Reply-To: ${thread}`);
    expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(headers).toMatch(/^List-Unsubscribe: <http.*\/u\/[a-z2-7]+>/m);
    expect(headers).toContain('Date: Tue, 16 Mar 2027 08:00:00 +0000');
    expect(mail?.ics ?? null).toBeNull();
  });

  it('in Montréal has a morning and a time of their own, and is told of the odd weeks', async () => {
    const event = await buildEvent(app, { startsLocal: '2027-03-19T18:30', format: 'video', roomUrl: ROOM });
    const account = await buildAccount(app, { timeZone: 'America/Toronto' });
    await buildMember(app, { community: event.community, account });
    await buildRsvp(app, { event, account });
    const morning = Date.UTC(2027, 2, 16, 13);
    expect(await remindersAt(account, morning - 1)).toHaveLength(0);
    const [mail] = await remindersAt(account, morning);
    expect(mail?.text).toMatch(/Pour vous\s: vendredi 19\smars, de 13\sh\s30/);
    expect(mail?.text).toMatch(/l’écart est de 5\sh au lieu de 6\sh/);
    expect(mail?.text).toContain(`/events/${event.id}/room`);
    expect(`${mail?.text}${mail?.html}`).not.toContain('visio.asso.example');
  });

  it.each<[string, (of: { event: BuiltEvent; account: Person }) => Promise<unknown>]>([
    ['said no', ({ event, account }) => answer(account, event, 'no')],
    ['sees it cancelled', ({ event }) => app.get(EventSchedulingService).cancel(event.host, event.id, '')],
  ])('is not once they %s', async (_, happen) => {
    const of = await buildGoing();
    app.clock.advance(HOUR);
    await happen(of);
    await app.settle();
    expect(await remindersAt(of.account, THREE_DAYS_BEFORE)).toHaveLength(0);
    expect(await remindersAt(of.account, THE_DAY)).toHaveLength(0);
  });

  it('is not any more once they refused it, in one click', async () => {
    const { account } = await buildGoing();
    const [mail] = await remindersAt(account, THREE_DAYS_BEFORE);
    await app.get(RefusalService).refuse(/\/u\/([a-z2-7]+)/.exec(mail?.text ?? '')?.[1] ?? '');
    expect(await remindersAt(account, THE_DAY)).toHaveLength(1);
  });

  it('only since then is reminded on the day alone', async () => {
    const { event } = await buildGoing();
    app.clock.set(THREE_DAYS_BEFORE - HOUR);
    const { account } = await buildRsvp(app, { event });
    expect(await remindersAt(account, THREE_DAYS_BEFORE)).toHaveLength(0);
    expect(await remindersAt(account, THE_DAY)).toHaveLength(1);
  });

  it('is reminded by day though the worker comes at night, and not at all when it comes too late', async () => {
    const { account } = await buildGoing();
    expect(await remindersAt(account, Date.UTC(2027, 2, 17, 2))).toHaveLength(0);
    expect(await remindersAt(account, Date.UTC(2027, 2, 17, 8))).toHaveLength(1);
    expect(await remindersAt(account, STARTS - HOUR + MINUTE)).toHaveLength(1);
  });

  it('is reminded of what was a draft once it is scheduled', async () => {
    const event = await buildEvent(app, { startsLocal: '2027-03-19T18:30', status: 'draft' });
    const change = eventChangeInput.parse({ status: 'scheduled' });
    await app.get(EventSchedulingService).edit(event.host, event.id, change, null);
    const { account } = await buildRsvp(app, { event });
    expect(await remindersAt(account, THREE_DAYS_BEFORE)).toHaveLength(1);
  });
});

describe('an event that moved', () => {
  it('is recalled when it takes place, not when it would have', async () => {
    const { event, account } = await buildGoing();
    await move(event, '2027-03-26T18:30');
    await app.settle();
    expect(await remindersAt(account, THE_DAY)).toHaveLength(0);
    expect(await remindersAt(account, THREE_DAYS_BEFORE + 7 * DAY)).toHaveLength(1);
    expect(await remindersAt(account, THE_DAY + 7 * DAY)).toHaveLength(2);
  });

  it('by a day or an hour is not recalled again three days before; put off by a week it is', async () => {
    const { event, account } = await buildGoing();
    expect(await remindersAt(account, THREE_DAYS_BEFORE)).toHaveLength(1);
    await move(event, '2027-03-20T19:30');
    expect(await remindersAt(account, THREE_DAYS_BEFORE + DAY)).toHaveLength(1);
    await move(event, '2027-03-27T19:30');
    expect(await remindersAt(account, THREE_DAYS_BEFORE + 8 * DAY)).toHaveLength(2);
  });

  it('or takes place after all is recalled in time', async () => {
    const { event, account } = await buildGoing();
    await app.get(EventSchedulingService).cancel(event.host, event.id, '');
    expect(await remindersAt(account, THE_DAY - 12 * HOUR)).toHaveLength(0);
    app.clock.advance(HOUR);
    await app.get(EventRestorationService).restore(event.host, event.id);
    expect(await remindersAt(account, THE_DAY)).toHaveLength(1);
  });
});

describe('somebody who usually comes', () => {
  it('is reminded of a date the day before alone, with who animates and what will be talked about', async () => {
    const { follower, date } = await buildFollowed({ format: 'video', roomUrl: ROOM });
    const topic = await buildTopic(app, { date, author: follower, title: 'Le logement d’abord' });
    await app
      .get(TopicChangeService)
      .change(date.host, date.id, topic, topicChangeInput.parse({ state: 'accepted' }));
    await app.get(ConfirmationService).confirm(date.host.accountId, date.id);
    const before = (await remindersAt(follower, THE_EVE - 1)).length;
    const mails = await remindersAt(follower, THE_EVE);
    expect(mails).toHaveLength(before + 1);
    const mail = mails.at(-1);
    expect(mail?.subject).toMatch(/^C’est demain\s: Vendredi$/);
    expect(mail?.text).toContain('Au programme\n  1. Le logement d’abord');
    expect(mail?.text).toMatch(/Anime\s: .+\.\nConfirmé/);
    expect(mail?.text).toContain(`/events/${date.id}/room`);
    expect(mail?.text?.match(new RegExp(follower.displayName, 'g'))).toHaveLength(1);
    expect(headersOf(mail)).toMatch(/^In-Reply-To: <series\./m);
    expect(await remindersAt(follower, STARTS + HOUR)).toHaveLength(before + 1);
    const token = /\/r\/([a-z2-7]+)\?answer=no/.exec(mail?.text ?? '')?.[1] ?? '';
    expect((await app.client().get(`/r/${token}?answer=no`)).status).toBe(200);
    app.clock.set(THE_EVE + HOUR);
    await app.get(AnswerLinkService).answer(token, { answer: 'no', guests: 0 });
    expect(await answerTo(app, date.id, follower)).toMatchObject({ outcome: 'declined', via: 'following' });
  });

  it('is told where there is no topic and nobody confirmed yet', async () => {
    const { follower } = await buildFollowed();
    const mails = await remindersAt(follower, THE_EVE);
    expect(mails.at(-1)?.text).toMatch(/Pas de sujet cette semaine\s: on se retrouve pour parler\./);
    expect(mails.at(-1)?.text).toContain('Pas encore confirmé');
  });

  it('is not of a date that they skip', async () => {
    const { follower, date } = await buildFollowed();
    const before = (await remindersAt(follower, THE_EVE - DAY)).length;
    await answer(follower, date, 'no');
    expect(await remindersAt(follower, THE_EVE)).toHaveLength(before);
  });
});

describe('reminders', () => {
  const rowsOf = (kind: string): Promise<OutboxRow[]> => app.get(Reader).manager.findBy(OutboxRow, { kind });

  it('go once with four workers and after restarts', async () => {
    const { event, account } = await buildGoing();
    const people = [account];
    for (let count = 0; count < 3; count += 1) people.push((await buildRsvp(app, { event })).account);
    await app.settle();
    app.clock.set(THREE_DAYS_BEFORE);
    const others: INestApplicationContext[] = [];
    const isAlone = app.settings.databaseUrl.startsWith('sqlite:');
    for (let count = 1; count < 4 && !isAlone; count += 1)
      others.push(await createContext(app.settings, app.clock));
    const workers = [app.nest, ...others].map((process) => process.get(OutboxWorker, { strict: false }));
    const morning = { eventId: event.id, startsAt: STARTS, kind: 'ahead' as const, after: null };
    const again = () => app.get(GoingReminderService).remind({ ...morning, zone: 'Europe/Paris' });
    await Promise.all([...workers.map((worker) => worker.drain()), again(), again()]);
    await app.get(UnitOfWork).run(async (tx) => {
      await tx.manager.update(OutboxRow, { kind: goingMorning.kind }, { state: 'pending' });
    });
    await app.settle();
    for (const person of people) expect(await remindersOf(person)).toHaveLength(1);
    const decided = (await rowsOf(goingReminderDecided.kind)).filter(
      ({ payload }) => (payload as { startsAt: number }).startsAt === STARTS,
    );
    expect(new Set(decided.map(({ dedupeKey }) => dedupeKey)).size).toBe(decided.length);
    for (const other of others) await other.close();
  });

  it('are decided for three with as many statements as for one', async () => {
    const count = async (people: number): Promise<number> => {
      app.clock.set(A_MONDAY);
      const event = await buildEvent(app, { startsLocal: '2027-03-19T18:30' });
      for (let more = 0; more < people; more += 1) await buildRsvp(app, { event });
      await app.settle();
      app.clock.set(THREE_DAYS_BEFORE);
      const payload = { eventId: event.id, startsAt: STARTS, kind: 'ahead' as const, after: null };
      const queries = await queriesOf(app, () =>
        app.get(GoingReminderService).remind({ ...payload, zone: 'Europe/Paris' }),
      );
      await app.settle();
      return queries.length;
    };
    expect(await count(3)).toBe(await count(1));
  });

  it('are forgotten a month after', async () => {
    const { event, account } = await buildGoing();
    await remindersAt(account, THREE_DAYS_BEFORE);
    const kept = () => app.get(Reader).manager.countBy(GoingReminder, { eventId: event.id });
    const tidy = (at: number) => app.get(UnitOfWork).run((tx) => app.get(Housekeeping).doIn(tx, at));
    await tidy(STARTS + 30 * DAY);
    expect(await kept()).toBe(1);
    await tidy(STARTS + 30 * DAY + 1);
    expect(await kept()).toBe(0);
  });

  it('wait in one row an event, however many are going', async () => {
    const { event } = await buildGoing();
    for (let more = 0; more < 3; more += 1) await buildRsvp(app, { event });
    await app.settle();
    const waiting = await app.get(Reader).manager.findBy(OutboxRow, { state: 'pending' });
    expect(waiting.filter(({ payload }) => JSON.stringify(payload).includes(event.id))).toHaveLength(1);
  });

  it('reach more people than a chunk holds', { timeout: MINUTE }, async () => {
    const { event } = await buildGoing();
    for (let more = 0; more < 51; more += 1) await buildRsvp(app, { event });
    await app.settle();
    app.clock.set(THREE_DAYS_BEFORE);
    await app.settle();
    const sent = (await app.mails()).filter(({ text }) => text?.includes(`/events/${event.id}`));
    expect(sent.filter(isReminder)).toHaveLength(52);
  });
});
