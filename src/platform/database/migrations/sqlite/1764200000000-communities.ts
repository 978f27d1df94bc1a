import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  ...['lives_at_url', 'lives_at_name', 'parent_association', 'join_question'].map(
    (column) => `alter table communities add column ${column} text`,
  ),
  `alter table communities add column last_gathering_at bigint`,
  `alter table communities add column awakened_at bigint`,
  `update communities set last_gathering_at =
    (select max(ends_at) from events where community_id = communities.id and status = 'scheduled')`,
  `alter table memberships add column word text`,
  `alter table memberships add column shown_to_all boolean not null default false`,
  `create table community_invitations (
    id varchar not null primary key,
    community_id varchar not null references communities (id) on delete cascade,
    account_id varchar not null references accounts (id) on delete cascade,
    invited_by varchar references accounts (id) on delete set null,
    known_as text not null,
    token_hash text not null,
    refusal_token_hash text not null,
    mailed_at bigint not null,
    created_at bigint not null,
    closed_at bigint
  )`,
  `create unique index community_invitations_once on community_invitations (community_id, account_id)`,
  `create index community_invitations_roll on community_invitations (community_id, created_at, id)`,
  `create unique index community_invitations_token on community_invitations (token_hash)`,
  `create unique index community_invitations_refusal on community_invitations (refusal_token_hash)`,
  `create table community_links (
    community_id varchar not null primary key references communities (id) on delete cascade,
    version integer not null,
    token_hash text
  )`,
  `create unique index community_links_token on community_links (token_hash)`,
  `create table takeovers (
    id varchar not null primary key,
    community_id varchar not null references communities (id) on delete cascade,
    account_id varchar not null references accounts (id) on delete cascade,
    asked_at bigint not null,
    due_at bigint not null
  )`,
  `create unique index takeovers_once on takeovers (community_id)`,
];

const DOWN = [
  `drop table takeovers`,
  `drop table community_links`,
  `drop table community_invitations`,
  ...['shown_to_all', 'word'].map((column) => `alter table memberships drop column ${column}`),
  ...[
    ...['awakened_at', 'last_gathering_at'],
    ...['join_question', 'parent_association', 'lives_at_name', 'lives_at_url'],
  ].map((column) => `alter table communities drop column ${column}`),
];

export class Communities1764200000000 implements MigrationInterface {
  name = 'Communities1764200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
