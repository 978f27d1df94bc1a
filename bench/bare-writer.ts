import pg from 'pg';
import sqlite3 from 'sqlite3';

type Values = Record<string, unknown>;

/** What one answer left behind: itself and what the outbox is told. */
interface Written {
  rsvp: Values;
  outbox: Values;
}

/** The same rows through a driver alone, each answer in a durable transaction of its own. */
export interface BareWriter {
  /** Takes away, and returns, what was written about an event. */
  take: (eventId: string) => Promise<Written[]>;
  write: (rows: readonly Written[]) => Promise<void>;
  /** @throws where the waiting list is not in this order of accounts */
  checkQueue: (eventId: string, expected: readonly { accountId: string }[]) => Promise<void>;
  close: () => Promise<void>;
}

type Query = (sql: string, values?: unknown[]) => Promise<Values[]>;

interface Driver {
  query: Query;
  /** Runs each in a transaction; several at once where the database can. */
  transactions: (works: ((query: Query) => Promise<void>)[]) => Promise<void>;
  close: () => Promise<void>;
}

export async function openBareWriter(databaseUrl: string): Promise<BareWriter> {
  const isSqlite = databaseUrl.startsWith('sqlite:');
  const driver = await (isSqlite
    ? openSqlite(databaseUrl.slice('sqlite:'.length))
    : openPostgres(databaseUrl));
  const { query, transactions, close } = driver;
  return {
    async take(eventId) {
      const rsvps = await query('select * from rsvps where event_id = $1', [eventId]);
      const told = await query("select * from outbox where kind = 'rsvp.decided' and payload like $1", [
        `%${eventId}%`,
      ]);
      await query('delete from rsvps where event_id = $1', [eventId]);
      await query("delete from outbox where kind = 'rsvp.decided' and payload like $1", [`%${eventId}%`]);
      const keys = new Map(told.map((row) => [String(row['dedupe_key']).split(':')[0], row]));
      return rsvps.map((rsvp) => ({ rsvp, outbox: keys.get(String(rsvp['id']))! }));
    },
    write: (rows) =>
      transactions(
        rows.map(({ rsvp, outbox }) => async (within) => {
          await insert(within, 'rsvps', rsvp);
          await insert(within, 'outbox', outbox);
        }),
      ),
    async checkQueue(eventId, expected) {
      const rows = await query(
        "select account_id from rsvps where event_id = $1 and outcome = 'waitlisted' order by queued_at, id",
        [eventId],
      );
      const isSame = rows.every((row, index) => row['account_id'] === expected[index]?.accountId);
      if (!isSame || rows.length !== expected.length) throw new Error('The waiting list is not in order.');
    },
    close,
  };
}

async function insert(query: Query, table: string, values: Values): Promise<void> {
  const names = Object.keys(values);
  const places = names.map((_, index) => `$${index + 1}`);
  await query(`insert into ${table} (${names.join()}) values (${places.join()})`, Object.values(values));
}

async function openSqlite(file: string): Promise<Driver> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)));
  });
  const query: Query = (sql, values = []) =>
    new Promise((resolve, reject) => {
      const named = Object.fromEntries(values.map((value, index) => [`$${index + 1}`, value]));
      database.all(sql, named, (error, rows) => (error ? reject(error) : resolve(rows as Values[])));
    });
  await query('pragma synchronous = full');
  return {
    query,
    async transactions(works) {
      for (const work of works) {
        await query('begin immediate');
        await work(query);
        await query('commit');
      }
    },
    close: () =>
      new Promise((resolve, reject) => database.close((error) => (error ? reject(error) : resolve()))),
  };
}

async function openPostgres(url: string): Promise<Driver> {
  // As many connections as the application has.
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  const query: Query = async (sql, values = []) => (await pool.query<Values>(sql, values)).rows;
  const transaction = async (work: (query: Query) => Promise<void>): Promise<void> => {
    const client = await pool.connect();
    await client.query('begin');
    await work(async (sql, values) => (await client.query<Values>(sql, values)).rows);
    await client.query('commit');
    client.release();
  };
  return {
    query,
    transactions: async (works) => void (await Promise.all(works.map(transaction))),
    close: () => pool.end(),
  };
}
