import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table going_reminders (
    event_id uuid not null references events (id) on delete cascade,
    account_id uuid not null references accounts (id) on delete cascade,
    kind text not null check (kind in ('ahead', 'eve', 'day')),
    starts_at bigint not null,
    at bigint not null,
    primary key (event_id, account_id, kind)
  )`,
  `create index going_reminders_account on going_reminders (account_id)`,
];

const DOWN = [`drop table going_reminders`];

export class GoingReminders1765100000000 implements MigrationInterface {
  name = 'GoingReminders1765100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
