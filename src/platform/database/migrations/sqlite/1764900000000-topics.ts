import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table topics (
    id varchar not null primary key,
    event_id varchar references events (id) on delete cascade,
    series_id varchar references series (id) on delete cascade,
    author_id varchar references accounts (id) on delete set null,
    title text not null,
    words text not null,
    minutes integer,
    state text not null check (state in ('proposed', 'accepted', 'kept', 'declined', 'withdrawn')),
    word text,
    rank integer,
    created_at bigint not null,
    updated_at bigint not null,
    check ((event_id is null) <> (series_id is null)),
    check ((rank is null) = (state <> 'accepted'))
  )`,
  `create table topic_supports (
    topic_id varchar not null references topics (id) on delete cascade,
    account_id varchar not null references accounts (id) on delete cascade,
    at bigint not null,
    primary key (topic_id, account_id)
  )`,
  `create table date_confirmations (
    event_id varchar not null primary key references events (id) on delete cascade,
    account_id varchar not null references accounts (id) on delete cascade,
    starts_at bigint not null,
    at bigint not null
  )`,
  `create table duty_refusals (
    series_id varchar not null references series (id) on delete cascade,
    account_id varchar not null references accounts (id) on delete cascade,
    refused_at bigint not null,
    primary key (series_id, account_id)
  )`,
  `create index topics_event on topics (event_id, rank, id)`,
  `create index topics_series on topics (series_id, id)`,
  `create index topics_author on topics (author_id)`,
  `create index topic_supports_account on topic_supports (account_id)`,
  `create index date_confirmations_account on date_confirmations (account_id)`,
  `create index duty_refusals_account on duty_refusals (account_id)`,
];

const DOWN = [
  `drop table duty_refusals`,
  `drop table date_confirmations`,
  `drop table topic_supports`,
  `drop table topics`,
];

export class Topics1764900000000 implements MigrationInterface {
  name = 'Topics1764900000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
