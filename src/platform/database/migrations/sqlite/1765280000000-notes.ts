import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table event_notes (
    event_id varchar not null primary key references events (id) on delete cascade,
    text text not null,
    editor_id varchar references accounts (id) on delete set null,
    revision integer not null,
    created_at bigint not null,
    updated_at bigint not null
  )`,
  `create index event_notes_editor on event_notes (editor_id)`,
];

const DOWN = [`drop table event_notes`];

export class Notes1765280000000 implements MigrationInterface {
  name = 'Notes1765280000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
