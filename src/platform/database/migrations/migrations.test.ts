import type { QueryRunner } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { migrationsFor } from './migrations.js';

async function statementsOf(dialect: 'sqlite' | 'postgres'): Promise<string[]> {
  const statements: string[] = [];
  const recorder = { query: async (sql: string) => void statements.push(sql) } as unknown as QueryRunner;
  for (const Migration of migrationsFor(dialect)) await new Migration().up(recorder);
  return statements;
}

/** What keeps rows right whoever writes them; words are found by what each database has for it. */
const isConstraint = (line: string): boolean =>
  /\b(check|references|primary key|index)\b/.test(line) && !line.includes('using gin');

describe('the migrations of both databases', () => {
  it('have the same names in the same order', () => {
    const names = (dialect: 'sqlite' | 'postgres') =>
      migrationsFor(dialect).map((Migration) => new Migration().name);
    expect(names('sqlite')).toEqual(names('postgres'));
  });

  it('make the same keys, references, checks and indexes', async () => {
    const constraints = async (dialect: 'sqlite' | 'postgres') =>
      (await statementsOf(dialect))
        .flatMap((statement) => statement.split('\n'))
        .map((line) => line.trim().replace(/\b(varchar|uuid)\b/g, 'id'))
        .filter(isConstraint);
    expect(await constraints('sqlite')).toEqual(await constraints('postgres'));
  });
});
