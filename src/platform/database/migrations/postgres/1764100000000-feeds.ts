import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `create table feeds (
    id uuid not null primary key,
    account_id uuid not null references accounts (id) on delete cascade,
    name text not null,
    token_version integer not null,
    token_hash text not null,
    created_at bigint not null,
    read_at bigint
  )`,
  `create unique index feeds_token on feeds (token_hash)`,
  `create index feeds_account on feeds (account_id, created_at)`,
];

export class Feeds1764100000000 implements MigrationInterface {
  name = 'Feeds1764100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table feeds');
  }
}
