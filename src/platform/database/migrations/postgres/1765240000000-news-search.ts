import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table news_search (
    id uuid not null primary key references news_items (id) on delete cascade,
    position bigint not null,
    terms tsvector not null
  )`,
  `create unique index news_search_position on news_search (position)`,
  `create index news_search_terms on news_search using gin (terms)`,
  // Lists are read in the order of their days and end soon: an index that seems to find few rows, and has to sort what
  // it finds, would be taken instead.
  `drop index news_items_feed`,
  `drop index news_items_territory`,
  `create index news_items_published on news_items (published_at, id)`,
];

const DOWN = [
  `drop index news_items_published`,
  `create index news_items_feed on news_items (status, expires_at, published_at, id)`,
  `create index news_items_territory on news_items (territory, published_at, id)`,
  `drop table news_search`,
];

export class NewsSearch1765240000000 implements MigrationInterface {
  name = 'NewsSearch1765240000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
