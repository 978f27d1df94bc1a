import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table news_feeds (
    id uuid not null primary key,
    account_id uuid not null references accounts (id) on delete cascade,
    name text not null,
    territories text not null,
    kinds text not null,
    token_version integer not null,
    token_hash text not null,
    created_at bigint not null,
    read_at bigint
  )`,
  `create unique index news_feeds_token on news_feeds (token_hash)`,
  `create index news_feeds_account on news_feeds (account_id, created_at)`,
  `create index news_items_scope on news_items (scope, status, published_at, id)`,
];

const DOWN = [`drop index news_items_scope`, `drop table news_feeds`];

export class NewsFeeds1765250100000 implements MigrationInterface {
  name = 'NewsFeeds1765250100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
