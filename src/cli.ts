import { Command } from 'commander';
import { demo } from './cli/demo.js';
import { doctor } from './cli/doctor.js';
import { grantAdmin } from './cli/grant-admin.js';
import { backup } from './cli/backup.js';
import { importAdherents } from './cli/import-adherents.js';
import { migrate } from './cli/migrate.js';
import { SettingsError } from './platform/config/settings.js';
import { serve } from './serve.js';

const program = new Command('maillage').description(
  'Communities, small meetups and local news for social workers',
);

program
  .command('serve')
  .description('serve the site, and do the background work where ROLE says so')
  .action(() => serve());
program
  .command('worker')
  .description('do the background work alone (PostgreSQL)')
  .action(() => serve({ role: 'worker' }));
program.command('migrate').description('bring the database to the current schema').action(migrate);
program
  .command('demo')
  .description('load invented people, communities and meetups into an empty database')
  .option('--reset', 'remove the demo that is there, and load it again')
  .action(demo);
program
  .command('grant-admin')
  .description('make an account an instance admin')
  .argument('<email>')
  .action(grantAdmin);
program
  .command('import-adherents')
  .description('add and renew the adhesions of a table (CSV), once you have seen what that would do')
  .argument('<file.csv>')
  .requiredOption('--association <id>', 'the last part of its page’s address')
  .requiredOption('--as <email>', 'the address of one of its managers')
  .option(
    '--ends-on <day>',
    'the last day, 2027-12-31, for lines without one; a year from the first otherwise',
  )
  .option('--confirm', 'write it')
  .action(importAdherents);
program
  .command('backup')
  .description('copy the SQLite database, consistent while it is in use')
  .argument('<file>')
  .action(backup);
program
  .command('doctor')
  .description('check settings, database, mail, clock and time zone rules')
  .action(doctor);

try {
  await program.parseAsync();
} catch (error) {
  const lines = error instanceof SettingsError ? error.lines : [(error as Error).message];
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
  process.exitCode = 1;
}
