/** `npm run bench -- P2 P3 --quick --on=SQLite`: measures, prints the table, and keeps whole runs. */
import { writeFileSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type BenchDatabase, openDatabases } from './databases.js';
import { machineLine, thisMachine } from './machine.js';
import type { Result } from './result.js';
import { ROWS } from './rows.js';
import { table, withMeasured } from './table.js';

const PAGE = new URL('../../docs/BENCH.md', import.meta.url);
const RESULTS = new URL('../../bench/results.json', import.meta.url);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, on: { type: 'string' } },
});
const wanted = ROWS.filter(({ id }) => !positionals.length || positionals.includes(id));
const names = (['SQLite', 'PostgreSQL'] as const).filter((name) => !values.on || name === values.on);
const size = values.quick ? { rounds: 3, seconds: 1, share: 0.1 } : { rounds: 3, seconds: 2, share: 1 };
const databases = openDatabases();
const results: Result[] = [];

async function measure(name: BenchDatabase['name']): Promise<void> {
  for (const row of wanted) {
    const database = await databases.make(name);
    console.error(`${row.id} on ${name}…`);
    try {
      const measured = await row.measure({ database, ...size });
      results.push(...measured.map((each) => ({ row: row.id, database: name, ...each })));
    } finally {
      await database.drop();
    }
  }
}

try {
  for (const name of names) await measure(name);
} finally {
  await databases.stop();
}
results.sort((a, b) => a.row.localeCompare(b.row));
const [machine, measured] = [thisMachine(), table(results)];
console.log(`${measured}\n\n${machineLine(machine)}`);
if (!values.quick && wanted.length === ROWS.length && names.length === 2) {
  writeFileSync(RESULTS, `${JSON.stringify({ machine, results }, null, 2)}\n`);
  writeFileSync(PAGE, withMeasured(readFileSync(PAGE, 'utf8'), `\n${measured}\n\n${machineLine(machine)}\n`));
}
