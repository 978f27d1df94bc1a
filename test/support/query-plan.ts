import { DataSource, type Logger } from 'typeorm';
import type { TestApp } from './app.js';

interface Asked {
  query: string;
  parameters: unknown[];
}

/** How the database does what it is asked while `work` runs: its own words, a line a statement. */
export async function plansOf(app: TestApp, work: () => Promise<unknown>): Promise<string> {
  const asked: Asked[] = [];
  const readers: DataSource[] = app.get('READ_CONNECTIONS');
  const before = readers.map(({ logger }) => logger);
  for (const reader of readers) reader.logger = recorder(reader.logger, asked);
  try {
    await work();
  } finally {
    readers.forEach((reader, index) => (reader.logger = before[index]!));
  }
  const plans: string[] = [];
  for (const each of asked) plans.push(await planOf(app.get(DataSource), each));
  return plans.join('\n');
}

const recorder = (logger: Logger, asked: Asked[]): Logger =>
  Object.assign(Object.create(logger) as Logger, {
    logQuery: (query: string, parameters: unknown[] = []) => void asked.push({ query, parameters }),
  });

async function planOf(source: DataSource, { query, parameters }: Asked): Promise<string> {
  if (source.options.type === 'sqlite') {
    const steps = await source.query<{ detail: string }[]>(`explain query plan ${query}`, parameters);
    return steps.map(({ detail }) => detail).join('; ');
  }
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    // A handful of rows is quicker to scan: whether an index serves is the question.
    await runner.query('set local enable_seqscan = off');
    const lines = (await runner.query(`explain ${query}`, parameters)) as { 'QUERY PLAN': string }[];
    return lines.map((line) => line['QUERY PLAN']).join('; ');
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}
