import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `alter table events add column room_generated boolean not null default false`,
  `alter table series add column room_generated boolean not null default false`,
  `create table room_admissions (
    event_id uuid not null references events (id) on delete cascade,
    account_id uuid not null references accounts (id) on delete cascade,
    asked_at bigint not null,
    admitted boolean,
    decided_by uuid references accounts (id) on delete set null,
    decided_at bigint,
    primary key (event_id, account_id)
  )`,
  `create table attendances (
    event_id uuid not null references events (id) on delete cascade,
    account_id uuid not null references accounts (id) on delete cascade,
    present boolean not null,
    source text not null check (source in ('gate', 'host')),
    marked_by uuid references accounts (id) on delete set null,
    at bigint not null,
    primary key (event_id, account_id)
  )`,
  `create index room_admissions_account on room_admissions (account_id)`,
  `create index attendances_account on attendances (account_id)`,
];

const DOWN = [
  `drop table attendances`,
  `drop table room_admissions`,
  `alter table series drop column room_generated`,
  `alter table events drop column room_generated`,
];

export class Room1765000000000 implements MigrationInterface {
  name = 'Room1765000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
