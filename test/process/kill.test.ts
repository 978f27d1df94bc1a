import { LessThan } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Event } from '../../src/features/events/event.entity.js';
import { Invite } from '../../src/features/invitations/invite.entity.js';
import { Rsvp } from '../../src/features/rsvps/rsvp.entity.js';
import { HOUR } from '../../src/kernel/clock.js';
import { OutboxRow } from '../../src/platform/outbox/outbox-row.entity.js';
import { allEntities } from '../support/entities.js';
import { type Gate, gate } from '../support/gate.js';
import { type OpenDatabase, openDatabase } from '../support/open-database.js';
import { type PostgresServer, startPostgres } from '../support/postgres-server.js';
import { putAnswer, type Seeded, seedEvent } from '../support/seeded-event.js';
import { createPlace, type Place, type RunningServer, startServer } from '../support/server-process.js';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.js';

const PEOPLE = 100;
const ANSWERS_EACH = 10;
const CAPACITY = 15;
const KILLED_AFTER = [180, 430, 790];
const LONG = 150_000;

let sink: SmtpSink;
let place: Place;
let seeded: Seeded;

/** Each person's answers carry their number as a note: the last one sent, and the last one acknowledged. */
let sent: Map<string, number>;
let acknowledged: Map<string, number>;
let total: number;
let server: RunningServer | undefined;
let isUp: Gate<void>;

async function start(): Promise<void> {
  server = await startServer(place);
  isUp.open();
}

async function kill(): Promise<void> {
  isUp = gate();
  await server?.end('SIGKILL');
}

async function answerAll({ accountId, secret }: Seeded['people'][number]): Promise<void> {
  for (let number = 1; number <= ANSWERS_EACH;) {
    await isUp.promise;
    sent.set(accountId, number);
    const body = { answer: number % 3 ? ('yes' as const) : ('no' as const), note: String(number) };
    const status = await putAnswer(server!.origin, seeded, secret, body);
    if (status === null) continue;
    expect(status).toBe(200);
    acknowledged.set(accountId, number);
    total += 1;
    number += 1;
  }
}

async function withDatabase<Result>(look: (open: OpenDatabase) => Promise<Result>): Promise<Result> {
  const open = await openDatabase(place.env.DATABASE_URL!, await allEntities());
  try {
    return await look(open);
  } finally {
    await open.close();
  }
}

const rsvpsIn = ({ reader }: OpenDatabase) => reader.manager.findBy(Rsvp, { eventId: seeded.eventId });

async function checkAnswers(open: OpenDatabase): Promise<void> {
  const rsvps = await rsvpsIn(open);
  const noted = new Map(rsvps.map(({ accountId, note }) => [accountId, Number(note)]));
  for (const [accountId, number] of acknowledged) {
    expect(noted.get(accountId)).toBeGreaterThanOrEqual(number);
    expect(noted.get(accountId)).toBeLessThanOrEqual(sent.get(accountId)!);
  }
  const going = rsvps.filter(({ outcome }) => outcome === 'going');
  expect(going.length).toBeLessThanOrEqual(CAPACITY);
  expect(new Set(rsvps.map(({ accountId }) => accountId)).size).toBe(rsvps.length);
}

interface Register {
  /** Message-IDs of all that was decided. */
  decided: Set<string>;
  /** Of what each person must get: the last word to them; what it overtook need not leave any more. */
  owed: string[];
}

async function mailRegister({ reader }: OpenDatabase): Promise<Register> {
  const { revision } = await reader.manager.findOneByOrFail(Event, { id: seeded.eventId });
  const invites = await reader.manager.findBy(Invite, { eventId: seeded.eventId });
  const messageId = (id: string, number: number) => `<invite.${id}.${number}.${revision}@localhost>`;
  return {
    decided: new Set(
      invites.flatMap(({ id, mails }) =>
        Array.from({ length: mails }, (_, index) => messageId(id, index + 1)),
      ),
    ),
    owed: invites.filter(({ mails }) => mails > 0).map(({ id, mails }) => messageId(id, mails)),
  };
}

function prepare(databaseUrl: () => string | null): void {
  beforeAll(async () => {
    sink = await startSmtpSink();
    const url = databaseUrl();
    place = createPlace({
      ...(url !== null && { DATABASE_URL: url }),
      SECRET: 'secret of the tests only '.repeat(2),
      SMTP_URL: sink.url,
      MAIL_FROM: 'Maillage <bonjour@maillage.example>',
      PUBLIC_URL: 'http://localhost:3000',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'error',
    });
    seeded = await seedEvent(place.env, { people: PEOPLE, capacity: CAPACITY });
    [sent, acknowledged, total, isUp] = [new Map(), new Map(), 0, gate()];
  }, LONG);

  afterAll(async () => {
    await place.remove();
    await sink.close();
  });
}

function checkKills(): void {
  it(
    'R1 loses no acknowledged answer and gives no seat twice when it is killed under load',
    async () => {
      await start();
      const answering = Promise.all(seeded.people.map(answerAll));
      for (const threshold of KILLED_AFTER) {
        await vi.waitFor(() => expect(total).toBeGreaterThanOrEqual(threshold), {
          timeout: LONG,
          interval: 1,
        });
        await kill();
        await withDatabase(checkAnswers);
        await start();
      }
      await answering;
      expect(total).toBe(PEOPLE * ANSWERS_EACH);
      await withDatabase(checkAnswers);
      const outcomes = (await withDatabase(rsvpsIn)).map(({ outcome }) => outcome);
      expect(outcomes.filter((outcome) => outcome === 'going')).toHaveLength(CAPACITY);
      expect(outcomes.filter((outcome) => outcome === 'waitlisted')).toHaveLength(PEOPLE - CAPACITY);
    },
    LONG,
  );

  it(
    'R1 sends every mail owed, and what it sends twice is the same message',
    async () => {
      const before = sink.mails.length;
      await vi.waitFor(() => expect(sink.mails.length).toBeGreaterThan(before), {
        timeout: 10_000,
        interval: 1,
      });
      await kill();
      await start();
      await withDatabase(async (open) => {
        // A reminder waits for its day.
        const soon = LessThan(Date.now() + HOUR);
        const waiting = () => open.reader.manager.countBy(OutboxRow, { state: 'pending', availableAt: soon });
        await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 90_000, interval: 200 });
        expect(await open.reader.manager.countBy(OutboxRow, { state: 'parked' })).toBe(0);

        const outcomes = new Map((await rsvpsIn(open)).map(({ accountId, outcome }) => [accountId, outcome]));
        const invites = await open.reader.manager.findBy(Invite, { eventId: seeded.eventId });
        expect(new Map(invites.map(({ accountId, toldState }) => [accountId, toldState]))).toEqual(outcomes);

        const received = new Map<string, Set<string>>();
        for (const { parsed, raw } of sink.mails) {
          const id = parsed.messageId ?? '';
          received.set(id, (received.get(id) ?? new Set()).add(raw));
        }
        const { decided, owed } = await mailRegister(open);
        expect(owed).toHaveLength(PEOPLE);
        expect(owed.filter((id) => !received.has(id))).toEqual([]);
        expect([...received.keys()].filter((id) => !decided.has(id))).toEqual([]);
        const differing = [...received].filter(([, versions]) => versions.size > 1);
        expect(differing.map(([, versions]) => [...versions])).toEqual([]);
      });
    },
    LONG,
  );
}

describe('a server on SQLite that is killed', () => {
  prepare(() => null);
  checkKills();
});

describe('a server on PostgreSQL that is killed', () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  prepare(() => postgres.adminUrl);
  checkKills();
});
