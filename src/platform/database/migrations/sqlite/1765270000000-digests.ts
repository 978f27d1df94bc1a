import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table digest_subscriptions (
    account_id varchar not null primary key references accounts (id) on delete cascade,
    weekday integer not null check (weekday between 0 and 6),
    territories text,
    kinds text,
    community_ids text,
    next_at bigint,
    told_until bigint not null,
    since bigint not null,
    week text,
    revision integer not null
  )`,
  `create index digest_subscriptions_due on digest_subscriptions (next_at, account_id)`,
  `create index news_items_corrected on news_items (corrected_at)`,
];

const DOWN = [`drop index news_items_corrected`, `drop table digest_subscriptions`];

export class Digests1765270000000 implements MigrationInterface {
  name = 'Digests1765270000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
