import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table glossary_entries (
    id uuid not null primary key,
    acronym text not null,
    country text check (country in ('FR', 'CA-QC')),
    sense text not null,
    explanation text not null,
    equivalent text,
    replaces text,
    likeness text not null,
    created_by uuid references accounts (id) on delete set null,
    revision integer not null,
    created_at bigint not null,
    updated_at bigint not null
  )`,
  `create table glossary_versions (
    id uuid not null primary key,
    entry_id uuid not null references glossary_entries (id) on delete cascade,
    revision integer not null,
    acronym text not null,
    country text check (country in ('FR', 'CA-QC')),
    sense text not null,
    explanation text not null,
    equivalent text,
    editor_id uuid references accounts (id) on delete set null,
    at bigint not null
  )`,
  `create unique index glossary_entries_replaces on glossary_entries (replaces)`,
  `create unique index glossary_entries_likeness on glossary_entries (likeness)`,
  `create index glossary_entries_created_by on glossary_entries (created_by)`,
  `create unique index glossary_versions_entry on glossary_versions (entry_id, revision)`,
  `create index glossary_versions_editor on glossary_versions (editor_id)`,
];

const DOWN = [`drop table glossary_versions`, `drop table glossary_entries`];

export class Glossary1765260000000 implements MigrationInterface {
  name = 'Glossary1765260000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
