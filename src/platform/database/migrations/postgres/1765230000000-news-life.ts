import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table news_outdatings (
    news_id uuid not null primary key references news_items (id) on delete cascade,
    closure_id uuid references news_items (id) on delete cascade,
    at bigint not null
  )`,
  `create table news_mail_refusals (
    account_id uuid not null primary key references accounts (id) on delete cascade,
    refused_at bigint not null
  )`,
  `create index news_outdatings_closure on news_outdatings (closure_id)`,
  `alter table news_confirmations add column stands boolean not null default true`,
];

const DOWN = [
  `alter table news_confirmations drop column stands`,
  `drop table news_mail_refusals`,
  `drop table news_outdatings`,
];

export class NewsLife1765230000000 implements MigrationInterface {
  name = 'NewsLife1765230000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
