import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `alter table accounts add column backup_email text`,
  `alter table accounts add column sole_reader_at bigint`,
  `create table address_claims (
    email text not null primary key,
    account_id varchar not null references accounts (id) on delete cascade,
    kept_until bigint
  )`,
  `create table address_changes (
    id varchar not null primary key,
    account_id varchar not null references accounts (id) on delete cascade,
    purpose text not null check (purpose in ('main', 'backup')),
    email text not null,
    former_email text,
    confirmation_hash text not null,
    undo_hash text not null,
    created_at bigint not null,
    withdrawn_at bigint,
    confirmed_at bigint,
    undone_at bigint
  )`,
  `create table device_links (
    id varchar not null primary key,
    account_id varchar not null references accounts (id) on delete cascade,
    token_hash text not null,
    created_at bigint not null,
    used_at bigint
  )`,
  `alter table invites add column reissued_at bigint`,
  `alter table event_invitations add column known_as text`,
  `create index address_claims_account on address_claims (account_id)`,
  `create unique index address_changes_confirmation on address_changes (confirmation_hash)`,
  `create unique index address_changes_undo on address_changes (undo_hash)`,
  `create index address_changes_account on address_changes (account_id, created_at)`,
  `create unique index device_links_token on device_links (token_hash)`,
  `create index device_links_account on device_links (account_id)`,
  `insert into address_claims (email, account_id) select email, id from accounts`,
  `update event_invitations set known_as =
    (select email from accounts where accounts.id = event_invitations.account_id)`,
];

const UNDONE = [
  `alter table event_invitations drop column known_as`,
  `alter table invites drop column reissued_at`,
  `drop table device_links`,
  `drop table address_changes`,
  `drop table address_claims`,
  `alter table accounts drop column sole_reader_at`,
  `alter table accounts drop column backup_email`,
];

export class Addresses1764500000000 implements MigrationInterface {
  name = 'Addresses1764500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UNDONE) await queryRunner.query(statement);
  }
}
