import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table associations (
    id uuid not null primary key,
    kind text not null check (kind in ('association', 'public-service')),
    name text not null,
    acronym text,
    description text not null,
    territory text not null,
    contact_email text,
    contact_phone text,
    website text,
    renewal_url text,
    grace_days integer not null default 30,
    status text not null check (status in ('requested', 'verified', 'refused')),
    decision_word text,
    requested_by uuid references accounts (id) on delete set null,
    decided_at bigint,
    revision integer not null,
    created_at bigint not null
  )`,
  `create table association_roles (
    association_id uuid not null references associations (id) on delete cascade,
    account_id uuid not null references accounts (id) on delete cascade,
    role text not null check (role in ('writer', 'manager')),
    since bigint not null,
    suspended_at bigint,
    primary key (association_id, account_id, role)
  )`,
  `create table adhesions (
    id uuid not null primary key,
    association_id uuid not null references associations (id) on delete cascade,
    account_id uuid not null references accounts (id) on delete cascade,
    name text not null,
    email text not null,
    starts_on text not null,
    ends_on text not null,
    admits_until text not null,
    revision integer not null,
    created_at bigint not null,
    updated_at bigint not null
  )`,
  `create index associations_by_name on associations (name, id)`,
  `create index association_roles_account on association_roles (account_id)`,
  `create unique index adhesions_once on adhesions (association_id, account_id)`,
  `create index adhesions_end on adhesions (association_id, ends_on, id)`,
  `create index adhesions_account on adhesions (account_id)`,
];

const DOWN = [`drop table adhesions`, `drop table association_roles`, `drop table associations`];

export class Associations1764600000000 implements MigrationInterface {
  name = 'Associations1764600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
