import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table news_search (
    id varchar not null primary key references news_items (id) on delete cascade,
    position bigint not null
  )`,
  `create unique index news_search_position on news_search (position)`,
  // Terms alone, whose characters our code chose: no text is kept a second time.
  `create virtual table news_search_terms using fts5 (
    terms, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '._-'"
  )`,
  `create trigger news_search_removed after delete on news_search
    begin delete from news_search_terms where rowid = old.position; end`,
  // Lists are read in the order of their days and end soon: an index that seems to find few rows, and has to sort what
  // it finds, would be taken instead.
  `drop index news_items_feed`,
  `drop index news_items_territory`,
  `create index news_items_published on news_items (published_at, id)`,
  // Without figures SQLite believes that few rows are equal to anything: of a hundred thousand items, a third have one scope.
  `analyze news_items`,
  `delete from sqlite_stat1 where tbl = 'news_items'`,
  `insert into sqlite_stat1 (tbl, idx, stat) values
    ('news_items', 'news_items_published', '100000 2 1'),
    ('news_items', 'news_items_scope', '100000 33000 30000 2 1')`,
];

const DOWN = [
  `delete from sqlite_stat1 where tbl = 'news_items'`,
  `drop index news_items_published`,
  `create index news_items_feed on news_items (status, expires_at, published_at, id)`,
  `create index news_items_territory on news_items (territory, published_at, id)`,
  `drop trigger news_search_removed`,
  `drop table news_search_terms`,
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
