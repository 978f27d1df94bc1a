import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table series (
    id uuid not null primary key,
    uid text not null,
    community_id uuid not null references communities (id) on delete restrict,
    shared_community_id uuid references communities (id) on delete set null,
    previous_id uuid references series (id) on delete set null,
    kind text not null,
    format text not null check (format in ('in-person', 'video', 'hybrid')),
    title text not null,
    description text not null,
    rule text not null,
    starts_on text not null,
    until text,
    skips text not null,
    time text not null,
    duration_minutes integer not null,
    time_zone text not null,
    place text,
    room_url text,
    capacity integer,
    held_seats integer not null default 0,
    max_guests integer not null,
    audience text not null check (audience in ('public', 'members')),
    adherents_of uuid references associations (id) on delete restrict,
    deadline_hours integer,
    rotates boolean not null,
    status text not null check (status in ('active', 'cancelled')),
    cancellation_word text,
    horizon_on text not null,
    sequence integer not null,
    revision integer not null,
    revised_at bigint not null,
    created_at bigint not null
  )`,
  `create table series_hosts (
    series_id uuid not null references series (id) on delete cascade,
    account_id uuid not null references accounts (id) on delete cascade,
    rank integer not null,
    primary key (series_id, account_id)
  )`,
  `create table followings (
    id uuid not null primary key,
    series_id uuid not null references series (id) on delete cascade,
    account_id uuid not null references accounts (id) on delete cascade,
    since bigint not null,
    lapsed_at bigint
  )`,
  `alter table events add column series_id uuid references series (id) on delete restrict`,
  `alter table events add column original_start_local text`,
  `alter table events add column adherents_of uuid references associations (id) on delete restrict`,
  `alter table rsvps add column via text not null default 'own' check (via in ('own', 'following'))`,
  `create unique index series_uid on series (uid)`,
  `create index series_community on series (community_id, id)`,
  `create index series_shared on series (shared_community_id, id)`,
  `create unique index followings_once on followings (series_id, account_id)`,
  `create index followings_order on followings (series_id, since, id)`,
  `create index followings_account on followings (account_id)`,
  `create unique index events_occurrence on events (series_id, original_start_local)`,
];

const DOWN = [
  `drop index events_occurrence`,
  `alter table rsvps drop column via`,
  `alter table events drop column adherents_of`,
  `alter table events drop column original_start_local`,
  `alter table events drop column series_id`,
  `drop table followings`,
  `drop table series_hosts`,
  `drop table series`,
];

export class Series1764700000000 implements MigrationInterface {
  name = 'Series1764700000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
