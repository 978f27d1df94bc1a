import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table suspensions (
    id varchar not null primary key,
    account_id varchar not null references accounts (id) on delete cascade,
    decided_by varchar references accounts (id) on delete set null,
    at bigint not null,
    ends_at bigint
  )`,
  `create unique index suspensions_account on suspensions (account_id)`,
  `create index suspensions_list on suspensions (at, id)`,
  `create index suspensions_decided_by on suspensions (decided_by)`,
  `alter table moderation_decisions add column text_revision integer`,
  `alter table moderation_decisions add column clears boolean not null default false`,
  `alter table moderation_decisions add column suspended_until bigint`,
];

const DOWN = [
  `alter table moderation_decisions drop column suspended_until`,
  `alter table moderation_decisions drop column clears`,
  `alter table moderation_decisions drop column text_revision`,
  `drop table suspensions`,
];

export class Suspensions1765300000000 implements MigrationInterface {
  name = 'Suspensions1765300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
