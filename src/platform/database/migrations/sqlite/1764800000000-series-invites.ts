import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table series_invites (
    id varchar not null primary key,
    account_id varchar not null references accounts (id) on delete cascade,
    series_id varchar not null references series (id) on delete cascade,
    uid text not null,
    token_version integer not null,
    reissued_at bigint,
    link_token_hash text not null,
    reply_token_hash text not null,
    held text,
    told_sequence integer,
    bumps integer not null,
    mails integer not null,
    told_at bigint,
    created_at bigint not null
  )`,
  `create unique index series_invites_once on series_invites (account_id, uid)`,
  `create index series_invites_series on series_invites (series_id, id)`,
  `create unique index series_invites_link_token on series_invites (link_token_hash)`,
  `create unique index series_invites_reply_token on series_invites (reply_token_hash)`,
  `alter table invites add column told_offer_at bigint`,
];

const DOWN = [`alter table invites drop column told_offer_at`, `drop table series_invites`];

export class SeriesInvites1764800000000 implements MigrationInterface {
  name = 'SeriesInvites1764800000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
