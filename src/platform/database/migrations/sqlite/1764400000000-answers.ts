import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `alter table rsvps add column recorded_by varchar references accounts (id) on delete set null`,
  `alter table rsvps add column recorded_name text`,
  `alter table rsvps add column seen_revision integer not null default 0`,
  `alter table invites add column seen_revision integer not null default 0`,
  `alter table invites add column told_record_at bigint`,
  `alter table invites add column reminded_at bigint`,
  `create table event_messages (
    id varchar not null primary key,
    event_id varchar not null references events (id) on delete cascade,
    author_id varchar references accounts (id) on delete set null,
    recipients text not null,
    text text not null,
    created_at bigint not null
  )`,
  `create table event_message_tellings (
    message_id varchar not null references event_messages (id) on delete cascade,
    account_id varchar not null references accounts (id) on delete cascade,
    told_at bigint not null,
    primary key (message_id, account_id)
  )`,
  `create index event_messages_event on event_messages (event_id, created_at)`,
];

const DOWN = [
  `drop table event_message_tellings`,
  `drop table event_messages`,
  `alter table invites drop column reminded_at`,
  `alter table invites drop column told_record_at`,
  `alter table invites drop column seen_revision`,
  `alter table rsvps drop column seen_revision`,
  `alter table rsvps drop column recorded_name`,
  `alter table rsvps drop column recorded_by`,
];

export class Answers1764400000000 implements MigrationInterface {
  name = 'Answers1764400000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
