import { createServer } from 'node:net';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Rsvp } from '../../src/features/rsvps/rsvp.entity.js';
import { OutboxRow } from '../../src/platform/outbox/outbox-row.entity.js';
import { allEntities } from '../support/entities.js';
import { openDatabase } from '../support/open-database.js';
import { putAnswer, seedEvent } from '../support/seeded-event.js';
import {
  createPlace,
  freePort,
  type Place,
  runCli,
  runServer,
  startServer,
} from '../support/server-process.js';
import { startSmtpSink } from '../support/smtp-sink.js';

const SECRET = 'secret of the tests only '.repeat(2);

let place: Place;
beforeEach(() => (place = createPlace({ SECRET, RATE_LIMITS: 'off', LOG_LEVEL: 'error' })));
afterEach(() => place.remove());

const lines = (text: string) => text.split('\n').filter(Boolean);

describe('a process that cannot start', () => {
  it('says each wrong setting in a line, opens nothing, and ends with 1', async () => {
    Object.assign(place.env, { PORT: 'http', ROLE: 'boss', SECRET: 'short' });
    const { code, stdout, stderr } = await runServer(place);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(lines(stderr)).toEqual([
      'Maillage cannot start:',
      '  PORT: must be a whole number between 0 and 65535',
      '  ROLE: must be all or web or worker',
      '  SECRET: must have at least 32 characters',
    ]);
    expect(existsSync(join(place.folder, 'data'))).toBe(false);
  });

  it('says so too where it is a command', async () => {
    Object.assign(place.env, { PORT: 'http', ROLE: 'boss' });
    const { code, stderr } = await runCli(place, 'migrate');
    expect([code, lines(stderr)]).toEqual([
      1,
      ['PORT: must be a whole number between 0 and 65535', 'ROLE: must be all or web or worker'],
    ]);
  });

  it('says that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(typeof address === 'object' && address?.port);
    Object.assign(place.env, { PORT: port });
    const { code, stderr } = await runServer(place);
    other.close();
    expect([code, lines(stderr).slice(-2)]).toEqual([
      1,
      ['Maillage cannot start:', `  PORT: ${port} is taken by another program; set another PORT`],
    ]);
  });

  it('says that nothing answers where the database should be', async () => {
    Object.assign(place.env, { DATABASE_URL: `postgres://127.0.0.1:${await freePort()}/maillage` });
    const { code, stderr } = await runServer(place);
    expect([code, lines(stderr)]).toEqual([
      1,
      ['Maillage cannot start:', '  DATABASE_URL: nothing answers there; is PostgreSQL running?'],
    ]);
  });
});

describe('the process that serves a SQLite file', () => {
  it('is one: a second stops with a line, and takes over once the first was killed', async () => {
    const first = await startServer(place);
    const { code, stderr } = await runServer({ ...place, env: { ...place.env, PORT: '0' } });
    const file = join(place.folder, 'data', 'maillage.sqlite');
    expect([code, lines(stderr)]).toEqual([
      1,
      [
        'Maillage cannot start:',
        `  Another process already serves ${file}. Stop it first, or use PostgreSQL to run several processes.`,
      ],
    ]);
    await first.end('SIGKILL');
    const second = await startServer(place);
    expect((await fetch(`${second.origin}/health/ready`)).status).toBe(200);
    await second.end('SIGKILL');
  });

  it('is there soon when its database exists already', async () => {
    await (await startServer(place)).end('SIGKILL');
    const again = await startServer(place);
    await again.end('SIGTERM');
    // How soon exactly is the bench's to say: here others use the machine.
    expect(again.startedIn).toBeLessThan(10_000);
  });

  it('lets commands write and copy beside it', async () => {
    const seeded = await seedEvent(place.env, { people: 20, capacity: 5 });
    const server = await startServer(place);
    let isDone = false;
    const statuses: (number | null)[] = [];
    const answering = seeded.people.map(async ({ secret }, index) => {
      for (let round = index; !isDone; round += 1)
        statuses.push(await putAnswer(server.origin, seeded, secret, { answer: round % 2 ? 'yes' : 'no' }));
    });
    const copy = join(place.folder, 'copy.sqlite');
    const migrated = await runCli(place, 'migrate');
    const saved = await runCli(place, 'backup', copy);
    const refused = await runCli(place, 'backup', copy);
    isDone = true;
    await Promise.all(answering);
    await server.end('SIGTERM');

    expect([migrated.code, migrated.stdout]).toEqual([0, 'The schema is up to date.\n']);
    expect([saved.code, saved.stdout]).toEqual([
      0,
      `Saved in ${copy}. Keep data/secret with it: mailed links are made with it.\n`,
    ]);
    expect([refused.code, refused.stderr]).toEqual([1, `${copy} exists already: give another name.\n`]);
    expect(new Set(statuses)).toEqual(new Set([200]));

    const restored = await openDatabase(`sqlite:${copy}`, await allEntities());
    expect(await restored.writer.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(await restored.reader.manager.countBy(Rsvp, { outcome: 'going' })).toBeLessThanOrEqual(5);
    // Each answer and what it tells were written together: so they were copied.
    const [answers] = await restored.writer.query<[{ versions: number }]>(
      'select sum(version) as versions from rsvps',
    );
    const told = await restored.reader.manager.countBy(OutboxRow, { kind: 'rsvp.decided' });
    expect(told).toBe(answers.versions);
    await restored.close();
  });
});

describe('a process that is told to stop', () => {
  it('finishes the requests and the mail under way, records them, and ends with 0 within seconds', async () => {
    const sink = await startSmtpSink();
    Object.assign(place.env, {
      SMTP_URL: sink.url,
      MAIL_FROM: 'Maillage <bonjour@maillage.example>',
    });
    const seeded = await seedEvent(place.env, { people: 40, capacity: 5 });
    const server = await startServer(place);
    const answers = seeded.people.map(({ secret }) =>
      putAnswer(server.origin, seeded, secret, { answer: 'yes' }),
    );
    await Promise.race(answers);
    await vi.waitFor(() => expect(sink.mails.length).toBeGreaterThan(0), { timeout: 10_000, interval: 5 });
    const begun = performance.now();
    const { code, signal } = await server.end('SIGTERM');
    expect([code, signal]).toEqual([0, null]);
    expect(performance.now() - begun).toBeLessThan(8000);
    expect(new Set(await Promise.all(answers))).toEqual(new Set([200]));

    const open = await openDatabase(place.env.DATABASE_URL!, await allEntities());
    expect(await open.reader.manager.count(Rsvp)).toBe(40);
    const rows = await open.reader.manager.findBy(OutboxRow, { kind: 'invitation.mail-decided' });
    expect(rows.filter(({ state }) => state === 'done')).toHaveLength(sink.mails.length);
    expect(rows.filter(({ leaseOwner }) => leaseOwner !== null)).toEqual([]);
    await open.close();

    await startServer(place);
    await vi.waitFor(() => expect(sink.mails).toHaveLength(40), { timeout: 20_000 });
    expect(new Set(sink.mails.map(({ parsed }) => parsed.messageId)).size).toBe(40);
    await sink.close();
  });
});
